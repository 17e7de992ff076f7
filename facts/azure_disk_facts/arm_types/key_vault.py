"""Key vaults and their keys (rules C9, C19)."""

from azure_disk_facts import names
from azure_disk_facts.arm_types.row import ResourceTypeFacts

KEY_VAULT = ResourceTypeFacts(
    "Microsoft.KeyVault/vaults",
    "azure-native:keyvault:Vault",
    "2024-11-01",
    ("resourceGroupName", "vaultName"),
    ("location", "properties.softDeleteRetentionInDays"),
    names.KEY_VAULT_NAME,
    keeps_properties=True,
)

KEY = ResourceTypeFacts(
    "Microsoft.KeyVault/vaults/keys",
    "azure-native:keyvault:Key",
    "2024-11-01",
    ("resourceGroupName", "vaultName", "keyName"),
    ("properties.kty", "properties.keySize", "properties.curveName"),
    names.KEY_NAME,
    keeps_properties=True,
    renamed=(("properties.releasePolicy", "release_policy"),),
    has_location=False,
)
