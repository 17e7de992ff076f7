"""Disks and snapshots in a region whose prices are known, and any that may have none."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from azure_disk_analysis.check.report import CostChange
from tests.analysis import samples
from tests.analysis.check.changes import NOW
from tests.analysis.samples import Row

EAST = "eastus"


def disk(name: str = "web", **properties: Any) -> Row:
    return samples.disk(name, **{"location": EAST, "diskSizeGB": 128, **properties})


def point(name: str, days_ago: float, **properties: Any) -> Row:
    taken = NOW - timedelta(days=days_ago)
    given = {"location": EAST, "incremental": True, "timeCreated": taken.isoformat(), **properties}
    return samples.snapshot(name, **given)


DISKS = st.lists(
    st.fixed_dictionaries(
        {
            "location": st.sampled_from([EAST, samples.HOME, "nowhere", None]),
            "sku": st.sampled_from([{"name": "Premium_LRS"}, {"name": "StandardSSD_ZRS"}, None]),
            "diskSizeGB": st.one_of(st.none(), st.integers(1, 40_000)),
        }
    ),
    max_size=4,
)


def rows_of(disks: list[Row], points: list[int]) -> list[Row]:
    rows = [disk(f"d{index}", **properties) for index, properties in enumerate(disks)]
    rows += [
        point(
            f"s{index}",
            days,
            diskSizeGB=100,
            creationData={
                "createOption": "Copy",
                "sourceResourceId": samples.disk_id(f"d{days % 5}"),
            },
        )
        for index, days in enumerate(points)
    ]
    return rows


def sums_up(found: CostChange) -> bool:
    named = {text.partition(": ")[0] for text in found.not_priced}
    known = [line for line in found.lines if line.subject.name not in named]
    before, after = (
        sum(side or 0 for side in sides)
        for sides in ([line.before for line in known], [line.after for line in known])
    )
    return abs(found.before - before) < 0.01 and abs(found.after - after) < 0.01
