"""ARM resource types of this project, with their Pulumi tokens and API versions.

``create_only`` are the paths, as Pulumi spells them, whose change Azure refuses on an existing
resource, so that only a replacement can carry it out (rules A12, B16, C12, E4).
"""

from dataclasses import dataclass
from datetime import date

from azure_disk_facts import names
from azure_disk_facts.names import NameRule
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="0.1, A12, B16, C12, E4, G4",
    reference="pulumi_azure_native 3.29.0; azure-mgmt-compute 39.0.0 update models",
    as_of=date(2026, 11, 1),
)


@dataclass(frozen=True)
class ResourceTypeFacts:
    """One ARM resource type."""

    arm_type: str
    token: str
    """Pulumi's type token, without a version."""
    api_version: str
    """Default API version of pulumi-azure-native 3.29.0."""
    path_inputs: tuple[str, ...]
    """Pulumi inputs that make up the id, in the order of the id: parents first, own name last."""
    create_only: tuple[str, ...] = ()
    name_rule: NameRule | None = None
    keeps_properties: bool = False
    """Pulumi keeps the ``properties`` envelope (key vault and data protection); else it is flat."""
    has_location: bool = True


RESOURCE_GROUP = ResourceTypeFacts(
    "Microsoft.Resources/resourceGroups",
    "azure-native:resources:ResourceGroup",
    "2024-11-01",
    ("resourceGroupName",),
    ("location",),
    names.RESOURCE_GROUP_NAME,
)
DISK = ResourceTypeFacts(
    "Microsoft.Compute/disks",
    "azure-native:compute:Disk",
    "2024-03-02",
    ("resourceGroupName", "diskName"),
    (
        "location",
        "zones",
        "creationData",
        "hyperVGeneration",
        "extendedLocation",
        "securityProfile",
    ),
    names.COMPUTE_NAME,
)
SNAPSHOT = ResourceTypeFacts(
    "Microsoft.Compute/snapshots",
    "azure-native:compute:Snapshot",
    "2024-03-02",
    ("resourceGroupName", "snapshotName"),
    (
        "location",
        "creationData",
        "incremental",
        "hyperVGeneration",
        "extendedLocation",
        "securityProfile",
    ),
    names.COMPUTE_NAME,
)
DISK_ENCRYPTION_SET = ResourceTypeFacts(
    "Microsoft.Compute/diskEncryptionSets",
    "azure-native:compute:DiskEncryptionSet",
    "2024-03-02",
    ("resourceGroupName", "diskEncryptionSetName"),
    ("location",),
    names.COMPUTE_NAME,
)
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
    has_location=False,
)
USER_ASSIGNED_IDENTITY = ResourceTypeFacts(
    "Microsoft.ManagedIdentity/userAssignedIdentities",
    "azure-native:managedidentity:UserAssignedIdentity",
    "2023-01-31",
    ("resourceGroupName", "resourceName"),
    ("location",),
    names.IDENTITY_NAME,
)
ROLE_ASSIGNMENT = ResourceTypeFacts(
    "Microsoft.Authorization/roleAssignments",
    "azure-native:authorization:RoleAssignment",
    "2022-04-01",
    ("scope", "roleAssignmentName"),
    ("principalId", "roleDefinitionId", "principalType"),
    has_location=False,
)
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

RESOURCE_TYPES: tuple[ResourceTypeFacts, ...] = (
    RESOURCE_GROUP,
    DISK,
    SNAPSHOT,
    DISK_ENCRYPTION_SET,
    KEY_VAULT,
    KEY,
    USER_ASSIGNED_IDENTITY,
    ROLE_ASSIGNMENT,
    BACKUP_VAULT,
    BACKUP_POLICY,
    BACKUP_INSTANCE,
)

VIRTUAL_MACHINE = ResourceTypeFacts(
    "Microsoft.Compute/virtualMachines",
    "azure-native:compute:VirtualMachine",
    "2024-11-01",
    ("resourceGroupName", "vmName"),
)
PROTECTED_ITEM = ResourceTypeFacts(
    "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
    "azure-native:recoveryservices:ProtectedItem",
    "2025-02-01",
    ("resourceGroupName", "vaultName", "fabricName", "containerName", "protectedItemName"),
    keeps_properties=True,
)

NEIGHBOUR_TYPES: tuple[ResourceTypeFacts, ...] = (VIRTUAL_MACHINE, PROTECTED_ITEM)
"""Types that only rules look at: this project neither declares nor simulates them."""

IRREPLACEABLE: tuple[ResourceTypeFacts, ...] = (
    DISK,
    SNAPSHOT,
    DISK_ENCRYPTION_SET,
    KEY_VAULT,
    KEY,
    BACKUP_VAULT,
    BACKUP_INSTANCE,
)
"""Types that hold data, or what data cannot be read without: a replacement loses it."""

BY_TOKEN: dict[str, ResourceTypeFacts] = {facts.token: facts for facts in RESOURCE_TYPES}
BY_ARM_TYPE: dict[str, ResourceTypeFacts] = {
    facts.arm_type.lower(): facts for facts in RESOURCE_TYPES
}

_KNOWN_TO_RULES = {facts.token: facts for facts in (*RESOURCE_TYPES, *NEIGHBOUR_TYPES)}


def find_type(token: str) -> ResourceTypeFacts | None:
    """Return the facts of an unversioned Pulumi token, also of types that only rules look at."""
    return _KNOWN_TO_RULES.get(token)


def unversioned_token(token: str) -> str:
    """Return a Pulumi token without the API version azure-native may put into it.

    ``azure-native:compute/v20230402:Disk`` and ``azure-native_compute_v20240302:compute:Disk``
    both become ``azure-native:compute:Disk``.
    """
    package, module, name = [*token.split(":"), "", ""][:3]
    return f"{package.split('_', 1)[0]}:{module.split('/', 1)[0]}:{name}"
