from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    secret,
)


def given(state: object) -> Props:
    return {"securitySettings": {"immutabilitySettings": {"state": state}}}


def test_bv_immutability_locked() -> None:
    assert_outcomes(
        "bv-immutability-locked",
        {
            "pass_locked": backup_vault(given("Locked")),
            "pass_other_case": backup_vault(given("LOCKED")),
            "pass_secret": backup_vault(given(secret("Locked"))),
            "fail_unlocked": backup_vault(given("Unlocked")),
            "fail_disabled": backup_vault(given("Disabled")),
            "fail_absent": backup_vault({}),
            "fail_blank": backup_vault(given("")),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": backup_vault({"securitySettings": UNKNOWN_OBJECT}),
        },
    )
