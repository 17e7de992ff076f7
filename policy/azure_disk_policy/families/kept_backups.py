"""How long backups are kept that nobody can read without a disk encryption set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from azure_disk_facts.resource_types import BACKUP_INSTANCE, BACKUP_POLICY, DISK, RESOURCE_GROUP
from azure_disk_policy.families.backup_instance import DISK_ID, POLICY_ID
from azure_disk_policy.families.backup_policy import PolicyRules, other_datasource, rules_of
from azure_disk_policy.families.customer_key import may_name_set
from azure_disk_policy.families.encryption_set import sets_named_by
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

CONSULTED = (BACKUP_INSTANCE, BACKUP_POLICY, DISK, RESOURCE_GROUP)
"""Types that tell of backups."""

_ANY, _ELSEWHERE = -1, -2
"""Backups of disks that the stack lacks, and of disks under sets that it lacks."""


@dataclass
class KeptBackups:
    """The longest retention of backups by ``id()`` of the set their disks are under."""

    longest: dict[int, timedelta] = field(default_factory=dict)
    open: list[tuple[timedelta | None, UnknownInputError]] = field(default_factory=list)
    """What can't be told yet, with the retention it is about where that is known."""

    def under(self, sets: Iterable[Resource], *, elsewhere: bool) -> timedelta | None:
        """Return how long backups are kept of disks that may be under one of some sets.

        Args:
            sets: of the stack.
            elsewhere: whether sets count too that the stack lacks.
        """
        labels = [_ANY, *map(id, sets), *([_ELSEWHERE] if elsewhere else [])]
        return max((self.longest[each] for each in labels if each in self.longest), default=None)

    def settle(self, left: float) -> None:
        """Raise the first unknown that may hide a retention of so many seconds or more.

        Raises:
            UnknownInputError: there is one.
        """
        for keep, unknown in self.open:
            if keep is None or keep.total_seconds() >= left:
                raise unknown


def kept_backups(stack: Stack) -> KeptBackups:
    """Return how long backups of disks are kept; for :meth:`Stack.once`.

    A policy that no instance of the stack goes by may be for any disk.
    """
    kept = KeptBackups()
    for policy in stack.of_type(BACKUP_POLICY):
        of_policy, of_disks = Gaps(), Gaps()
        keep = max(_kept_by(policy, of_policy), default=None)
        if keep is not None:
            for label in _labels(policy, stack, of_disks):
                kept.longest[label] = max(keep, kept.longest.get(label, keep))
        kept.open += [(None, of_policy.first)] if of_policy.first else []
        kept.open += [(keep, of_disks.first)] if of_disks.first else []
    return kept


def _kept_by(policy: Resource, gaps: Gaps) -> list[timedelta]:
    """Return each retention of a policy that is for disks."""
    rules = gaps.read(partial(policy.as_other, partial(_rules_for_disks, policy)))
    if rules is None:
        return []
    found = [keep for _, keep in rules.kept_of(rules.retention)]
    gaps.read(partial(policy.as_other, rules.gaps.settle))
    return found


def _rules_for_disks(policy: Resource) -> PolicyRules | None:
    return None if other_datasource(policy) else rules_of(policy)


def _labels(policy: Resource, stack: Stack, gaps: Gaps) -> Iterator[int]:
    """Yield what the disks are under that are backed up by a policy."""
    instances = [
        instance
        for instance in stack.pointing_at(policy, BACKUP_INSTANCE, POLICY_ID)
        if gaps.read(partial(stack.points_to, instance, POLICY_ID, policy))
    ]
    for instance in instances:
        yield from _labels_of(instance, stack, gaps)
    if not instances and gaps.first is None:
        yield _ANY


def _labels_of(instance: Resource, stack: Stack, gaps: Gaps) -> Iterator[int]:
    inner = Gaps()
    disk = inner.read(partial(stack.target, instance, DISK_ID, DISK))
    if disk is not None and may_name_set(disk):
        sets = sets_named_by(disk, stack, inner)
        yield from (id(each) for _, each in sets)
        if not sets and inner.first is None:
            yield _ELSEWHERE
    elif disk is None and inner.first is None:
        yield _ANY
    gaps.first = gaps.first or inner.first
