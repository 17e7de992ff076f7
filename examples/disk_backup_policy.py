"""Two disk backup policies: one by what it should achieve, one written out."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_protection import BackupVault, DiskBackupPolicy
from azure_disk_protection.backup_presets import lose_an_hour_at_most

REGION = "westeurope"
group = resources.ResourceGroup("backups", resource_group_name="rg-backups", location=REGION)
vault = BackupVault("backups", {"resource_group_name": group.name, "location": REGION})

hourly = DiskBackupPolicy("hourly", lose_an_hour_at_most(group.name, vault.vault_name))
nightly = DiskBackupPolicy(
    "nightly",
    {
        "resource_group_name": group.name,
        "vault_name": vault.vault_name,
        "every": "P1D",
        "start": "2026-01-01T01:30:00+01:00",
        "time_zone": "W. Europe Standard Time",
        "keep": "P14D",
        "keep_weekly": "P52W",
    },
)

pulumi.export("recovery_points", [hourly.recovery_points, nightly.recovery_points])
pulumi.export("nightly", nightly.policy_json)
