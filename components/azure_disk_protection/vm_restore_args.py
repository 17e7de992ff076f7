"""Inputs of ``VmRestore``."""

import pulumi

from azure_disk_facts.disks import Architecture, HyperVGeneration, OsType, SecurityType
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.machines import DiskCaching
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.typed import NotRequired, TypedDict


class OsDiskPoint(TypedDict):
    """The OS disk of a machine at one moment, and the disk it becomes."""

    snapshot_id: pulumi.Input[str]
    """Id of the snapshot to restore, or of a copy of one, in the machine's region."""
    sku: DiskSku
    """Storage type of the restored disk."""
    os_type: OsType
    """Operating system on it."""
    hyper_v_generation: NotRequired[HyperVGeneration]
    """Generation of the machine. Omitted: that of the snapshot; needed with ``securityType``."""
    architecture: NotRequired[Architecture]
    """Processor architecture of the machine. Omitted: that of the snapshot."""
    security_type: NotRequired[SecurityType]
    """Trusted launch or kind of confidential machine that it was. Omitted: neither."""
    taken: NotRequired[pulumi.Input[str]]
    """Moment of the snapshot, its ``timeCreated``, to check that all disks are of one moment.
    Omitted: not checked."""
    disk_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    size_gib: NotRequired[pulumi.Input[int]]
    """Size in GiB, no less than the snapshot's. Omitted: the snapshot's."""
    caching: NotRequired[DiskCaching]
    """Host cache. Omitted: ``ReadWrite``, or none where the disk takes none."""
    tier: NotRequired[pulumi.Input[str]]
    """Performance tier of a Premium SSD, for example ``P30``. Omitted: that of its size."""
    snapshot_location: NotRequired[pulumi.Input[str]]
    """Azure region of the snapshot, to check that the disk is there. Omitted: not checked."""
    snapshot_size_gib: NotRequired[int]
    """Size of the snapshot in GiB, to check ``sizeGib`` and the host cache by. Omitted: not
    checked."""
    snapshot_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the snapshot's encryption set: the disk takes it too. Omitted: not known."""


class DataDiskPoint(TypedDict):
    """A data disk of a machine at one moment, and the disk it becomes."""

    snapshot_id: pulumi.Input[str]
    """Id of the snapshot to restore, or of a copy of one, in the machine's region."""
    sku: DiskSku
    """Storage type of the restored disk."""
    taken: NotRequired[pulumi.Input[str]]
    """Moment of the snapshot, its ``timeCreated``, to check that all disks are of one moment.
    Omitted: not checked."""
    disk_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name and the LUN."""
    size_gib: NotRequired[pulumi.Input[int]]
    """Size in GiB, no less than the snapshot's. Omitted: the snapshot's."""
    caching: NotRequired[DiskCaching]
    """Host cache. Omitted: none."""
    iops: NotRequired[pulumi.Input[int]]
    """IOPS of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    mbps: NotRequired[pulumi.Input[int]]
    """MB/s of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    tier: NotRequired[pulumi.Input[str]]
    """Performance tier of a Premium SSD, for example ``P30``. Omitted: that of its size."""
    logical_sector_size: NotRequired[pulumi.Input[int]]
    """Bytes in a sector of a Premium SSD v2 or Ultra disk. Omitted: the source's as far as
    ``sourceSku`` or ``sourceSectorSize`` tell, else 4096."""
    snapshot_location: NotRequired[pulumi.Input[str]]
    """Azure region of the snapshot, to check that the disk is there. Omitted: not checked."""
    snapshot_size_gib: NotRequired[int]
    """Size of the snapshot in GiB, to check ``sizeGib`` and the host cache by. Omitted: not
    checked."""
    snapshot_incremental: NotRequired[bool]
    """Whether the snapshot is incremental, which Premium SSD v2 and Ultra disks need. Omitted: not
    checked."""
    snapshot_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the snapshot's encryption set: the disk takes it too. Omitted: not known."""
    source_sku: NotRequired[DiskSku]
    """Storage type of the disk the snapshot is of: its sectors follow from it. Omitted: not
    known."""
    source_sector_size: NotRequired[int]
    """Bytes in a sector of the disk the snapshot is of. Omitted: as ``sourceSku`` tells."""


class VmRestoreArgs(TypedDict):
    """Inputs of the restore of a whole virtual machine."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the machine, its disks and its network interface."""
    location: pulumi.Input[str]
    """Azure region of the snapshots or copies, where the machine will be."""
    vm_size: pulumi.Input[str]
    """Size of the machine, for example ``Standard_D4s_v5``."""
    os_disk: OsDiskPoint
    """The OS disk."""
    data_disks: NotRequired[dict[str, DataDiskPoint]]
    """The data disks by LUN, ``0`` to ``63``. Omitted: there are none."""
    max_spread: NotRequired[str]
    """Longest time between the points' moments, an ISO 8601 duration: disks are not snapshotted
    together. Omitted: ``PT5M``."""
    subnet_id: NotRequired[pulumi.Input[str]]
    """Id of the subnet that a new network interface lies in. Omitted: ``networkInterfaceId`` is
    used."""
    network_interface_id: NotRequired[pulumi.Input[str]]
    """Id of an existing network interface to use. Omitted: one is made in ``subnetId``."""
    network_interface_name: NotRequired[pulumi.Input[str]]
    """Name of the new interface in Azure. Omitted: made from the resource's name."""
    private_ip_address: NotRequired[pulumi.Input[str]]
    """Address of the machine in the subnet. Omitted: the next free one."""
    accelerated_networking: NotRequired[pulumi.Input[bool]]
    """Whether the new interface bypasses the host's switch, where the size can. Omitted: it does
    not."""
    vm_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    zone: NotRequired[pulumi.Input[str]]
    """Availability zone of machine and disks, ``1`` to ``3``, whatever the lost machine's.
    Omitted: both are regional."""
    encryption_at_host: NotRequired[bool]
    """Whether temporary disk, caches and the way to storage are encrypted too. Omitted: they are,
    unless the whole OS disk is confidential, which rules it out; the subscription needs the feature
    ``EncryptionAtHost``, and a disk must never have been encrypted in the guest (Azure Disk
    Encryption): give false for such ones."""
    secure_boot: NotRequired[bool]
    """Whether only signed software starts, with a ``securityType``. Omitted: so it is."""
    vtpm: NotRequired[bool]
    """Whether the machine has a virtual TPM, with a ``securityType``. Omitted: it has."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest of the disks. Omitted: with a customer key."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the disks' encryption set. Omitted: each disk's ``snapshotEncryptionSetId``; one of
    them is needed unless a platform key is chosen."""
    other_encryption_set: NotRequired[bool]
    """Whether disks may have another key than their snapshots. Omitted: they may not, as far as
    the snapshots' sets are known."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs of the disks may be made. Omitted: ``DenyAll``, they may not."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether the disks' data may be read over the public network. Omitted: ``Disabled``."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing; Azure Backup needs that."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of machine, disks and network interface. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the disks. Omitted: it refuses."""
    retain: NotRequired[bool]
    """Whether the disks stay in Azure when they leave the program. Omitted: they stay."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``vm``, ``nic``, ``os-disk``,
    ``data-0-disk`` with the LUN. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""
