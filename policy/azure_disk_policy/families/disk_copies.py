"""Following copies and snapshots back to the disk they come from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.disks import CreateOption
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.locations import location_of
from azure_disk_policy.inputs import Gaps, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import NotApplicable

SOURCE_ID = "creationData.sourceResourceId"
CREATE_OPTION = "creationData.createOption"
INCREMENTAL = "incremental"
NO_DISK = NotApplicable("the stack holds no disk that the snapshot comes from")


def is_cross_region(snapshot: Resource) -> bool:
    """Tell whether a snapshot is declared as a copy into another region (rule B9)."""
    option = snapshot.as_other(partial(snapshot.text, CREATE_OPTION))
    return same(option or "", CreateOption.COPY_START.value)


def is_incremental(snapshot: Resource) -> bool:
    """Tell whether a snapshot is incremental; absent means that it is not."""
    return bool(snapshot.as_other(partial(snapshot.boolean, INCREMENTAL)))


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


def has_copy_elsewhere(disk: Resource, stack: Stack, gaps: Gaps) -> bool:
    """Tell whether one of a disk's copies is known to lie in another region."""
    return any(
        gaps.read(partial(_is_elsewhere, copy, disk)) for copy in copies_of(disk, stack, gaps)
    )


def _is_elsewhere(copy: Resource, disk: Resource) -> bool:
    return not same_region(location_of(copy), location_of(disk))


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
    above = list(_chain(copy, stack))
    if len(above) < 2 or not above[-1].is_a(DISK):
        return None
    return above[-1] if all(map(is_incremental, above[:-1])) else None


def source_disk(snapshot: Resource, stack: Stack) -> Resource | None:
    """Return the disk of the stack that a snapshot comes from, directly or as a copy of others.

    Raises:
        UnknownInputError: it can't be told yet which, if any.
    """
    above = list(_chain(snapshot, stack))
    return above[-1] if above and above[-1].is_a(DISK) else None


def _chain(snapshot: Resource, stack: Stack) -> Iterator[Resource]:
    """Yield a snapshot's source, and that one's, as far as the stack has them."""
    seen = {id(snapshot)}
    source = source_of(snapshot, stack)
    while source is not None and id(source) not in seen:
        seen.add(id(source))
        yield source
        source = None if source.is_a(DISK) else source_of(source, stack)


def source_of(snapshot: Resource, stack: Stack) -> Resource | None:
    """Return the disk or snapshot of the stack that a snapshot is made from.

    Raises:
        UnknownInputError: it can't be told yet which, if any.
    """
    gaps = Gaps()
    for kind in (DISK, SNAPSHOT):
        found = gaps.read(partial(stack.target, snapshot, SOURCE_ID, kind))
        if found is not None:
            return found
    gaps.settle()
    return None
