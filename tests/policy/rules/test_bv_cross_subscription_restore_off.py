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
    return {"featureSettings": {"crossSubscriptionRestoreSettings": {"state": state}}}


def test_bv_cross_subscription_restore_off() -> None:
    assert_outcomes(
        "bv-cross-subscription-restore-off",
        {
            "pass_disabled": backup_vault(given("Disabled")),
            "pass_for_good": backup_vault(given("PermanentlyDisabled")),
            "pass_other_case": backup_vault(given("permanentlydisabled")),
            "pass_secret": backup_vault(given(secret("Disabled"))),
            "fail_enabled": backup_vault(given("Enabled")),
            "fail_absent": backup_vault({}),
            "fail_blank": backup_vault(given(" ")),
            "fail_wrong_level": backup_vault({"crossSubscriptionRestoreSettings": "Disabled"}),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_features": backup_vault({"featureSettings": UNKNOWN_OBJECT}),
        },
    )


def test_fix() -> None:
    path = "properties.featureSettings.crossSubscriptionRestoreSettings.state"
    assert fixed("bv-cross-subscription-restore-off", backup_vault()) == {path: "Disabled"}
