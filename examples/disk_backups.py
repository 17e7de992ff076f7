"""Every disk of a map but those that are tagged as scratch, each role granted once."""

import pulumi
from pulumi_azure_native import compute, resources

from azure_disk_protection import BackupVault, DiskBackupPolicy, DiskBackups
from azure_disk_protection.backup_presets import lose_a_day_at_most

REGION = "westeurope"
group = resources.ResourceGroup("bakery", resource_group_name="rg-bakery", location=REGION)
kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
snapshots = resources.ResourceGroup("points", location=REGION, opts=kept)
place = {"resource_group_name": group.name, "location": REGION}
vault = BackupVault("backups", place)
daily = DiskBackupPolicy("daily", lose_a_day_at_most(group.name, vault.vault_name)).policy_id
TAGS = {"books": {"team": "bakery"}, "cache": {"use": "scratch"}}
disks = {
    name: compute.Disk(
        name,
        **place,
        disk_size_gb=64,
        creation_data={"create_option": "Empty"},
        network_access_policy="DenyAll",
        tags=tags,
    )
    for name, tags in TAGS.items()
}
backups = DiskBackups(
    "bakery",
    {
        **place,
        "vault_name": vault.vault_name,
        "vault_principal_id": vault.principal_id,
        "policy_id": daily,
        "disks": {name: {"disk_id": disk.id, "tags": TAGS[name]} for name, disk in disks.items()},
        "snapshot_groups": {"points": snapshots.id},
        "select": {"without_tags": {"use": "scratch"}},
    },
)
pulumi.export("protection", backups.protection_states)
