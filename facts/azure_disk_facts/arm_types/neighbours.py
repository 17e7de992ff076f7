"""Types that only rules look at: this project neither declares nor simulates them."""

from azure_disk_facts.arm_types.row import Container, ResourceTypeFacts

SCALE_SET = ResourceTypeFacts(
    "Microsoft.Compute/virtualMachineScaleSets",
    "azure-native:compute:VirtualMachineScaleSet",
    "2024-11-01",
    ("resourceGroupName", "vmScaleSetName"),
)

MACHINE_EXTENSION = ResourceTypeFacts(
    "Microsoft.Compute/virtualMachines/extensions",
    "azure-native:compute:VirtualMachineExtension",
    "2024-11-01",
    ("resourceGroupName", "vmName", "vmExtensionName"),
)

SCALE_SET_EXTENSION = ResourceTypeFacts(
    "Microsoft.Compute/virtualMachineScaleSets/extensions",
    "azure-native:compute:VirtualMachineScaleSetExtension",
    "2024-11-01",
    ("resourceGroupName", "vmScaleSetName", "vmssExtensionName"),
    has_location=False,
)

IMAGE = ResourceTypeFacts(
    "Microsoft.Compute/images",
    "azure-native:compute:Image",
    "2024-11-01",
    ("resourceGroupName", "imageName"),
)

GALLERY_IMAGE_VERSION = ResourceTypeFacts(
    "Microsoft.Compute/galleries/images/versions",
    "azure-native:compute:GalleryImageVersion",
    "2024-03-03",
    ("resourceGroupName", "galleryName", "galleryImageName", "galleryImageVersionName"),
)

RESTORE_POINT_COLLECTION = ResourceTypeFacts(
    "Microsoft.Compute/restorePointCollections",
    "azure-native:compute:RestorePointCollection",
    "2024-11-01",
    ("resourceGroupName", "restorePointCollectionName"),
)

RESTORE_POINT = ResourceTypeFacts(
    "Microsoft.Compute/restorePointCollections/restorePoints",
    "azure-native:compute:RestorePoint",
    "2024-11-01",
    ("resourceGroupName", "restorePointCollectionName", "restorePointName"),
    has_location=False,
)

MANAGED_CLUSTER = ResourceTypeFacts(
    "Microsoft.ContainerService/managedClusters",
    "azure-native:containerservice:ManagedCluster",
    "2025-09-01",
    ("resourceGroupName", "resourceName"),
)

SECRET = ResourceTypeFacts(
    "Microsoft.KeyVault/vaults/secrets",
    "azure-native:keyvault:Secret",
    "2024-11-01",
    ("resourceGroupName", "vaultName", "secretName"),
    keeps_properties=True,
    has_location=False,
)

ACCESS_POLICY = ResourceTypeFacts(
    "Microsoft.KeyVault/vaults/accessPolicies",
    "azure-native:keyvault:AccessPolicy",
    "2024-11-01",
    ("resourceGroupName", "vaultName"),
    has_location=False,
)
"""One entry of a vault's access policies; Pulumi's own, in ARM a part of the vault."""

MANAGED_HSM = ResourceTypeFacts(
    "Microsoft.KeyVault/managedHSMs",
    "azure-native:keyvault:ManagedHsm",
    "2024-11-01",
    ("resourceGroupName", "name"),
    keeps_properties=True,
)

RECOVERY_VAULT = ResourceTypeFacts(
    "Microsoft.RecoveryServices/vaults",
    "azure-native:recoveryservices:Vault",
    "2024-10-01",
    ("resourceGroupName", "vaultName"),
    keeps_properties=True,
)

PROTECTION_POLICY = ResourceTypeFacts(
    "Microsoft.RecoveryServices/vaults/backupPolicies",
    "azure-native:recoveryservices:ProtectionPolicy",
    "2024-10-01",
    ("resourceGroupName", "vaultName", "policyName"),
    keeps_properties=True,
)

