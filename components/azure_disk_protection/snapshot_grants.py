"""Which roles an access to snapshots is made of, who gets each, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pulumi

from azure_disk_facts import duties
from azure_disk_facts.duties import Duty
from azure_disk_protection.children import given_or
from azure_disk_protection.grants import Principal

SNAPSHOTS = "snapshot_resource_group_id"
"""Input that names the snapshots' resource group."""


@dataclass(frozen=True)
class Part:
    """One role of a duty, and where it is assigned."""

    role: str
    duty: Duty
    who: str
    """Input that names its principals."""
    where: str = SNAPSHOTS
    """Input that names its scopes."""

    @property
    def child(self) -> str:
        """Name of the role's definition below the component."""
        return f"{self.role}-role"


def _use_sets(who: str) -> Duty:
    """Return the duty to see encryption sets as one that a kind of principals has for itself.

    A principal may be of two kinds, and Azure takes a grant once. Shared, the grant would be named
    after one of the two inputs, and clash with itself once the principal stood in the other only.
    """
    return replace(duties.USE_ENCRYPTION_SETS, name=f"{who} {duties.USE_ENCRYPTION_SETS.name}")


_SETS = "disk_encryption_set_ids"
PARTS = (
    Part("reader", duties.READ_SNAPSHOTS, "readers"),
    Part("creator", duties.CREATE_SNAPSHOTS, "creators"),
    Part("creator-source", duties.READ_DISKS_FOR_SNAPSHOTS, "creators", "disk_scope_ids"),
    Part("creator-set", _use_sets("snapshot creator"), "creators", _SETS),
    Part("deleter", duties.DELETE_SNAPSHOTS, "deleters"),
    Part("restorer", duties.RESTORE_FROM_SNAPSHOTS, "restorers"),
    Part("restorer-target", duties.WRITE_RESTORED_DISKS, "restorers", "restore_scope_ids"),
    Part("restorer-set", _use_sets("snapshot restorer"), "restorers", _SETS),
    Part("exporter", duties.EXPORT_SNAPSHOTS, "exporters"),
)


@dataclass(frozen=True)
class Grant:
    """One principal's role at one scope."""

    child: str
    """Name of the role assignment below the component."""
    principal: Principal
    scope: pulumi.Input[str]


def grants_of(part: Part, inputs: Mapping[str, Any]) -> list[Grant]:
    """Return the assignments of a role, named by the keys of principal and scope."""
    people: Mapping[str, Principal] = given_or(inputs.get(part.who), {})
    return [
        Grant(f"{part.role}-{part.who.removesuffix('s')}-{key}{at}-grant", principal, scope)
        for key, principal in people.items()
        for at, scope in _places(part, inputs)
    ]


def scopes_of(part: Part, inputs: Mapping[str, Any]) -> list[pulumi.Input[str]]:
    """Return where a role is assigned."""
    return [scope for _, scope in _places(part, inputs)]


def _places(part: Part, inputs: Mapping[str, Any]) -> list[tuple[str, pulumi.Input[str]]]:
    """Return scopes, each after what it adds to names, in an order that no language changes."""
    given = inputs.get(part.where)
    if given is None or part.where == SNAPSHOTS:
        return [] if given is None else [("", given)]
    return [(f"-{key}", scope) for key, scope in sorted(given.items())]
