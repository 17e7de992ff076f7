from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    secret,
)

STATE = "properties.securitySettings.softDeleteSettings.softDeleteState"
DAYS = "properties.securitySettings.softDeleteSettings.softDeleteRetentionPeriodInDays"


def given(state: object, **settings: object) -> Props:
    return {"securitySettings": {"softDeleteSettings": {"softDeleteState": state, **settings}}}


def test_rsv_soft_delete_on() -> None:
    assert_outcomes(
        "rsv-soft-delete-on",
        {
            "pass_enabled": recovery_vault(given("Enabled")),
            "pass_always": recovery_vault(given("AlwaysON")),
            "pass_always_in_the_case_of_backup_vaults": recovery_vault(given("AlwaysOn")),
            "pass_absent": recovery_vault({}),
            "pass_null": recovery_vault(given(None)),
            "pass_blank": recovery_vault(given(" ")),
            "pass_no_properties": recovery_vault(),
            "pass_settings_are_a_list": recovery_vault({"securitySettings": [given("Disabled")]}),
            "pass_wrong_level": recovery_vault(softDeleteState="Disabled"),
            "pass_secret": recovery_vault(given(secret("Enabled"))),
            "fail_disabled": recovery_vault(given("Disabled")),
            "fail_disabled_in_other_case": recovery_vault(given("DISABLED")),
            "fail_word_of_backup_vaults": recovery_vault(given("On")),
            "fail_switch": recovery_vault(given(state=False)),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_state": recovery_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": recovery_vault({"securitySettings": UNKNOWN_OBJECT}),
        },
    )


def test_fix() -> None:
    assert fixed("rsv-soft-delete-on", recovery_vault(given("Disabled"))) == {STATE: "Enabled"}


def test_fix_makes_the_retention_legal() -> None:
    none = recovery_vault(given("Disabled", softDeleteRetentionPeriodInDays=0))
    assert fixed("rsv-soft-delete-on", none) == {STATE: "Enabled", DAYS: 14}
