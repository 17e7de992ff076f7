import pytest

from tests.policy.samples import (
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    fixed,
    secret,
)

UNKNOWN_NUMBER = "3eeb2bf0-c639-47a8-9e75-3b44932eb421"
DAYS = "properties.securitySettings.softDeleteSettings.retentionDurationInDays"


def given(days: object, state: object = "On") -> Props:
    settings = {"state": state, "retentionDurationInDays": days}
    return {"securitySettings": {"softDeleteSettings": settings}}


def test_bv_soft_delete_retention_min() -> None:
    assert_outcomes(
        "bv-soft-delete-retention-min",
        {
            "pass_least": backup_vault(given(14.0)),
            "pass_most": backup_vault(given(180)),
            "pass_digits": backup_vault(given("30")),
            "pass_absent": backup_vault({}),
            "pass_null": backup_vault(given(None)),
            "pass_secret": backup_vault(given(secret(14))),
            "skip_none_while_off": backup_vault(given(0, "Off")),
            "skip_none_while_off_in_other_case": backup_vault(given("0", "OFF")),
            "fail_none_while_on": backup_vault(given(0)),
            "fail_none_state_absent": backup_vault(given(0, None)),
            "fail_short": backup_vault(given(7)),
            "fail_short_while_off": backup_vault(given(7, "Off")),
            "fail_long": backup_vault(given(181)),
            "fail_short_digits": backup_vault(given("13")),
            "fail_negative": backup_vault(given(-14)),
            "fail_short_state_unknown": backup_vault(given(7, UNKNOWN_TEXT)),
            "fail_secret_text": backup_vault(given(secret())),
            "undecided_days": backup_vault(given(UNKNOWN_NUMBER)),
            "undecided_none_state_unknown": backup_vault(given(0, UNKNOWN_TEXT)),
        },
    )


@pytest.mark.parametrize("parameter", ["minDays", "min"])
def test_more_days(parameter: str) -> None:
    assert_outcomes(
        "bv-soft-delete-retention-min",
        {
            "pass_equal": backup_vault(given(30)),
            "fail_less": backup_vault(given(29)),
            "fail_absent": backup_vault({}),
        },
        {parameter: 30},
    )


def test_fix() -> None:
    assert fixed("bv-soft-delete-retention-min", backup_vault(given(7))) == {DAYS: 14}
    least = {"minDays": 30}
    assert fixed("bv-soft-delete-retention-min", backup_vault({}), least) == {DAYS: 30}


def test_fix_never_shortens() -> None:
    assert fixed("bv-soft-delete-retention-min", backup_vault(given(200))) == {}
