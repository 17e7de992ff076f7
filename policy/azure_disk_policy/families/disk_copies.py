"""Following copies and snapshots back to the disk they come from."""

from collections.abc import Iterator
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


def copies_of(disk: Resource, stack: Stack, gaps: Gaps) -> Iterator[Resource]:
    """Yield the snapshots declared with CopyStart whose chain ends at the disk.

    A chain is copy -> ... -> incremental snapshot -> disk: Azure copies only incremental
    snapshots across regions. What can't be followed yet is noted among the gaps.
    """
    for snapshot in stack.of_type(SNAPSHOT):
        if gaps.read(partial(is_cross_region, snapshot)) and gaps.read(
            partial(_comes_from, snapshot, disk, stack)
        ):
            yield snapshot


def _comes_from(copy: Resource, disk: Resource, stack: Stack) -> bool:
    seen = {id(copy)}
    source = stack.target(copy, SOURCE_ID, SNAPSHOT)
    while source is not None and id(source) not in seen:
        seen.add(id(source))
        if not source.as_other(partial(source.boolean, "incremental")):
            return False
        if not is_cross_region(source):
            return stack.target(source, SOURCE_ID, DISK) is disk
        source = stack.target(source, SOURCE_ID, SNAPSHOT)
    return False
