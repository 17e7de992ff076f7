"""A backup vault whose logs go to a workspace, and whose immutability can be locked later."""

import pulumi
from pulumi_azure_native import authorization, resources

from azure_disk_facts.backup import ImmutabilityState
from azure_disk_protection import BackupVault

REGION = "westeurope"
config = authorization.get_client_config_output()
group = resources.ResourceGroup("backups", resource_group_name="rg-backups", location=REGION)
workspace = pulumi.Output.format(
    "/subscriptions/{}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/logs",
    config.subscription_id,
)

vault = BackupVault(
    "backups",
    {
        "resource_group_name": group.name,
        "location": REGION,
        "vault_name": "bv-bakery",
        "soft_delete_days": 30,
        # To lock it: deploy this, then give LOCKED with the sentence that confirm_lock asks for.
        "immutability": ImmutabilityState.UNLOCKED,
        "diagnostics": {"workspace_id": workspace},
    },
)

pulumi.export("backup_vault_id", vault.backup_vault_id)
