"""Roles on the groups that disk backups keep their snapshots in."""

from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_VAULT,
    RESOURCE_GROUP,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_facts.roles import PrincipalType
from azure_disk_policy.families.near import origins_of
from azure_disk_policy.families.roles import PRINCIPAL, SCOPE, assignments_near, is_on, is_to
from azure_disk_policy.families.scope_ids import parsed
from azure_disk_policy.families.snapshot_groups import SnapshotGroup, all_snapshot_groups
from azure_disk_policy.families.vault_roles import identity_of
from azure_disk_policy.inputs import Gaps, UnknownInputError, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

CONSULTED = (BACKUP_INSTANCE, BACKUP_VAULT, RESOURCE_GROUP, USER_ASSIGNED_IDENTITY)
"""Types read here."""


@dataclass
class _Users:
    """Whose identities write to a snapshot group."""

    identities: dict[int, Resource | None] = field(default_factory=dict)
    """Vaults and identities by ``id()``; ``None`` stands for all that the stack does not hold."""
    gaps: Gaps = field(default_factory=Gaps)


@dataclass
class _Held:
    """Which assignments are on which snapshot groups, by ``id()``."""

    users: dict[int, list[_Users]] = field(default_factory=dict)
    gaps: dict[int, Gaps] = field(default_factory=dict)
    unnamed: Gaps = field(default_factory=Gaps)
    """What is not known of the groups themselves."""


def _held(stack: Stack) -> _Held:
    known = stack.once(all_snapshot_groups)
    held = _Held(unnamed=known.gaps)
    for place in known.by_key.values():
        users = _users(place, stack)
        for assignment in assignments_near(place.group, stack):
            gaps = held.gaps.setdefault(id(assignment), Gaps())
            if gaps.read(partial(_is_right_on, assignment, place.group, stack)):
                held.users.setdefault(id(assignment), []).append(users)
    return held


def _users(place: SnapshotGroup, stack: Stack) -> _Users:
    users = _Users()
    for instance in place.instances:
        gaps = Gaps()
        identity = gaps.read(partial(identity_of, instance, stack))
        if gaps.first is None:
            users.identities[id(identity)] = identity
        users.gaps.read(partial(instance.as_other, gaps.settle))
    return users


def _may_be_on_group(assignment: Resource) -> bool:
    """Tell whether the scope of an assignment is a group, or not known yet."""
    if assignment.is_unknown(SCOPE):
        return True
    found = parsed(assignment.text(SCOPE))
    return found is not None and found.provider is None and found.resource_group is not None


def _is_right_on(assignment: Resource, group: Resource, stack: Stack) -> bool:
    return _may_be_on_group(assignment) and is_on(assignment, group, stack)


def is_on_snapshot_group(assignment: Resource, stack: Stack) -> bool:
    """Tell whether an assignment's own scope is a snapshot group; one above counts not.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    held = stack.once(_held)
    if id(assignment) in held.users:
        return True
    held.gaps.get(id(assignment), Gaps()).settle()
    if _may_be_on_group(assignment):
        held.unnamed.settle()
    return False


def is_to_vault(assignment: Resource, stack: Stack) -> bool:
    """Tell whether the principal of an assignment on snapshot groups may be one that backs up.

    That is the identity of a vault that keeps its snapshots there, or one that an instance names.
    Where the stack does not hold it, any may be it but people; where it does, only what is made
    from it.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    users = stack.once(_held).users.get(id(assignment), [])
    identities = [identity for each in users for identity in each.identities.values()]
    if any(identity is not None and is_to(assignment, identity) for identity in identities):
        return True
    for each in users:
        each.gaps.settle()
    if origins_of(assignment, PRINCIPAL, stack):
        return False
    if assignment.is_unknown(PRINCIPAL):
        raise UnknownInputError(PRINCIPAL, assignment.name)
    return None in identities and not _is_of_people(assignment)


def _is_of_people(assignment: Resource) -> bool:
    kind = assignment.text("principalType") or ""
    return any(same(kind, each.value) for each in (PrincipalType.USER, PrincipalType.GROUP))
