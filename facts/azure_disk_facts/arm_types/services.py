"""Resource groups, identities and the services around disks: workflows, storage, diagnostics."""

from azure_disk_facts import names
from azure_disk_facts.arm_types.row import Container, ResourceTypeFacts

RESOURCE_GROUP = ResourceTypeFacts(
    "Microsoft.Resources/resourceGroups",
    "azure-native:resources:ResourceGroup",
    "2024-11-01",
    ("resourceGroupName",),
    ("location",),
    names.RESOURCE_GROUP_NAME,
)

USER_ASSIGNED_IDENTITY = ResourceTypeFacts(
    "Microsoft.ManagedIdentity/userAssignedIdentities",
    "azure-native:managedidentity:UserAssignedIdentity",
    "2023-01-31",
    ("resourceGroupName", "resourceName"),
    ("location",),
    names.IDENTITY_NAME,
)

WORKFLOW = ResourceTypeFacts(
    "Microsoft.Logic/workflows",
    "azure-native:logic:Workflow",
    "2019-05-01",
    ("resourceGroupName", "workflowName"),
    ("location",),
)

STORAGE_ACCOUNT = ResourceTypeFacts(
    "Microsoft.Storage/storageAccounts",
    "azure-native:storage:StorageAccount",
    "2024-01-01",
    ("resourceGroupName", "accountName"),
    ("location", "isHnsEnabled"),
    names.STORAGE_ACCOUNT_NAME,
    renamed=(
        ("enableHttpsTrafficOnly", "supportsHttpsTrafficOnly"),
        ("enableNfsV3", "isNfsV3Enabled"),
        ("networkRuleSet", "networkAcls"),
    ),
)

BLOB_CONTAINER = ResourceTypeFacts(
    "Microsoft.Storage/storageAccounts/blobServices/containers",
    "azure-native:storage:BlobContainer",
    "2024-01-01",
    ("resourceGroupName", "accountName", "containerName"),
    ("immutableStorageWithVersioning",),
    names.BLOB_CONTAINER_NAME,
    has_location=False,
    implied=(("blobServices", "default"),),
)

DIAGNOSTIC_SETTING = ResourceTypeFacts(
    "Microsoft.Insights/diagnosticSettings",
    "azure-native:monitor:DiagnosticSetting",
    "2021-05-01-preview",
    ("resourceUri", "name"),
    has_location=False,
    container=Container.SCOPE,
)
