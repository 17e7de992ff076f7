from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import SnapshotSeries
from tests.components.case import Case, Change
from tests.components.cases.snapshots import access_changes, declare_groups, disk_id, encrypted
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME

EARLY, LATE = "2026-01-31T18:00:00Z", "2026-01-31T18:50:00Z"


def args() -> dict[str, Any]:
    declare_groups()
    return {
        "resource_group_name": GROUP,
        "location": HOME,
        "source_disk_id": disk_id("web"),
        "schedules": [{"name": "short", "every": "PT30M", "keep_last": 1}],
        "points": [EARLY, LATE],
        "as_of": LATE,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }


def of_schedule(name: str, to: Any, **given: Any) -> Change:
    """Change one schedule so that the earlier point, released before, is kept, or otherwise."""
    schedule = {"name": "short", "every": "PT30M", "keep_last": 1, **given}
    return Change(to, given={"schedules": [schedule]}, at=f"schedules.0.{name}")


CASE = Case(
    component=SnapshotSeries,
    args=args,
    changes={
        "resource_group_name": Change(AWAY_GROUP),
        "location": Change(AWAY, along={"source_disk_id": lambda: disk_id("x", location=AWAY)}),
        "source_disk_id": Change(lambda: disk_id("other")),
        "schedules.name": Change(
            "brief", at="schedules.0.name", why="tells in the output keptBy who keeps a point"
        ),
        "schedules.every": of_schedule("every", "P1D"),
        "schedules.at": of_schedule("at", "18:30", every="P1D"),
        "schedules.keep_last": of_schedule("keep_last", 2),
        "schedules.keep_for": of_schedule("keep_for", "P1D"),
        "schedules.keep_daily": of_schedule("keep_daily", 1),
        "schedules.keep_weekly": of_schedule("keep_weekly", 1),
        "schedules.keep_monthly": of_schedule("keep_monthly", 1),
        "schedules.keep_yearly": of_schedule("keep_yearly", 1),
        "points": Change([LATE], alone=True),
        "as_of": Change(
            "2026-02-02T00:00:00Z",
            given={"schedules": [{"name": "age", "every": "PT30M", "keep_for": "P1D"}]},
        ),
        "time_zone": Change(
            "Asia/Kolkata",
            given={"schedules": [{"name": "days", "every": "PT30M", "keep_daily": 1}]},
        ),
        "copying": Change([EARLY]),
        "disk_is_gone": Change(to=True),
        "when_disk_goes": Change("ApplyRetention", given={"disk_is_gone": True}),
        "name_prefix": Change("bakery"),
        "sku": Change("Standard_LRS"),
        "encryption_type": encrypted("encryption_type"),
        "disk_encryption_set_id": encrypted("disk_encryption_set_id"),
        **access_changes(),
        "tags": Change({"team": "web"}),
        "source_tags": Change({"cost": "12"}),
        "protect": Change(to=True),
    },
)
