"""A backup vault whose critical operations need a second person's approval."""

import pulumi
from pulumi_azure_native import resources

from azure_disk_facts.backup_security import CriticalOperation
from azure_disk_protection import BackupVault, ResourceGuard

REGION = "westeurope"
# Keep the guard where the backup vault's administrators have no rights.
security = resources.ResourceGroup("security", resource_group_name="rg-security", location=REGION)
group = resources.ResourceGroup("backups", resource_group_name="rg-backups", location=REGION)

guard = ResourceGuard(
    "backups",
    {
        "resource_group_name": security.name,
        "location": REGION,
        "not_guarded": [CriticalOperation.RESTORE],
    },
)
vault = BackupVault(
    "backups",
    {
        "resource_group_name": group.name,
        "location": REGION,
        "resource_guard_id": guard.guard_id,
    },
)

pulumi.export("guard_id", guard.guard_id)
