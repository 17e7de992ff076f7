"""What ``down`` cannot or must not delete: told before, and what Azure still holds told after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from azure_disk_analysis.deployment import Resource
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.resource_types import BACKUP_VAULT, DISK, KEY_VAULT, RESOURCE_GROUP, SNAPSHOT
from azure_disk_simulator.azure import Azure

_KEPT_TYPES = (DISK, SNAPSHOT)


@dataclass(frozen=True)
class Leftover:
    """Something that Azure still holds after ``down``."""

    kind: str
    name: str
    why: str
    until: datetime | None = None
    """When Azure removes it for good; ``None``: not by itself, or not known."""


def protected(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Return what Pulumi refuses to delete."""
    return tuple(item for item in resources if item.protect and item.is_custom and item.id)


def retained(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Return what Pulumi will forget instead of deleting."""
    return tuple(
        item
        for item in resources
        if item.retain_on_delete and not item.protect and item.is_custom and item.id
    )


def endangered(resources: tuple[Resource, ...], azure: Azure | None) -> dict[str, tuple[str, ...]]:
    """Return what a resource group's deletion would take with it although it is to stay.

    Azure deletes a group with everything in it. Told by name of the group: ids of retained
    resources, and of disks and snapshots in the simulated Azure that the stack does not know.
    """
    doomed = {
        item.id.lower(): item
        for item in resources
        if item.token == RESOURCE_GROUP.token and not (item.protect or item.retain_on_delete)
    }
    known = {item.id.lower() for item in resources if item.id}
    staying = [item.id for item in resources if item.is_custom and item.retain_on_delete]
    if azure is not None:
        for facts in _KEPT_TYPES:
            scope = f"/subscriptions/{azure.subscription_id}"
            ids = (str(body["id"]) for body in azure.list(scope, facts.arm_type))
            staying += [arm_id for arm_id in ids if arm_id.lower() not in known]
    found: dict[str, list[str]] = {}
    for arm_id in staying:
        parsed = try_parse(arm_id)
        group = None if parsed is None else doomed.get(parsed.resource_group_id.lower())
        if group is not None:
            found.setdefault(group.name, []).append(arm_id)
    return {group: tuple(ids) for group, ids in found.items()}


def simulated_leftovers(azure: Azure, before: tuple[Resource, ...]) -> tuple[Leftover, ...]:
    """Return what the simulated Azure still holds of what a stack had."""
    ids = {item.id.lower() for item in before if item.id and item.facts is not None}
    names = {item.facts.arm_type.lower(): item.facts.token for item in before if item.facts}
    gone = [item for item in azure.deleted() if item.id.lower() in ids]
    soft_deleted = [
        Leftover(
            _kind(names.get(item.arm_type.lower(), item.arm_type)),
            item.name,
            f"soft-deleted: {item.why}"
            + ("; nobody can remove it before" if item.purge_protected else ""),
            item.purge_at,
        )
        for item in gone
    ]
    still = [
        Leftover(_kind(item.token), item.name, _why_still(item))
        for item in before
        if item.id and item.facts is not None and azure.exists(item.id)
    ]
    return (*soft_deleted, *still)


def cloud_leftovers(before: tuple[Resource, ...], *, keep_protected: bool) -> tuple[Leftover, ...]:
    """Return what the real Azure still holds, as far as the settings of what was deleted tell."""
    found = []
    for item in before:
        if item.facts is None or not item.id:
            continue
        if item.retain_on_delete or (item.protect and keep_protected):
            found.append(Leftover(_kind(item.token), item.name, _why_still(item)))
        elif item.token == KEY_VAULT.token:
            days = item.properties.get("softDeleteRetentionInDays", 90)
            found.append(Leftover("Vault", item.name, _vault_words(days)))
        elif item.token == BACKUP_VAULT.token:
            found.append(
                Leftover("BackupVault", item.name, "deleted backups stay for its soft-delete days")
            )
    return tuple(found)


def _vault_words(days: object) -> str:
    return f"soft-deleted for {days} days; bring it back with 'az keyvault recover --name ...'"


def _why_still(item: Resource) -> str:
    if item.protect:
        return "protected in Pulumi: unprotect it in the stack's settings to let it go"
    if item.retain_on_delete:
        return "retained: the stack has forgotten it, the next up adopts it"
    return "still there"


def _kind(token: str) -> str:
    return token.rsplit(":", 1)[-1].rsplit("/", 1)[-1]
