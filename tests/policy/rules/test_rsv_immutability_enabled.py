from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    secret,
)


def given(state: object) -> Props:
    return {"securitySettings": {"immutabilitySettings": {"state": state}}}


def test_rsv_immutability_enabled() -> None:
    assert_outcomes(
        "rsv-immutability-enabled",
        {
            "pass_unlocked": recovery_vault(given("Unlocked")),
            "pass_locked": recovery_vault(given("Locked")),
            "pass_other_case": recovery_vault(given("unlocked")),
            "pass_secret": recovery_vault(given(secret("Locked"))),
            "fail_disabled": recovery_vault(given("Disabled")),
            "fail_absent": recovery_vault({}),
            "fail_no_properties": recovery_vault(),
            "fail_blank": recovery_vault(given("")),
            "fail_other_word": recovery_vault(given("Enabled")),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": recovery_vault({"securitySettings": UNKNOWN_OBJECT}),
        },
    )


def test_fix() -> None:
    path = "properties.securitySettings.immutabilitySettings.state"
    assert fixed("rsv-immutability-enabled", recovery_vault()) == {path: "Unlocked"}
