"""Disks, snapshots, encryption sets, disk accesses and machines (rules A12, B16, C12)."""

from azure_disk_facts import names
from azure_disk_facts.arm_types.row import ResourceTypeFacts

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

DISK_ACCESS = ResourceTypeFacts(
    "Microsoft.Compute/diskAccesses",
    "azure-native:compute:DiskAccess",
    "2024-03-02",
    ("resourceGroupName", "diskAccessName"),
    ("location", "extendedLocation"),
    name_rule=names.COMPUTE_NAME,
)

VIRTUAL_MACHINE = ResourceTypeFacts(
    "Microsoft.Compute/virtualMachines",
    "azure-native:compute:VirtualMachine",
    "2024-11-01",
    ("resourceGroupName", "vmName"),
    ("location", "zones", "extendedLocation"),
    name_rule=names.VIRTUAL_MACHINE_NAME,
    enveloped=("networkProfile.networkInterfaces",),
)
