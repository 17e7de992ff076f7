from datetime import datetime, timedelta, timezone

import pytest

from azure_disk_policy.families.tag_dates import CREATED, EXPIRY, dated, days_between, name_of
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.rule import Context
from tests.policy.samples import UNKNOWN_OBJECT, snapshot

NOON = datetime(2026, 6, 1, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-06-01", 0),
        ("2026-06-08", 7),
        ("2026-05-31", -1),
        ("2026-06-08T12:00:00Z", 7),
        ("2026-06-02T00:00:00Z", 0.5),
        ("2026-06-01T14:00:00+02:00", 0),
        ("soon", None),
        (None, None),
    ],
)
def test_days_are_counted_whole_where_a_tag_tells_no_time(
    text: str | None, days: float | None
) -> None:
    assert days_between(NOON, text) == days


def test_a_day_is_one_of_utc() -> None:
    late = datetime(2026, 6, 1, 23, tzinfo=timezone(timedelta(hours=-2)))
    assert days_between(late, "2026-06-03") == 1


def test_a_tag_is_named_as_configured() -> None:
    assert name_of(EXPIRY, Inputs({"tag": "until"})) == "until"
    assert name_of(EXPIRY, Inputs({"tag": " "})) == "expires-on"
    assert name_of(CREATED, Inputs({})) == "created-on"


def test_a_day_ahead_is_set_where_the_tag_stands() -> None:
    context = Context(Inputs({"now": NOON.isoformat()}))
    tagged = snapshot(tags={"EXPIRES-ON": "2026-01-01"})
    assert dated(snapshot(), EXPIRY, 7, context) == {"tags.expires-on": "2026-06-08"}
    assert dated(tagged, EXPIRY, 7, context) == {"tags.EXPIRES-ON": "2026-06-08"}
    assert dated(snapshot(tags=UNKNOWN_OBJECT), EXPIRY, 7, context) == {}
