"""``ManagedDisk``: one managed disk, encrypted with a customer key and closed to export."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.disks import Architecture, CreateOption, HyperVGeneration, OsType
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.disk import SOURCES, disk_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
)
from azure_disk_protection.hooks import hooks
from azure_disk_protection.typed import NotRequired, TypedDict


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
    image_id: NotRequired[pulumi.Input[str]]
    """Id of the image an OS disk is made from. Omitted: not from an image."""
    source_uri: NotRequired[pulumi.Input[str]]
    """URL of a VHD blob to import; needs ``storageAccountId``. Omitted: no import."""
    storage_account_id: NotRequired[pulumi.Input[str]]
    """Id of the storage account that holds ``sourceUri``. Omitted: no import."""
    upload_size_bytes: NotRequired[pulumi.Input[int]]
    """Bytes of the VHD that will be uploaded, its footer of 512 included. Omitted: no upload."""
    zone: NotRequired[pulumi.Input[str]]
    """Availability zone, ``1`` to ``3``. Omitted: the disk is regional."""
    os_type: NotRequired[OsType]
    """Operating system of an OS disk. Omitted: a data disk."""
    hyper_v_generation: NotRequired[HyperVGeneration]
    """Generation of the machines an OS disk starts. Omitted: that of its source."""
    architecture: NotRequired[Architecture]
    """Processor architecture of an OS disk. Omitted: that of its source."""
    iops: NotRequired[pulumi.Input[int]]
    """IOPS of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    mbps: NotRequired[pulumi.Input[int]]
    """MB/s of a Premium SSD v2 or Ultra disk. Omitted: what comes with the size."""
    tier: NotRequired[pulumi.Input[str]]
    """Performance tier of a Premium SSD, for example ``P30``. Omitted: that of its size."""
    bursting: NotRequired[pulumi.Input[bool]]
    """Whether a Premium SSD over 512 GiB bursts on demand. Omitted: it does not."""
    max_shares: NotRequired[pulumi.Input[int]]
    """Virtual machines that may attach the disk at once. Omitted: one."""
    logical_sector_size: NotRequired[pulumi.Input[int]]
    """Bytes in a sector of a Premium SSD v2 or Ultra disk, 512 or 4096. Omitted: 4096."""
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
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class ManagedDisk(pulumi.ComponentResource):
    """One managed disk, encrypted with a customer key, closed to export, protected.

    Never replaced because its source changed or went: what it was made from counts at creation
    only.
    """

    disk_id: pulumi.Output[str]
    """Id of the disk."""

    def __init__(
        self, name: str, args: ManagedDiskArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the disk.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(ManagedDiskArgs, args, disk_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:ManagedDisk", name, None, options)
            disk = declare_disk(name, inputs, parent=self)
            self.disk_id = disk.id
        self.register_outputs({"diskId": self.disk_id})


def declare_disk(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    depends_on: Sequence[pulumi.Resource] | None = None,
) -> compute.Disk:
    """Declare a disk from checked inputs of :class:`ManagedDiskArgs`."""
    get = inputs.get
    zone, architecture = get("zone"), get("architecture")
    return compute.Disk(
        f"{name}-disk",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        disk_name=get("disk_name"),
        sku={"name": inputs["sku"].value},
        disk_size_gb=get("size_gib"),
        creation_data=_creation_data(inputs),
        zones=None if zone is None else [zone],
        os_type=get("os_type"),
        hyper_v_generation=get("hyper_v_generation"),
        supported_capabilities=None if architecture is None else {"architecture": architecture},
        disk_iops_read_write=get("iops"),
        disk_m_bps_read_write=get("mbps"),
        tier=get("tier"),
        bursting_enabled=get("bursting"),
        max_shares=get("max_shares"),
        encryption=encryption_of(inputs),
        **access_of(inputs),
        tags=get("tags"),
        opts=child_options(
            parent,
            protect=get("protect") is not False,
            retain=get("retain"),
            depends_on=depends_on,
            ignore_changes=["creationData"],
            hooks=None if get("source_id") is None else hooks(parent),
        ),
    )


def encryption_of(inputs: Mapping[str, Any]) -> compute.EncryptionArgsDict:
    """Return how a disk, snapshot or copy is encrypted, always stated (rule B14)."""
    kind = given_or(inputs.get("encryption_type"), EncryptionType.CUSTOMER_KEY)
    if kind is EncryptionType.PLATFORM_KEY:
        return {"type": kind.value}
    return {"type": kind.value, "disk_encryption_set_id": inputs["disk_encryption_set_id"]}


def access_of(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return who may export a disk, snapshot or copy; each has to say it for itself (B15)."""
    get = inputs.get
    return {
        "network_access_policy": given_or(
            get("network_access_policy"), NetworkAccessPolicy.DENY_ALL
        ),
        "disk_access_id": get("disk_access_id"),
        "public_network_access": given_or(
            get("public_network_access"), PublicNetworkAccess.DISABLED
        ),
        "data_access_auth_mode": get("data_access_auth_mode"),
    }


def _creation_data(inputs: Mapping[str, Any]) -> compute.CreationDataArgsDict:
    option = next(
        (option for name, option in SOURCES.items() if inputs.get(name) is not None),
        CreateOption.EMPTY,
    )
    image = inputs.get("image_id")
    data = {
        "create_option": option.value,
        "source_resource_id": inputs.get("source_id"),
        "image_reference": None if image is None else {"id": image},
        "source_uri": inputs.get("source_uri"),
        "storage_account_id": inputs.get("storage_account_id"),
        "upload_size_bytes": inputs.get("upload_size_bytes"),
        "logical_sector_size": inputs.get("logical_sector_size"),
    }
    given = {name: value for name, value in data.items() if value is not None}
    return cast("compute.CreationDataArgsDict", given)
