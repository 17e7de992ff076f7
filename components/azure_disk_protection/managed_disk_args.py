"""Inputs of a managed disk."""

import pulumi

from azure_disk_facts.disks import (
    Architecture,
    CopySpeed,
    DiskController,
    HyperVGeneration,
    OsType,
    SecurityType,
)
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskPurchasePlan(TypedDict):
    """The marketplace plan under which an image was taken."""

    publisher: str
    """Publisher of the image."""
    product: str
    """Product, the same as the image's offer."""
    name: str
    """Id of the plan."""
    promotion_code: NotRequired[str]
    """Promotion code. Omitted: none."""


class ManagedDiskArgs(TypedDict):
    """Inputs of a managed disk."""

    resource_group_name: pulumi.Input[str]
    """Resource group the disk lies in."""
    location: pulumi.Input[str]
    """Azure region, for example ``westeurope``."""
    sku: DiskSku
    """Storage type."""
    disk_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    size_gib: NotRequired[pulumi.Input[int]]
    """Size in GiB. Omitted: the size of the source; an empty disk needs one."""
    source_id: NotRequired[pulumi.Input[str]]
    """Id of a disk or snapshot in the same region to copy. Omitted: no copy."""
    copy_start: NotRequired[bool]
    """Whether ``sourceId`` is an incremental snapshot that is copied in the background, also from
    another region. Omitted: it is not."""
    copy_speed: NotRequired[CopySpeed]
    """How fast a copy in the background comes. Omitted: as there is room."""
    restore_point_id: NotRequired[pulumi.Input[str]]
    """Id of a disk restore point to restore. Omitted: no restore."""
    elastic_san_snapshot_id: NotRequired[pulumi.Input[str]]
    """Id of a snapshot of an Elastic SAN volume to copy. Omitted: no copy."""
    image_id: NotRequired[pulumi.Input[str]]
    """Id of an image, one's own or of the marketplace, to make the disk from. Omitted: not from
    one."""
    gallery_image_id: NotRequired[pulumi.Input[str]]
    """Id of a version of a gallery's image to make the disk from. Omitted: not from one."""
    shared_gallery_image_id: NotRequired[pulumi.Input[str]]
    """The same of a gallery that is shared with the subscription or tenant, as
    ``/SharedGalleries/.../Images/.../Versions/...``. Omitted: not from one."""
    community_gallery_image_id: NotRequired[pulumi.Input[str]]
    """The same of a community gallery, as ``/CommunityGalleries/.../Images/.../Versions/...``.
    Omitted: not from one."""
    image_lun: NotRequired[pulumi.Input[int]]
    """Number of the image's data disk to take. Omitted: its OS disk."""
    source_uri: NotRequired[pulumi.Input[str]]
    """URL of a VHD blob to import; needs ``storageAccountId``. Omitted: no import."""
    storage_account_id: NotRequired[pulumi.Input[str]]
    """Id of the storage account that holds ``sourceUri``. Omitted: no import."""
    security_data_uri: NotRequired[pulumi.Input[str]]
    """URL of the blob with the guest state that belongs to ``sourceUri``. Omitted: none."""
    upload_size_bytes: NotRequired[pulumi.Input[int]]
    """Bytes of the VHD that will be uploaded, its footer of 512 included; nothing can be uploaded
    while ``networkAccessPolicy`` is ``DenyAll``. Omitted: no upload."""
    upload_guest_state: NotRequired[bool]
    """Whether the guest state of a trusted launch or confidential machine is uploaded too.
    Omitted: it is not."""
    zone: NotRequired[pulumi.Input[str]]
    """Availability zone, ``1`` to ``3``. Omitted: the disk is regional."""
    edge_zone: NotRequired[pulumi.Input[str]]
    """Edge zone of the region the disk lies in. Omitted: the region itself."""
    os_type: NotRequired[OsType]
    """Operating system of an OS disk. Omitted: a data disk."""
    hyper_v_generation: NotRequired[HyperVGeneration]
    """Generation of the machines an OS disk starts. Omitted: that of its source."""
    architecture: NotRequired[Architecture]
    """Processor architecture of an OS disk. Omitted: that of its source."""
    disk_controllers: NotRequired[list[DiskController]]
    """Disk controllers an OS disk has drivers for. Omitted: those of its source."""
    accelerated_network: NotRequired[bool]
    """Whether the system on an OS disk takes accelerated networking. Omitted: as its source."""
    supports_hibernation: NotRequired[pulumi.Input[bool]]
    """Whether the system on an OS disk can hibernate. Omitted: it cannot."""
    purchase_plan: NotRequired[DiskPurchasePlan]
    """Purchase plan of the marketplace image an OS disk comes from. Omitted: none."""
    security_type: NotRequired[SecurityType]
    """Trusted launch or kind of confidential machine that an OS disk starts; fixed at creation.
    Omitted: that of its source."""
    secure_vm_disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the confidential encryption set of a confidential disk with a customer key; fixed at
    creation. Omitted: none."""
    iops: NotRequired[pulumi.Input[int]]
    """IOPS of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    mbps: NotRequired[pulumi.Input[int]]
    """MB/s of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    read_only_iops: NotRequired[pulumi.Input[int]]
    """IOPS of all machines together that share such a disk read-only. Omitted: Azure's choice."""
    read_only_mbps: NotRequired[pulumi.Input[int]]
    """MB/s of all machines together that share such a disk read-only. Omitted: Azure's choice."""
    tier: NotRequired[pulumi.Input[str]]
    """Performance tier of a Premium SSD, for example ``P30``. Omitted: that of its size."""
    bursting: NotRequired[pulumi.Input[bool]]
    """Whether a Premium SSD over 512 GiB bursts on demand. Omitted: it does not."""
    performance_plus: NotRequired[bool]
    """Whether a disk over 512 GiB gets more IOPS and MB/s than its size brings; for good, fixed at
    creation. Omitted: it does not."""
    optimized_for_frequent_attach: NotRequired[pulumi.Input[bool]]
    """Whether a data disk changes machines more than five times a day; it then lies in no fault
    domain of its machine. Omitted: it does not."""
    max_shares: NotRequired[pulumi.Input[int]]
    """Virtual machines that may attach the disk at once. Omitted: one."""
    logical_sector_size: NotRequired[pulumi.Input[int]]
    """Bytes in a sector of a Premium SSD v2 or Ultra disk, 512 or 4096; fixed at creation.
    Omitted: 4096."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest. Omitted: with a customer key."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the encryption set, in the disk's region. Needed unless a platform key is chosen."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs may be made. Omitted: ``DenyAll``, they may not."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether data may be read over the public network. Omitted: ``Disabled``, it may not."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing; Azure Backup needs that."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the disk. Omitted: it refuses."""
    retain: NotRequired[bool]
    """Whether the disk stays in Azure when it leaves the program. Omitted: it goes."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``disk``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""
