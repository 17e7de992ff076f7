"""What ``down`` cannot or must not delete: told before, and what Azure still holds told after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from azure_disk_analysis.deployment import Resource, kept_with
from azure_disk_facts.backup import SoftDeleteState
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_VAULT,
    BY_ARM_TYPE,
    KEY_VAULT,
)
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.records import Deleted


@dataclass(frozen=True)
class Leftover:
    """Something that Azure still holds after ``down``."""

    kind: str
    name: str
    why: str
    until: datetime | None = None
    """When Azure removes it for good; ``None``: not by itself, or not known."""


def protected(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Return what Pulumi refuses to delete; components too, which it reaches last of all."""
    return tuple(item for item in resources if item.protect and (item.id or not item.is_custom))


def retained(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Return what Pulumi will forget instead of deleting."""
    return tuple(
        item
        for item in resources
        if item.retain_on_delete and not item.protect and item.is_custom and item.id
    )


def held_vaults(
    resources: tuple[Resource, ...], deleted: tuple[Deleted, ...]
) -> tuple[Resource, ...]:
    """Return the backup vaults that Azure will not delete now (rules E7, E10, E11).

    A vault with soft delete goes only once nothing soft-deleted is left in it; deleting its backup
    instances makes them just that.
    """
    inside = [item.id for item in resources if item.token == BACKUP_INSTANCE.token]
    inside += [item.id for item in deleted]
    return tuple(
        item
        for item in resources
        if item.token == BACKUP_VAULT.token
        and _soft_delete(item).get("state") != SoftDeleteState.OFF.value
        and any(
            arm_id.lower().startswith(f"{item.id.lower()}/backupinstances/") for arm_id in inside
        )
    )


def _soft_delete(vault: Resource) -> Mapping[str, Any]:
    settings = (vault.properties.get("securitySettings") or {}).get("softDeleteSettings")
    return settings if isinstance(settings, Mapping) else {}


def simulated_leftovers(
    azure: Azure,
    before: tuple[Resource, ...],
    reasons: Mapping[str, str],
    *,
    earlier: Iterable[str] = (),
) -> tuple[Leftover, ...]:
    """Return what the simulated Azure still holds of what a stack had.

    ``reasons`` says by URN why something was left on purpose; ``earlier`` are the ids of what
    earlier runs left.
    """
    ids = {item.id.lower() for item in before if item.id and item.facts is not None}
    ids |= {arm_id.lower() for arm_id in earlier}
    deleted = [
        Leftover(
            _kind(BY_ARM_TYPE[item.arm_type.lower()].token),
            item.name,
            item.why + ("; nobody can remove it before" if item.purge_protected else "; until"),
            item.purge_at,
        )
        for item in azure.deleted()
        if item.id.lower() in ids or _vault_of(item.id) in ids
    ]
    still = [
        Leftover(_kind(item.token), item.name, reasons.get(item.urn, "still there"))
        for item in before
        if item.id and item.facts is not None and azure.exists(item.id)
    ]
    return (*still, *deleted)


def _vault_of(arm_id: str) -> str:
    return arm_id.lower().rpartition("/backupinstances/")[0]


def cloud_leftovers(
    before: tuple[Resource, ...], reasons: Mapping[str, str]
) -> tuple[Leftover, ...]:
    """Return what the real Azure still holds, as far as the settings of what was deleted tell."""
    found = []
    for item in before:
        if item.facts is None or not item.id:
            continue
        why = reasons.get(item.urn)
        if why is None and item.token == KEY_VAULT.token:
            why = _vault_words(item.properties.get("softDeleteRetentionInDays", 90))
        if why is not None:
            found.append(Leftover(_kind(item.token), item.name, why))
    return tuple(found)


def _vault_words(days: object) -> str:
    return (
        f"soft-deleted for {days} days, its name stays taken; before the next up run "
        "'az keyvault recover' and import it, or give the key vault another name"
    )


def kept_urns(before: tuple[Resource, ...], held: tuple[Resource, ...]) -> frozenset[str]:
    """Return the URNs of what stays in the stack: the protected, the held, what these need."""
    return kept_with(before, (item.urn for item in (*protected(before), *held)))


def kept_reasons(before: tuple[Resource, ...], held: tuple[Resource, ...]) -> dict[str, str]:
    """Return why things are left in Azure on purpose, by URN."""
    reasons = {item.urn: _PROTECTED for item in protected(before)}
    for vault in held:
        days = _soft_delete(vault).get("retentionDurationInDays", 14)
        reasons[vault.urn] = _HELD.format(days=f"{days:g}")
    kept = kept_urns(before, held)
    left = {item.urn: _RETAINED for item in retained(before) if item.urn not in kept}
    return dict.fromkeys(kept, _NEEDED) | reasons | left


_NEEDED = "needed by something else that stays"
_PROTECTED = "protected in Pulumi; to let it go set 'protect: false' in the stack's settings"
_RETAINED = "retained: the stack has forgotten it, the next up adopts it"
_HELD = (
    "Azure keeps a backup vault while soft-deleted backups lie in it, {days} days after the last; "
    "run azdisk down again then"
)


def _kind(token: str) -> str:
    return token.rsplit(":", 1)[-1].rsplit("/", 1)[-1]
