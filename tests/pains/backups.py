"""A disk under a backup policy, in a backup vault of its own."""

from typing import Any

import pulumi

from azure_disk_facts.arm_id import resource_group_id
from azure_disk_protection import BackupVault, DiskBackup, DiskBackupPolicy, ManagedDisk
from azure_disk_simulator.azure import Azure
from tests.conformance.programs import AWAY_GROUP, GROUP, HOME


def back_up(
    azure: Azure,
    disk: ManagedDisk,
    ready: pulumi.ResourceOptions,
    *,
    vault_inputs: dict[str, Any],
    **inputs: Any,
) -> None:
    """Declare the backup vault, a daily policy and the backup of a disk at home."""
    vault_args: Any = {"resource_group_name": GROUP, "location": HOME, **vault_inputs}
    vault = BackupVault("vault", vault_args, ready)
    policy = DiskBackupPolicy(
        "policy",
        {
            "resource_group_name": GROUP,
            "vault_name": vault.vault_name,
            "every": "P1D",
            "keep": "P7D",
        },
    )
    args: Any = {
        "resource_group_name": GROUP,
        "vault_name": vault.vault_name,
        "vault_principal_id": vault.principal_id,
        "policy_id": policy.policy_id,
        "disk_id": disk.disk_id,
        "disk_location": HOME,
        "snapshot_resource_group_id": resource_group_id(azure.subscription_id, AWAY_GROUP),
        **inputs,
    }
    DiskBackup("backup", args)
