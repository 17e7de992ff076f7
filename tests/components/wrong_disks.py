"""Wrong settings of disks and snapshots: (rule, path of the setting, value, exact message)."""

from azure_disk_facts.disks import OsType
from azure_disk_facts.skus import DiskSku
from tests.components.good_settings import DISK_IDS, REMOVE, Row

DISK_SKUS = ", ".join(sku.value for sku in DiskSku)
SOURCES = (
    "one of sourceId, imageId, galleryImageId, sharedGalleryImageId, communityGalleryImageId, "
    "sourceUri, uploadSizeBytes, restorePointId, elasticSanSnapshotId"
)

WRONG_DISKS: list[Row] = [
    (
        "A1 an empty disk needs a size",
        "disks.data.sizeGib",
        REMOVE,
        "disks.data.sizeGib: got nothing, allowed: a size in GiB; an empty disk needs a size, "
        f"give it or {SOURCES}",
    ),
    (
        "A1 a disk has one source",
        "disks.os.sourceId",
        f"{DISK_IDS}/snapshots/s",
        f"disks.os.imageId: got '{DISK_IDS}/images/i', allowed: {SOURCES}; "
        "a disk has one source, remove the others",
    ),
    (
        "A1 a disk is copied from a disk or snapshot",
        "disks.data.sourceId",
        f"{DISK_IDS}/images/i",
        f"disks.data.sourceId: got '{DISK_IDS}/images/i', allowed: the id of a "
        "Microsoft.Compute/disks or the id of a Microsoft.Compute/snapshots; "
        "give the resource's id",
    ),
    (
        "A1 an image is named in full",
        "disks.os.image",
        "Canonical:ubuntu",
        "disks.os.image: got 'Canonical:ubuntu', allowed: publisher:offer:sku:version, a version "
        "in full; write all four parts",
    ),
    (
        "A1 what comes from an image is an OS disk",
        "disks.os.osType",
        REMOVE,
        f"disks.os.osType: got nothing, allowed: {', '.join(each.value for each in OsType)}; "
        "a disk from an image is an OS disk, say which",
    ),
    (
        "A2 SKU names",
        "disks.data.sku",
        "Premium",
        f"disks.data.sku: got 'Premium', allowed: {DISK_SKUS}; choose one of them",
    ),
    (
        "A3 sizes of a SKU",
        "disks.data.sizeGib",
        40000,
        "disks.data.sizeGib: got 40000, allowed: 1 to 32767 GiB for Premium_LRS; "
        "choose a size in that range",
    ),
    (
        "A3 IOPS only where they are provisioned",
        "disks.data.iops",
        5000,
        "disks.data.iops: got 5000, allowed: nothing for Premium_LRS, its size decides; "
        "remove it, or choose one of PremiumV2_LRS, UltraSSD_LRS",
    ),
    (
        "A3 IOPS by size",
        "disks.fast.iops",
        5000,
        "disks.fast.iops: got 5000, allowed: 3000 to 4000 for PremiumV2_LRS of 8 GiB; "
        "choose a number in that range, or a larger disk",
    ),
    (
        "A3 throughput by IOPS",
        "disks.fast.mbps",
        1000,
        "disks.fast.mbps: got 1000, allowed: 125 to 750 MB/s at 3000 IOPS; "
        "choose a number in that range, or more IOPS",
    ),
    (
        "A3 Premium SSD v2 is zonal",
        "disks.fast.zone",
        REMOVE,
        "disks.fast.zone: got nothing, allowed: 1, 2, 3; "
        "PremiumV2_LRS is zonal in westeurope, choose a zone",
    ),
    (
        "A3 which SKUs start a machine",
        "disks.fast.osType",
        "Linux",
        "disks.fast.osType: got 'Linux', allowed: nothing for PremiumV2_LRS, which cannot be an "
        "OS disk; remove it, or choose another sku",
    ),
    (
        "A4 OS disks end at 4,095 GiB",
        "disks.os.sizeGib",
        8192,
        "disks.os.sizeGib: got 8192, allowed: at most 4095 GiB for an OS disk; "
        "choose a smaller size, or keep the data on a data disk",
    ),
    (
        "A5 a tier adds performance",
        "disks.data.tier",
        "P10",
        "disks.data.tier: got 'P10', allowed: P30 or higher for 1024 GiB; "
        "a tier can only add performance",
    ),
    (
        "A5 tiers are of Premium SSD",
        "disks.fast.tier",
        "P30",
        "disks.fast.tier: got 'P30', allowed: nothing for PremiumV2_LRS; "
        "remove it, or choose one of Premium_LRS, Premium_ZRS",
    ),
    (
        "A6 bursting needs more than 512 GiB",
        "disks.os.bursting",
        True,
        "disks.os.bursting: got True, allowed: true for Premium_LRS, Premium_ZRS from 513 GiB; "
        "remove it, or choose such a disk",
    ),
    (
        "A7 sector sizes",
        "disks.fast.logicalSectorSize",
        1024,
        "disks.fast.logicalSectorSize: got 1024, allowed: 512 or 4096 bytes; choose one of them",
    ),
    (
        "A7 sectors have no choice elsewhere",
        "disks.data.logicalSectorSize",
        512,
        "disks.data.logicalSectorSize: got 512, allowed: nothing for Premium_LRS; "
        "remove it, or choose one of PremiumV2_LRS, UltraSSD_LRS",
    ),
    (
        "A8 zones of the region",
        "disks.data.zone",
        "4",
        "disks.data.zone: got '4', allowed: 1, 2, 3; correct or remove the zone",
    ),
    (
        "A10 generation is of OS disks",
        "disks.data.hyperVGeneration",
        "V2",
        "disks.data.hyperVGeneration: got 'V2', allowed: nothing on a data disk; "
        "set osType if it is an OS disk, else remove it",
    ),
    (
        "A14 private access needs a disk access",
        "disks.data.networkAccessPolicy",
        "AllowPrivate",
        "disks.data.diskAccessId: got nothing, allowed: the id of a disk access; "
        "AllowPrivate needs the disk access whose private endpoints may export",
    ),
    (
        "A14 other policies forbid one",
        "disks.data.diskAccessId",
        f"{DISK_IDS}/diskAccesses/a",
        f"disks.data.diskAccessId: got '{DISK_IDS}/diskAccesses/a', allowed: nothing, unless "
        "networkAccessPolicy is AllowPrivate; set networkAccessPolicy to AllowPrivate or remove "
        "the disk access",
    ),
    (
        "A16, E18 Azure Backup and Entra tokens",
        "disks.os.dataAccessAuthMode",
        "AzureActiveDirectory",
        "disks.os.dataAccessAuthMode: got 'AzureActiveDirectory', allowed: None; "
        "Azure Backup does not take such disks, remove it or the backup",
    ),
    (
        "A18 names",
        "disks.books & ledgers",
        {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 4},
        "disks.books & ledgers: got 'bakery-books & ledgers-snapshot', allowed: 1 to 80 letters, "
        "digits, '_', '.' or '-', starting with a letter or digit and ending with a letter, "
        "digit or '_'; choose another name for the disk",
    ),
    (
        "A19 shares by SKU",
        "disks.data.maxShares",
        40,
        "disks.data.maxShares: got 40, allowed: 1 to 10 for Premium_LRS; "
        "choose a number in that range, or another sku",
    ),
    (
        "B4 incremental snapshots lie on standard storage",
        "disks.os.snapshotSku",
        "Premium_LRS",
        "disks.os.snapshotSku: got 'Premium_LRS', allowed: Standard_LRS, Standard_ZRS; "
        "incremental snapshots lie on standard storage whatever the disk, choose one",
    ),
    (
        "B10 a copy goes elsewhere",
        "disks.os.copyTo",
        ["westeurope"],
        "disks.os.copyTo[0]: got 'westeurope', allowed: a region other than the source's, "
        "westeurope; a cross-region copy needs another region, choose one",
    ),
    (
        "B10 only snapshots are copied",
        "disks.os.snapshot",
        False,
        "disks.os.copyTo: got ['northeurope'], allowed: nothing without a snapshot; "
        "only a snapshot can be copied, set snapshot to true",
    ),
    (
        "B11, C5 a copy needs a key of its region",
        "disks.os.copyTo",
        ["francecentral"],
        "disks.os.copyTo[0]: got 'francecentral', allowed: westeurope, northeurope, ukwest; "
        "a copy needs a site with a key of its own region, choose one or add the site",
    ),
]
