"""Which roles an access to snapshots is made of, who gets each, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    who: tuple[str, ...]
    """Inputs that name its principals."""
    where: str = SNAPSHOTS
    """Input that names its scopes."""

    @property
    def child(self) -> str:
        """Name of the role's definition below the component."""
        return f"{self.role}-role"


PARTS = (
    Part("reader", duties.READ_SNAPSHOTS, ("readers",)),
    Part("creator", duties.CREATE_SNAPSHOTS, ("creators",)),
    Part("creator-source", duties.READ_DISKS_FOR_SNAPSHOTS, ("creators",), "disk_scope_ids"),
    Part("deleter", duties.DELETE_SNAPSHOTS, ("deleters",)),
    Part("restorer", duties.RESTORE_FROM_SNAPSHOTS, ("restorers",)),
    Part("restorer-target", duties.WRITE_RESTORED_DISKS, ("restorers",), "restore_scope_ids"),
    Part("exporter", duties.EXPORT_SNAPSHOTS, ("exporters",)),
    Part(
        "encryption-set",
        duties.USE_ENCRYPTION_SETS,
        ("creators", "restorers"),
        "disk_encryption_set_ids",
    ),
)


@dataclass(frozen=True)
class Grant:
    """One principal's role at one scope."""

    child: str
    """Name of the role assignment below the component."""
    principal: Principal
    scope: pulumi.Input[str]


def grants_of(part: Part, inputs: Mapping[str, Any]) -> list[Grant]:
    """Return the assignments of a role; whoever has two duties with it gets it once."""
    return [
        Grant(
            f"{part.role}-{who}{'' if part.where == SNAPSHOTS else f'-{number}'}-grant",
            principal,
            scope,
        )
        for who, principal in _principals(part, inputs)
        for number, scope in enumerate(scopes_of(part, inputs))
    ]


def scopes_of(part: Part, inputs: Mapping[str, Any]) -> list[pulumi.Input[str]]:
    """Return where a role is assigned."""
    given = inputs.get(part.where)
    if isinstance(given, Sequence) and not isinstance(given, str):
        return list(given)
    return [] if given is None else [given]


def _principals(part: Part, inputs: Mapping[str, Any]) -> list[tuple[str, Principal]]:
    found: list[tuple[str, Principal]] = []
    for who in part.who:
        for key, principal in given_or(inputs.get(who), {}).items():
            if not any(_is_same(each, principal) for _, each in found):
                found.append((f"{who.removesuffix('s')}-{key}", principal))
    return found


def _is_same(left: Principal, right: Principal) -> bool:
    one, other = left.get("principal_id"), right.get("principal_id")
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    return one is other
