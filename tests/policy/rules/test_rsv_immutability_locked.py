from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    secret,
)


def given(state: object) -> Props:
    return {"securitySettings": {"immutabilitySettings": {"state": state}}}


def test_rsv_immutability_locked() -> None:
    assert_outcomes(
        "rsv-immutability-locked",
        {
            "pass_locked": recovery_vault(given("Locked")),
            "pass_other_case": recovery_vault(given("LOCKED")),
            "pass_secret": recovery_vault(given(secret("Locked"))),
            "fail_unlocked": recovery_vault(given("Unlocked")),
            "fail_disabled": recovery_vault(given("Disabled")),
            "fail_absent": recovery_vault({}),
            "fail_null": recovery_vault(given(None)),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
        },
    )
