"""Management locks, in each of the forms a program may declare them."""

from collections.abc import Iterator
from functools import partial

from azure_disk_facts.arm_types.neighbours import (
    LOCK_OF_GROUP,
    LOCK_OF_RESOURCE,
    LOCK_OF_SUBSCRIPTION,
)
from azure_disk_facts.locks import LockLevel
from azure_disk_facts.resource_types import LOCK
from azure_disk_policy.families.logic import every
from azure_disk_policy.families.near import near
from azure_disk_policy.families.scope_ids import parsed
from azure_disk_policy.families.scopes import GROUP, covers, names, shares_group
from azure_disk_policy.inputs import Gaps, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

LOCK_TYPES = (LOCK, LOCK_OF_RESOURCE, LOCK_OF_GROUP, LOCK_OF_SUBSCRIPTION)
_SCOPE, _NAME, _LEVEL = "scope", "resourceName", "level"


def locks_on(target: Resource, stack: Stack, gaps: Gaps) -> Iterator[Resource]:
    """Yield the locks of the stack that hold for a resource, directly or from above.

    Locks of level ``NotSpecified`` are none. What can't be told yet is noted among the gaps.
    """
    for lock in _candidates(target, stack):
        if gaps.read(partial(every, partial(_holds, lock), partial(_is_on, lock, target, stack))):
            yield lock


def is_locked(target: Resource, stack: Stack) -> bool:
    """Tell whether a lock of the stack keeps a resource from being deleted.

    Raises:
        UnknownInputError: no lock is known to, and it can't be told of one whether it does.
    """
    gaps = Gaps()
    if next(locks_on(target, stack, gaps), None) is not None:
        return True
    gaps.settle()
    return False


def _candidates(target: Resource, stack: Stack) -> Iterator[Resource]:
    yield from near(target, LOCK, _SCOPE, stack, beside=(_LEVEL,))
    yield from near(target, LOCK_OF_GROUP, GROUP, stack, beside=(_LEVEL,))
    yield from near(target, LOCK_OF_RESOURCE, _NAME, stack, beside=(_LEVEL, GROUP))
    yield from stack.of_type(LOCK_OF_SUBSCRIPTION)


def _holds(lock: Resource) -> bool:
    level = lock.as_other(partial(lock.text, _LEVEL)) or ""
    return any(same(level, each.value) for each in LockLevel)


def _is_on(lock: Resource, target: Resource, stack: Stack) -> bool:
    if lock.is_a(LOCK_OF_SUBSCRIPTION):
        return True
    if lock.is_a(LOCK_OF_GROUP):
        return shares_group(lock, target, stack)
    if lock.is_a(LOCK_OF_RESOURCE):
        return every(partial(_names, lock, target), partial(shares_group, lock, target, stack))
    return covers(lock, _SCOPE, target, stack)


def _names(lock: Resource, target: Resource) -> bool:
    """Tell whether a lock at resource level names a resource, or what it is a part of."""
    if target.urn in lock.made_from(_NAME):
        return True

    def given(path: str) -> str:
        return (lock.as_other(partial(lock.text, path)) or "").strip("/")

    own = [given("resourceType").rsplit("/", 1)[-1], given(_NAME)]
    parents = [part for part in given("parentResourcePath").split("/") if part]
    found = parsed("/".join(["providers", given("resourceProviderNamespace"), *parents, *own]))
    answer = found is not None and names(found, target)
    if answer is None:
        raise UnknownInputError(_NAME, target.name)
    return answer
