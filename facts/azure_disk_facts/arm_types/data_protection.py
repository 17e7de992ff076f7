"""Backup vaults, their policies, instances and guards (rules E4, E13)."""

from azure_disk_facts import names
from azure_disk_facts.arm_types.row import ResourceTypeFacts

BACKUP_VAULT = ResourceTypeFacts(
    "Microsoft.DataProtection/backupVaults",
    "azure-native:dataprotection:BackupVault",
    "2025-01-01",
    ("resourceGroupName", "vaultName"),
    ("location", "properties.storageSettings"),
    names.BACKUP_VAULT_NAME,
    keeps_properties=True,
)

BACKUP_POLICY = ResourceTypeFacts(
    "Microsoft.DataProtection/backupVaults/backupPolicies",
    "azure-native:dataprotection:BackupPolicy",
    "2025-01-01",
    ("resourceGroupName", "vaultName", "backupPolicyName"),
    ("properties.datasourceTypes",),
    names.BACKUP_POLICY_NAME,
    keeps_properties=True,
    has_location=False,
)

BACKUP_INSTANCE = ResourceTypeFacts(
    "Microsoft.DataProtection/backupVaults/backupInstances",
    "azure-native:dataprotection:BackupInstance",
    "2025-01-01",
    ("resourceGroupName", "vaultName", "backupInstanceName"),
    (
        "properties.dataSourceInfo",
        "properties.policyInfo.policyParameters",
    ),
    keeps_properties=True,
    has_location=False,
)

RESOURCE_GUARD = ResourceTypeFacts(
    "Microsoft.DataProtection/resourceGuards",
    "azure-native:dataprotection:ResourceGuard",
    "2025-01-01",
    ("resourceGroupName", "resourceGuardsName"),
    ("location",),
    keeps_properties=True,
)

RESOURCE_GUARD_PROXY = ResourceTypeFacts(
    "Microsoft.DataProtection/backupVaults/backupResourceGuardProxies",
    "azure-native:dataprotection:DppResourceGuardProxy",
    "2025-01-01",
    ("resourceGroupName", "vaultName", "resourceGuardProxyName"),
    keeps_properties=True,
    has_location=False,
)
