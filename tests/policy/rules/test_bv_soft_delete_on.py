from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    fixed,
    secret,
)

STATE = "properties.securitySettings.softDeleteSettings.state"


def given(state: object, **settings: object) -> Props:
    return {"securitySettings": {"softDeleteSettings": {"state": state, **settings}}}


def test_bv_soft_delete_on() -> None:
    assert_outcomes(
        "bv-soft-delete-on",
        {
            "pass_on": backup_vault(given("On")),
            "pass_always": backup_vault(given("AlwaysOn")),
            "pass_other_case": backup_vault(given("ALWAYSON")),
            "pass_absent": backup_vault({"storageSettings": []}),
            "pass_null": backup_vault(given(None)),
            "pass_blank": backup_vault(given(" ")),
            "pass_no_properties": backup_vault(),
            "pass_settings_are_a_list": backup_vault({"securitySettings": [given("Off")]}),
            "pass_secret": backup_vault(given(secret("On"))),
            "fail_off": backup_vault(given("Off")),
            "fail_off_in_other_case": backup_vault(given("off")),
            "fail_other_word": backup_vault(given("Disabled")),
            "fail_switch": backup_vault(given(state=False)),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_state": backup_vault(given(UNKNOWN_TEXT)),
            "undecided_settings": backup_vault({"securitySettings": UNKNOWN_OBJECT}),
        },
    )


def test_fix() -> None:
    assert fixed("bv-soft-delete-on", backup_vault(given("Off"))) == {STATE: "On"}
    long = backup_vault(given("Off", retentionDurationInDays=30))
    assert fixed("bv-soft-delete-on", long) == {STATE: "On"}
    unknown = backup_vault(given("Off", retentionDurationInDays=UNKNOWN_TEXT))
    assert fixed("bv-soft-delete-on", unknown) == {STATE: "On"}


def test_fix_makes_the_retention_legal() -> None:
    none = backup_vault(given("Off", retentionDurationInDays=0))
    days = "properties.securitySettings.softDeleteSettings.retentionDurationInDays"
    assert fixed("bv-soft-delete-on", none) == {STATE: "On", days: 14}
