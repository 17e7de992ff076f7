from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(state: object) -> Props:
    return {"securitySettings": {"softDeleteSettings": {"state": state}}}


def test_bv_soft_delete_always_on() -> None:
    assert_outcomes(
        "bv-soft-delete-always-on",
        {
            "pass_always": backup_vault(given("AlwaysOn")),
            "pass_case_of_recovery_vaults": backup_vault(given("AlwaysON")),
            "pass_secret": backup_vault(given(secret("AlwaysOn"))),
            "fail_on": backup_vault(given("On")),
            "fail_off": backup_vault(given("Off")),
            "fail_absent": backup_vault({}),
            "fail_no_properties": backup_vault(),
            "fail_wrong_level": backup_vault({"softDeleteSettings": {"state": "AlwaysOn"}}),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_properties": backup_vault(UNKNOWN_OBJECT),
        },
    )
