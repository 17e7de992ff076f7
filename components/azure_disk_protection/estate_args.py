"""What a stack's settings file holds: the inputs of ``DiskEstate``."""

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.disks import (
    Architecture,
    CrossSubscriptionRestore,
    HyperVGeneration,
    OsType,
)
from azure_disk_facts.encryption import EncryptionType, KeyType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku, SnapshotSku
from azure_disk_protection.typed import NotRequired, TypedDict


class SiteSettings(TypedDict):
    """What an estate has in one region."""

    resource_group: str
    """Resource group of disks, keys and the backup vault."""
    snapshot_resource_group: NotRequired[str]
    """Resource group of snapshots, copies and backups. Omitted: that of ``resourceGroup`` with
    ``-snapshots`` added."""
    create_resource_groups: NotRequired[bool]
    """Whether the two resource groups are made here. Omitted: they are."""
    key_vault: NotRequired[str]
    """Name of the key vault to make, unique in the world. Omitted: ``keyVaultId`` names one, or
    the estate has platform keys."""
    key_vault_id: NotRequired[str]
    """Id of a key vault that exists, with RBAC and purge protection. Omitted: one is made."""
    key_url: NotRequired[str]
    """URL with version of a key that exists in ``keyVaultId``. Omitted: a key is made."""
    backup_vault: NotRequired[str]
    """Name of the backup vault to make. Omitted: none, the site only receives copies."""


class EncryptionSettings(TypedDict):
    """How an estate is encrypted."""

    type: NotRequired[EncryptionType]
    """Encryption at rest. With platform and customer keys, disks that cannot have both
    (Premium SSD v2, Ultra) have the customer key alone. Omitted: a customer key."""
    key_type: NotRequired[KeyType]
    """Type of the keys. Omitted: RSA, kept in software."""
    key_size_bits: NotRequired[int]
    """Size of the keys: 2048, 3072 or 4096 bits. Omitted: 3072."""
    rotate_every: NotRequired[str]
    """ISO 8601 duration after which a key gets a new version, ``P7D`` or longer.
    Omitted: ``P90D``."""
    key_lifetime: NotRequired[str]
    """ISO 8601 duration after which a version of a key ends. Omitted: ``P2Y``."""
    deleted_keys_kept_days: NotRequired[int]
    """Days a key vault keeps what was deleted, 7 to 90; fixed at creation. Omitted: 90."""


class BackupVaultSettings(TypedDict):
    """How an estate's backup vaults are."""

    redundancy: NotRequired[VaultRedundancy]
    """Redundancy of their own store; disk backups do not lie there. Omitted: over zones where the
    region has them, else locally redundant."""
    soft_delete: NotRequired[SoftDeleteState]
    """Whether deleted backups are kept. Omitted: ``On``."""
    soft_delete_days: NotRequired[int]
    """Days deleted backups are kept, 14 to 180. Omitted: 14."""
    immutability: NotRequired[ImmutabilityState]
    """Whether backups may be deleted before their time; ``Locked`` only later. Omitted:
    ``Disabled``."""
    cross_subscription_restore: NotRequired[CrossSubscriptionRestore]
    """Whether disks may be restored into other subscriptions. Omitted: left to Azure."""
    alerts: NotRequired[bool]
    """Whether failed jobs raise alerts in Azure Monitor. Omitted: they do."""


class BackupPolicySettings(TypedDict):
    """How often disks are backed up, and how long which backups are kept."""

    every: str
    """ISO 8601 time between two backups: ``PT1H``, ``PT2H``, ``PT4H``, ``PT6H``, ``PT8H``,
    ``PT12H`` or ``P1D``; Premium SSD v2 and Ultra disks take the last two only."""
    start: NotRequired[str]
    """Date and time with offset of the first backup. Omitted: 02:00 UTC."""
    time_zone: NotRequired[str]
    """Time zone of the schedule, by its Windows name. Omitted: ``UTC``."""
    keep: str
    """ISO 8601 time that each backup is kept."""
    keep_daily: NotRequired[str]
    """ISO 8601 time that the first backup of a day is kept. Omitted: as ``keep``."""
    keep_weekly: NotRequired[str]
    """ISO 8601 time that the first backup of a week is kept. Omitted: as ``keepDaily``."""


