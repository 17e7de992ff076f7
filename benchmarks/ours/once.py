"""What a program has once: keys, a backup vault, a schedule, access, a lock, guardrails."""

import pulumi

from azure_disk_protection import (
    BackupVault,
    DeleteLock,
    DiskAccess,
    DiskBackupPolicy,
    DiskEncryption,
    Guardrails,
    ResourceGuard,
    SnapshotAccess,
    SnapshotSchedule,
)
from azure_disk_protection.grants import Principal
from benchmarks.shared import HOME, PEOPLE, Shared


def declare_once(shared: Shared) -> pulumi.Output[str]:
    """Declare it; return the id of the private DNS zone, which further disk accesses use."""
    encryption = DiskEncryption(
        "keys",
        {
            "resource_group_name": shared.disks.name,
            "location": HOME,
            "key_vault_name": "kv-bench-own",
            "identity_name": "id-own",
            "disk_encryption_set_name": "des-own",
        },
    )
    _backup(shared)
    _schedule(shared, encryption)
    _people(shared)
    Guardrails(
        "disks",
        {
            "location": HOME,
            "scope": f"/subscriptions/{shared.subscription_id}",
            "max_snapshot_age_days": 35,
            "backup": {"tag_name": "backup", "tag_values": ["gold", "silver"]},
        },
    )
    access = DiskAccess(
        "exports",
        {
            "resource_group_name": shared.disks.name,
            "location": HOME,
            "disk_access_name": "exports",
            "subnet_id": shared.exports_subnet_id,
            "endpoint_name": "exports",
        },
    )
    return access.private_dns_zone_id


def _backup(shared: Shared) -> None:
    guard = ResourceGuard(
        "guard",
        {"resource_group_name": shared.snapshots.name, "location": HOME, "guard_name": "guard"},
    )
    vault = BackupVault(
        "own",
        {
            "resource_group_name": shared.disks.name,
            "location": HOME,
            "vault_name": "bv-own",
            "resource_guard_id": guard.guard_id,
        },
    )
    policy = DiskBackupPolicy(
        "own",
        {
            "resource_group_name": shared.disks.name,
            "vault_name": vault.vault_name,
            "policy_name": "four-hourly",
            "every": "PT4H",
            "keep": "P7D",
            "keep_daily": "P30D",
        },
    )
    DeleteLock(
        "own", {"scope_id": vault.backup_vault_id, "lock_name": "own", "after": [policy.policy_id]}
    )


def _schedule(shared: Shared, encryption: DiskEncryption) -> None:
    SnapshotSchedule(
        "nightly",
        {
            "resource_group_name": shared.snapshots.name,
            "location": HOME,
            "workflow_name": "nightly",
            "disk_scope_ids": {"disks": shared.disks.id},
            "snapshot_resource_group_id": shared.snapshots.id,
            "disk_encryption_set_ids": {"own": encryption.ready},
            "disk_tag_name": "snapshots",
            "disk_tag_value": "nightly",
            "every": "P1D",
            "start": "2026-01-01T02:00:00",
            "keep_for": "P7D",
        },
    )


def _people(shared: Shared) -> None:
    people: dict[str, dict[str, Principal]] = {
        duty: {"team": {"principal_id": who}} for duty, who in PEOPLE.items()
    }
    SnapshotAccess(
        "people",
        {
            "snapshot_resource_group_id": shared.snapshots.id,
            "disk_scope_ids": {"disks": shared.disks.id},
            "restore_scope_ids": {"restored": shared.restored.id},
            "readers": people["readers"],
            "creators": people["creators"],
            "deleters": people["deleters"],
            "restorers": people["restorers"],
            "exporters": people["exporters"],
        },
    )