PROTECTED_ITEM = ResourceTypeFacts(
    "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems",
    "azure-native:recoveryservices:ProtectedItem",
    "2025-02-01",
    ("resourceGroupName", "vaultName", "fabricName", "containerName", "protectedItemName"),
    keeps_properties=True,
)

RECOVERY_GUARD_PROXY = ResourceTypeFacts(
    "Microsoft.RecoveryServices/vaults/backupResourceGuardProxies",
    "azure-native:recoveryservices:ResourceGuardProxy",
    "2024-10-01",
    ("resourceGroupName", "vaultName", "resourceGuardProxyName"),
    keeps_properties=True,
)

REPLICATED_ITEM = ResourceTypeFacts(
    "Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers"
    "/replicationProtectedItems",
    "azure-native:recoveryservices:ReplicationProtectedItem",
    "2024-10-01",
    (
        "resourceGroupName",
        "resourceName",
        "fabricName",
        "protectionContainerName",
        "replicatedProtectedItemName",
    ),
    keeps_properties=True,
)

BLOB_SERVICE = ResourceTypeFacts(
    "Microsoft.Storage/storageAccounts/blobServices",
    "azure-native:storage:BlobServiceProperties",
    "2024-01-01",
    ("resourceGroupName", "accountName", "blobServicesName"),
    has_location=False,
)

BLOB_LIFECYCLE = ResourceTypeFacts(
    "Microsoft.Storage/storageAccounts/managementPolicies",
    "azure-native:storage:ManagementPolicy",
    "2024-01-01",
    ("resourceGroupName", "accountName", "managementPolicyName"),
    has_location=False,
)

BLOB_IMMUTABILITY = ResourceTypeFacts(
    "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
    "azure-native:storage:BlobContainerImmutabilityPolicy",
    "2024-01-01",
    ("resourceGroupName", "accountName", "containerName", "immutabilityPolicyName"),
    has_location=False,
    implied=(("blobServices", "default"),),
)

LOCK_OF_RESOURCE = ResourceTypeFacts(
    "Microsoft.Authorization/locks",
    "azure-native:authorization:ManagementLockAtResourceLevel",
    "2020-05-01",
    (
        "resourceGroupName",
        "resourceProviderNamespace",
        "parentResourcePath",
        "resourceType",
        "resourceName",
        "lockName",
    ),
    has_location=False,
)

LOCK_OF_GROUP = ResourceTypeFacts(
    "Microsoft.Authorization/locks",
    "azure-native:authorization:ManagementLockAtResourceGroupLevel",
    "2020-05-01",
    ("resourceGroupName", "lockName"),
    has_location=False,
)

LOCK_OF_SUBSCRIPTION = ResourceTypeFacts(
    "Microsoft.Authorization/locks",
    "azure-native:authorization:ManagementLockAtSubscriptionLevel",
    "2020-05-01",
    ("lockName",),
    has_location=False,
    container=Container.SUBSCRIPTION,
)

DEFENDER_PLAN = ResourceTypeFacts(
    "Microsoft.Security/pricings",
    "azure-native:security:Pricing",
    "2024-01-01",
    ("scopeId", "pricingName"),
    has_location=False,
    container=Container.SCOPE,
)

NEIGHBOUR_TYPES: tuple[ResourceTypeFacts, ...] = (
    SCALE_SET,
    MACHINE_EXTENSION,
    SCALE_SET_EXTENSION,
    IMAGE,
    GALLERY_IMAGE_VERSION,
    RESTORE_POINT_COLLECTION,
    RESTORE_POINT,
    MANAGED_CLUSTER,
    SECRET,
    ACCESS_POLICY,
    MANAGED_HSM,
    RECOVERY_VAULT,
    PROTECTION_POLICY,
    PROTECTED_ITEM,
    RECOVERY_GUARD_PROXY,
    REPLICATED_ITEM,
    BLOB_SERVICE,
    BLOB_LIFECYCLE,
    BLOB_IMMUTABILITY,
    LOCK_OF_RESOURCE,
    LOCK_OF_GROUP,
    LOCK_OF_SUBSCRIPTION,
    DEFENDER_PLAN,
)
