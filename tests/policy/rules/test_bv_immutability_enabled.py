from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    fixed,
    secret,
)


def given(state: object) -> Props:
    return {"securitySettings": {"immutabilitySettings": {"state": state}}}


def test_bv_immutability_enabled() -> None:
    assert_outcomes(
        "bv-immutability-enabled",
        {
            "pass_unlocked": backup_vault(given("Unlocked")),
            "pass_locked": backup_vault(given("Locked")),
            "pass_other_case": backup_vault(given("unlocked")),
            "pass_secret": backup_vault(given(secret("Locked"))),
            "fail_disabled": backup_vault(given("Disabled")),
            "fail_absent": backup_vault({}),
            "fail_null": backup_vault(given(None)),
            "fail_no_properties": backup_vault(),
            "fail_wrong_level": backup_vault({"immutabilitySettings": {"state": "Locked"}}),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_properties": backup_vault(UNKNOWN_OBJECT),
        },
    )


def test_fix() -> None:
    path = "properties.securitySettings.immutabilitySettings.state"
    assert fixed("bv-immutability-enabled", backup_vault(given("Disabled"))) == {path: "Unlocked"}
