from azure_disk_protection.checks.series import series_problems
from azure_disk_protection.retention_presets import grandfather_father_son, keep_for, keep_last
from tests.components.checks.test_series import BASE


def test_presets_say_what_one_wants() -> None:
    assert keep_last(7) == {"name": "last", "every": "P1D", "keep_last": 7}
    assert keep_for("P30D", every="PT4H") == {"name": "age", "every": "PT4H", "keep_for": "P30D"}
    assert grandfather_father_son(weekly=0, yearly=3, name="years") == {
        "name": "years",
        "every": "P1D",
        "keep_daily": 7,
        "keep_monthly": 12,
        "keep_yearly": 3,
    }
    assert grandfather_father_son(daily=0, monthly=0)["keep_weekly"] == 4


def test_presets_are_right_together() -> None:
    schedules = [keep_last(6, every="PT4H"), keep_for("P30D"), grandfather_father_son()]
    assert series_problems({**BASE, "schedules": schedules}) == []
