from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(state: object) -> Props:
    return {"encryption": {"infrastructureEncryption": state}}


def test_rsv_infrastructure_encryption() -> None:
    assert_outcomes(
        "rsv-infrastructure-encryption",
        {
            "pass_enabled": recovery_vault(given("Enabled")),
            "pass_other_case": recovery_vault(given("ENABLED")),
            "pass_secret": recovery_vault(given(secret("Enabled"))),
            "fail_disabled": recovery_vault(given("Disabled")),
            "fail_absent": recovery_vault({}),
            "fail_empty": recovery_vault({"encryption": {}}),
            "fail_switch": recovery_vault(given(state=True)),
            "fail_wrong_level": recovery_vault({"infrastructureEncryption": "Enabled"}),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_encryption": recovery_vault({"encryption": UNKNOWN_OBJECT}),
        },
    )
