from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)

KEY = "https://kv1.vault.azure.net/keys/k1"


def given(uri: object, level: str = "keyVaultProperties") -> Props:
    return {"encryption": {level: {"keyUri": uri}}}


def test_rsv_cmk() -> None:
    assert_outcomes(
        "rsv-cmk",
        {
            "pass_key": recovery_vault(given(KEY)),
            "pass_key_in_other_case": recovery_vault(given(KEY.upper())),
            "pass_unknown_key": recovery_vault(given(UNKNOWN_TEXT)),
            "pass_secret": recovery_vault(given(secret())),
            "fail_absent": recovery_vault({}),
            "fail_no_properties": recovery_vault(),
            "fail_empty": recovery_vault({"encryption": {}}),
            "fail_blank": recovery_vault(given(" ")),
            "fail_null": recovery_vault(given(None)),
            "fail_identity_only": recovery_vault(
                {"encryption": {"kekIdentity": {"useSystemAssignedIdentity": True}}}
            ),
            "fail_wrong_level": recovery_vault(given(KEY, "kekIdentity")),
            "fail_encryption_is_a_text": recovery_vault({"encryption": KEY}),
            "undecided_encryption": recovery_vault({"encryption": UNKNOWN_OBJECT}),
        },
    )
