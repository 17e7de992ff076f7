"""Following copies and snapshots back to the disk they come from."""

from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.inputs import Gaps, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

SOURCE_ID = "creationData.sourceResourceId"
CREATE_OPTION = "creationData.createOption"
ACROSS_REGIONS = "CopyStart"


def is_cross_region(snapshot: Resource) -> bool:
    """Tell whether a snapshot is declared as a copy into another region (rule B9)."""
    option = snapshot.as_other(partial(snapshot.text, CREATE_OPTION))
    return same(option or "", ACROSS_REGIONS)


@dataclass
class _Copies:
    """Cross-region copies by the disk they come from, by ``id()``."""

    of_disk: dict[int, list[Resource]] = field(default_factory=dict)
    gaps: Gaps = field(default_factory=Gaps)


def copies_of(disk: Resource, stack: Stack, gaps: Gaps) -> list[Resource]:
    """Return the snapshots declared with CopyStart whose chain ends at the disk.

    A chain is copy -> ... -> incremental snapshot -> disk: Azure copies only incremental
    snapshots across regions. What can't be followed yet is noted among the gaps.
    """
    copies = stack.once(_copies)
    gaps.read(copies.gaps.settle)
    return copies.of_disk.get(id(disk), [])


def _copies(stack: Stack) -> _Copies:
    copies = _Copies()
    for snapshot in stack.of_type(SNAPSHOT):
        if copies.gaps.read(partial(is_cross_region, snapshot)):
            disk = copies.gaps.read(partial(_disk_of, snapshot, stack))
            if disk is not None:
                copies.of_disk.setdefault(id(disk), []).append(snapshot)
    return copies


def _disk_of(copy: Resource, stack: Stack) -> Resource | None:
    """Return the disk at the end of a copy's chain, or ``None`` when there is none in the stack."""
    seen = {id(copy)}
    source = stack.target(copy, SOURCE_ID, SNAPSHOT)
    while source is not None and id(source) not in seen:
        seen.add(id(source))
        if not source.as_other(partial(source.boolean, "incremental")):
            return None
        if not is_cross_region(source):
            return stack.target(source, SOURCE_ID, DISK)
        source = stack.target(source, SOURCE_ID, SNAPSHOT)
    return None
