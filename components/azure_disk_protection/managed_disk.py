"""``ManagedDisk``: one managed disk, encrypted with a customer key and closed to export."""

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.disks import EDGE_ZONE
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_protection.checks.disk import disk_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.disk_growth import refuse_shrinking
from azure_disk_protection.disk_source import (
    created_from,
    creation_data,
    frozen,
    is_made_from_something,
    warn_of_frozen,
)
from azure_disk_protection.hooks import hooks
from azure_disk_protection.managed_disk_args import DiskPurchasePlan, ManagedDiskArgs
from azure_disk_protection.reading import schema_case

__all__ = [
    "DiskPurchasePlan",
    "ManagedDisk",
    "ManagedDiskArgs",
    "access_of",
    "declare_disk",
    "encryption_of",
]


class ManagedDisk(pulumi.ComponentResource):
    """One managed disk, encrypted with a customer key, closed to export, protected.

    Never replaced because its source changed or went: what it was made from counts at creation
    only, and a later change of it is told in a warning. It grows in place and never shrinks.
    """

    disk_id: pulumi.Output[str]
    """Id of the disk."""
    disk_name: pulumi.Output[str]
    """Name of the disk in Azure."""
    created_from: pulumi.Output[str]
    """What Azure says the disk was made from: the id of a source, the URL of a VHD, or the way it
    was made, for example ``Empty``."""
    unique_id: pulumi.Output[str]
    """Azure's own id of the disk, another one for each disk that ever had the name."""

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
            self.disk_name = disk.name
            self.created_from = disk.creation_data.apply(created_from)
            self.unique_id = disk.unique_id
        self.register_outputs(
            {
                "diskId": self.disk_id,
                "diskName": self.disk_name,
                "createdFrom": self.created_from,
                "uniqueId": self.unique_id,
            }
        )


def declare_disk(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    depends_on: Sequence[pulumi.Resource] | None = None,
) -> compute.Disk:
    """Declare a disk from checked inputs of :class:`ManagedDiskArgs`."""
    get = inputs.get
    zone, edge_zone = get("zone"), get("edge_zone")
    disk = compute.Disk(
        f"{name}-disk",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        disk_name=get("disk_name"),
        sku={"name": inputs["sku"].value},
        disk_size_gb=get("size_gib"),
        creation_data=creation_data(inputs),
        zones=None if zone is None else [zone],
        extended_location=None if edge_zone is None else {"name": edge_zone, "type": EDGE_ZONE},
        optimized_for_frequent_attach=get("optimized_for_frequent_attach"),
        max_shares=get("max_shares"),
        **_performance_of(inputs),
        **_system_of(inputs),
        encryption=encryption_of(inputs),
        **access_of(inputs),
        tags=get("tags"),
        opts=_options(inputs, parent, depends_on),
    )
    warn_of_frozen(disk, inputs)
    return disk


def _options(
    inputs: Mapping[str, Any],
    parent: pulumi.Resource,
    depends_on: Sequence[pulumi.Resource] | None,
) -> pulumi.ResourceOptions:
    can_shrink, can_wait = inputs.get("size_gib") is not None, is_made_from_something(inputs)
    bound = None
    if can_shrink or can_wait:
        bound = hooks(parent, before_update=[refuse_shrinking] if can_shrink else [])
    return child_options(
        parent,
        protect=inputs.get("protect") is not False,
        retain=inputs.get("retain"),
        depends_on=depends_on,
        ignore_changes=frozen(*_system_given(inputs)),
        hooks=bound,
        import_id=imported(inputs, "disk"),
    )


def _performance_of(inputs: Mapping[str, Any]) -> dict[str, Any]:
    get = inputs.get
    return {
        "disk_iops_read_write": get("iops"),
        "disk_m_bps_read_write": get("mbps"),
        "disk_iops_read_only": get("read_only_iops"),
        "disk_m_bps_read_only": get("read_only_mbps"),
        "tier": get("tier"),
        "bursting_enabled": get("bursting"),
    }


def _system_of(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return what only OS disks have."""
    get = inputs.get
    controllers = get("disk_controllers")
    joined = None if controllers is None else ", ".join(each.value for each in controllers)
    capabilities = {
        "architecture": get("architecture"),
        "disk_controller_types": joined,
        "accelerated_network": get("accelerated_network"),
    }
    security = {
        "security_type": get("security_type"),
        "secure_vm_disk_encryption_set_id": get("secure_vm_disk_encryption_set_id"),
    }
    return {
        "os_type": get("os_type"),
        "hyper_v_generation": get("hyper_v_generation"),
        "supports_hibernation": get("supports_hibernation"),
        "purchase_plan": get("purchase_plan"),
        "supported_capabilities": _none_if_empty(capabilities),
        "security_profile": _none_if_empty(security),
    }


def _system_given(inputs: Mapping[str, Any]) -> set[str]:
    return {schema_case(name) for name, value in _system_of(inputs).items() if value is not None}


def _none_if_empty(values: dict[str, Any]) -> dict[str, Any] | None:
    given = {name: value for name, value in values.items() if value is not None}
    return given or None


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
