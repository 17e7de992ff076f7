from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(state: object) -> Props:
    return {"securitySettings": {"softDeleteSettings": {"softDeleteState": state}}}


def test_rsv_soft_delete_always_on() -> None:
    assert_outcomes(
        "rsv-soft-delete-always-on",
        {
            "pass_always": recovery_vault(given("AlwaysON")),
            "pass_other_case": recovery_vault(given("alwayson")),
            "pass_secret": recovery_vault(given(secret("AlwaysON"))),
            "fail_enabled": recovery_vault(given("Enabled")),
            "fail_disabled": recovery_vault(given("Disabled")),
            "fail_absent": recovery_vault({}),
            "fail_no_properties": recovery_vault(),
            "fail_null": recovery_vault(given(None)),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_properties": recovery_vault(UNKNOWN_OBJECT),
        },
    )