class DiskSettings(TypedDict):
    """One disk of an estate and its protection."""

    site: str
    """Region of the disk, one of ``sites``."""
    sku: DiskSku
    """Storage type."""
    size_gib: NotRequired[int]
    """Size in GiB. Omitted: the size of the source; an empty disk needs one."""
    zone: NotRequired[str]
    """Availability zone, ``"1"`` to ``"3"``. Omitted: the disk is regional."""
    os_type: NotRequired[OsType]
    """Operating system of an OS disk. Omitted: a data disk."""
    hyper_v_generation: NotRequired[HyperVGeneration]
    """Generation of the machines an OS disk starts. Omitted: that of its source."""
    architecture: NotRequired[Architecture]
    """Processor architecture of an OS disk. Omitted: that of its source."""
    image: NotRequired[str]
    """Marketplace image an OS disk is made from, as ``publisher:offer:sku:version``. Omitted: not
    from such an image."""
    image_id: NotRequired[str]
    """Id of the image an OS disk is made from. Omitted: not from an image of one's own."""
    source_id: NotRequired[str]
    """Id of a disk or snapshot in the same region to copy. Omitted: no copy."""
    iops: NotRequired[int]
    """IOPS of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    mbps: NotRequired[int]
    """MB/s of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    tier: NotRequired[str]
    """Performance tier of a Premium SSD, for example ``P30``. Omitted: that of its size."""
    bursting: NotRequired[bool]
    """Whether a Premium SSD over 512 GiB bursts on demand. Omitted: it does not."""
    max_shares: NotRequired[int]
    """Virtual machines that may attach the disk at once. Omitted: one."""
    logical_sector_size: NotRequired[int]
    """Bytes in a sector of a Premium SSD v2 or Ultra disk, 512 or 4096. Omitted: 4096."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs may be made. Omitted: ``DenyAll``, they may not."""
    disk_access_id: NotRequired[str]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether data may be read over the public network. Omitted: ``Disabled``, it may not."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing; Azure Backup needs that."""
    backup_policy: NotRequired[str]
    """Name of one of ``backupPolicies``. Omitted: the disk has no backup."""
    snapshot: NotRequired[bool]
    """Whether an incremental snapshot is taken. Omitted: none is."""
    snapshot_sku: NotRequired[SnapshotSku]
    """Storage type of snapshot and copies. Omitted: over three zones where the region has them,
    else locally redundant."""
    copy_to: NotRequired[list[str]]
    """Other sites that get a copy of the snapshot, one after the other. Omitted: none."""
    tags: NotRequired[dict[str, str]]
    """Tags beside those of the estate. Omitted: none."""


class DiskEstateArgs(TypedDict):
    """An estate of disks as plain data."""

    name: str
    """Prefix of the names of what is made."""
    sites: dict[str, SiteSettings]
    """What the estate has in each Azure region, by the region's name."""
    disks: dict[str, DiskSettings]
    """The disks, by name."""
    encryption: NotRequired[EncryptionSettings]
    """Encryption of everything. Omitted: customer keys that rotate every 90 days."""
    backup_vaults: NotRequired[BackupVaultSettings]
    """How the backup vaults are. Omitted: soft delete for 14 days."""
    backup_policies: NotRequired[dict[str, BackupPolicySettings]]
    """Backup policies by name; each is made in each backup vault. Omitted: none."""
    tags: NotRequired[dict[str, str]]
    """Tags of everything that takes tags. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete disks, keys and vaults. Omitted: it refuses."""
    retain_snapshots: NotRequired[bool]
    """Whether snapshots and copies, with the keys and resource groups they need, stay in Azure
    when they leave the program. Omitted: they stay."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: the name of a disk or region, and the
    part, for example ``web-disk`` or ``westeurope-key-vault``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""
