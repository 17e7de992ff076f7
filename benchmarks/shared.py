"""What both measured programs find in Azure: groups, keys, a backup policy, a network."""

from dataclasses import dataclass

HOME = "westeurope"
AWAY = "northeurope"
FAR = "swedencentral"

AS_OF = "2026-03-01T02:00:00Z"
"""Moment of the deployment."""
POINTS = ("2026-03-01T01:00:00Z", "2026-03-01T01:30:00Z", AS_OF)
"""Points of each series of snapshots."""
DISKS_OF_A_BLOCK = ("web", "db", "log", "mail", "files")
"""Disks of a block that are backed up from one map."""
PEOPLE = {
    duty: f"7b0d9f5e-55a5-4a86-9a4f-0d6f5f6f1a0{number}"
    for number, duty in enumerate(("readers", "creators", "deleters", "restorers", "exporters"))
}
"""Object ids of who has a duty around snapshots."""


@dataclass(frozen=True)
class Group:
    """A resource group."""

    name: str
    id: str


@dataclass(frozen=True)
class Shared:
    """What is there before a measured program runs."""

    subscription_id: str
    tenant_id: str
    disks: Group
    snapshots: Group
    """Of snapshots and backups."""
    restored: Group
    away: Group
    """Of the copies."""
    far: Group
    """Of copies in a further region."""
    block_snapshots: list[Group]
    """Of the snapshots and backups of each block: each has its own roles."""
    encryption_set_id: str
    away_encryption_set_id: str
    far_encryption_set_id: str
    backup_vault_name: str
    backup_policy_id: str
    vault_principal_id: str
    machines_subnet_id: str
    exports_subnet_id: str
    system_snapshot_id: str
    """Id of a snapshot of an OS disk."""
