"""Deployments of one disk with any snapshots, and when one can be recovered better than another."""

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from azure_disk_analysis.check.report import Recovery
from azure_disk_facts.retention import point_stamp
from tests.analysis import samples
from tests.analysis.check.changes import NOW
from tests.analysis.check.test_schedules import retention
from tests.analysis.samples import Row

POLICY = samples.backup_policy(samples.every("PT4H"), retention("Default", "P7D"))
BACKUP = (POLICY, samples.backup_instance())


NOTHING = Recovery(
    rpo_hours=None,
    rto_hours=None,
    copies=0,
    regions=(),
    oldest_days=None,
    backed_up=False,
    series=0,
)


def taken(hours_ago: float, name: str = "", **properties: Any) -> Row:
    """Return a point of a series."""
    moment = NOW - timedelta(hours=hours_ago)
    given = {"tags": {"point": point_stamp(moment), "retention": "kept"}, **properties}
    return samples.snapshot(name or f"p-{hours_ago:g}", **given)


SNAPSHOTS = st.lists(
    st.tuples(
        st.sampled_from(["point", "once", "copy", "copy of copy"]),
        st.integers(0, 2000),
        st.booleans(),
    ),
    max_size=6,
)


def deployment(kinds: list[tuple[str, int, bool]], *, backed_up: bool) -> list[Row]:
    found: list[Row] = [samples.disk(), *(BACKUP if backed_up else ())]
    for index, (kind, hours, expires) in enumerate(kinds):
        moment = NOW - timedelta(hours=hours)
        properties: Row = {"timeCreated": moment.isoformat(), "tags": {}}
        if expires:
            properties["tags"] = {"expires-on": "2026-03-01"}
        if kind == "point":
            properties["tags"] = {**properties["tags"], "point": point_stamp(moment)}
        source = samples.snapshot_id(f"s{index - 1}") if index else samples.disk_id()
        if kind.startswith("copy") and index:
            found.append(samples.copy(f"s{index}", source, **properties))
        else:
            found.append(samples.snapshot(f"s{index}", **properties))
    return found


def is_worse_or_same(before: Recovery, after: Recovery) -> bool:
    def no_less(old: float | None, new: float | None) -> bool:
        return new is None or (old is not None and new >= old)

    oldest = (before.oldest_days or 0) >= (after.oldest_days or 0)
    newest = datetime.min.replace(tzinfo=timezone.utc)
    is_newer = (after.newest_point or newest) > (before.newest_point or newest)
    return (
        no_less(before.rpo_hours, after.rpo_hours)
        and no_less(before.rto_hours, after.rto_hours)
        and no_less(before.rpo_other_region_hours, after.rpo_other_region_hours)
        and no_less(before.rto_other_region_hours, after.rto_other_region_hours)
        and after.copies <= before.copies
        and after.series <= before.series
        and set(after.regions) <= set(before.regions)
        and oldest
        and not (is_newer and before.rpo_hours is None)
    )
