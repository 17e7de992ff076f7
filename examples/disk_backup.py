"""One disk under a daily backup policy, with the roles that takes."""

import pulumi
from pulumi_azure_native import compute, resources

from azure_disk_protection import BackupVault, DiskBackup, DiskBackupPolicy
from azure_disk_protection.backup_presets import lose_a_day_at_most

REGION = "westeurope"
group = resources.ResourceGroup("bakery", resource_group_name="rg-bakery", location=REGION)
kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
snapshots = resources.ResourceGroup("points", location=REGION, opts=kept)
vault = BackupVault("backups", {"resource_group_name": group.name, "location": REGION})
policy = DiskBackupPolicy("daily", lose_a_day_at_most(group.name, vault.vault_name))
disk = compute.Disk(
    "books",
    resource_group_name=group.name,
    location=REGION,
    sku={"name": "Premium_LRS"},
    disk_size_gb=64,
    creation_data={"create_option": "Empty"},
    network_access_policy="DenyAll",
    public_network_access="Disabled",
)

backup = DiskBackup(
    "books",
    {
        "resource_group_name": group.name,
        "vault_name": vault.vault_name,
        "vault_principal_id": vault.principal_id,
        "policy_id": policy.policy_id,
        "disk_id": disk.id,
        "disk_location": REGION,
        "snapshot_resource_group_id": snapshots.id,
    },
)

pulumi.export("protection", backup.protection_state)
