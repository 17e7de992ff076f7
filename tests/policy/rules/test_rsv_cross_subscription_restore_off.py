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
    settings = {"crossSubscriptionRestoreState": state}
    return {"restoreSettings": {"crossSubscriptionRestoreSettings": settings}}


def test_rsv_cross_subscription_restore_off() -> None:
    assert_outcomes(
        "rsv-cross-subscription-restore-off",
        {
            "pass_disabled": recovery_vault(given("Disabled")),
            "pass_for_good": recovery_vault(given("PermanentlyDisabled")),
            "pass_other_case": recovery_vault(given("permanentlydisabled")),
            "pass_secret": recovery_vault(given(secret("Disabled"))),
            "fail_enabled": recovery_vault(given("Enabled")),
            "fail_absent": recovery_vault({}),
            "fail_no_properties": recovery_vault(),
            "fail_null": recovery_vault(given(None)),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": recovery_vault({"restoreSettings": UNKNOWN_OBJECT}),
        },
    )


def test_fix() -> None:
    settings = "properties.restoreSettings.crossSubscriptionRestoreSettings"
    changes = fixed("rsv-cross-subscription-restore-off", recovery_vault())
    assert changes == {f"{settings}.crossSubscriptionRestoreState": "Disabled"}
