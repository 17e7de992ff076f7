"""``VmRestore``: a whole virtual machine, rebuilt from its disks' points of one moment."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import compute, network

from azure_disk_facts.disks import SecurityType
from azure_disk_facts.machines import DeleteOption, DiskCaching, GuestEncryption, can_cache
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.confidential_machine import guest_encryption
from azure_disk_protection.checks.disk_restore import disk_inputs
from azure_disk_protection.checks.given import Given
from azure_disk_protection.checks.vm_restore import (
    check_spread,
    disk_values,
    machine_problems,
    security_type_of_machine,
)
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.hooks import hooks
from azure_disk_protection.managed_disk import declare_disk
from azure_disk_protection.problems import raise_if_any
from azure_disk_protection.vm_restore_args import (
    DataDiskPoint,
    OsDiskPoint,
    VmRestoreArgs,
)

__all__ = ["DataDiskPoint", "OsDiskPoint", "VmRestore", "VmRestoreArgs"]


class VmRestore(pulumi.ComponentResource):
    """A virtual machine rebuilt from snapshots or copies of its disks, of one moment.

    Its OS disk and its data disks are restored, each once, and attached as they are: the machine
    has the users, the host name and the software of that moment. Its disks and its network
    interface stay when the machine is deleted. Disks of one machine are not snapshotted together:
    each is as a power cut at its own moment would have left it.
    """

    vm_id: pulumi.Output[str]
    """Id of the virtual machine."""
    os_disk_id: pulumi.Output[str]
    """Id of the restored OS disk."""
    data_disk_ids: pulumi.Output[dict[str, str]]
    """Ids of the restored data disks by LUN."""
    network_interface_id: pulumi.Output[str]
    """Id of the network interface."""

    def __init__(
        self, name: str, args: VmRestoreArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare disks, network interface and machine.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(VmRestoreArgs, args, machine_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:VmRestore", name, None, options)
            inputs = _of_one_moment(inputs)
            disks = {
                role: self._disk(name, inputs, role=role, point=point)
                for role, point in _points(inputs).items()
            }
            interface_id = self._interface_id(name, inputs)
            machine = self._machine(name, inputs, disks=disks, interface_id=interface_id)
            self.vm_id = machine.id
            self.os_disk_id = disks["os"].id
            luns = {lun: disks[f"data-{lun}"].id for lun in _data_disks(inputs)}
            self.data_disk_ids = pulumi.Output.all(**luns)
            self.network_interface_id = pulumi.Output.from_input(interface_id)
        self.register_outputs(
            {
                "vmId": self.vm_id,
                "osDiskId": self.os_disk_id,
                "dataDiskIds": self.data_disk_ids,
                "networkInterfaceId": self.network_interface_id,
            }
        )

    def _disk(
        self, name: str, inputs: Mapping[str, Any], *, role: str, point: Mapping[str, Any]
    ) -> compute.Disk:
        """Declare one disk through the function every restored disk comes by."""
        values = disk_inputs(disk_values(inputs, point))
        taken_over = imported(inputs, f"{role}-disk")
        if taken_over is not None:
            values["imports"] = {"disk": taken_over}
        values["retain"] = inputs.get("retain") is not False
        return declare_disk(f"{name}-{role}", values, parent=self)

    def _interface_id(self, name: str, inputs: Mapping[str, Any]) -> pulumi.Input[str]:
        given: pulumi.Input[str] | None = inputs.get("network_interface_id")
        if given is not None:
            return given
        address = inputs.get("private_ip_address")
        configuration: network.NetworkInterfaceIPConfigurationArgsDict = {
            "name": "primary",
            "primary": True,
            "subnet": {"id": inputs["subnet_id"]},
            "private_ip_allocation_method": "Dynamic" if address is None else "Static",
        }
        if address is not None:
            configuration["private_ip_address"] = address
        made = network.NetworkInterface(
            f"{name}-nic",
            resource_group_name=inputs["resource_group_name"],
            location=inputs["location"],
            network_interface_name=inputs.get("network_interface_name"),
            enable_accelerated_networking=inputs.get("accelerated_networking"),
            ip_configurations=[configuration],
            tags=inputs.get("tags"),
            opts=child_options(self, import_id=imported(inputs, "nic")),
        )
        return made.id

    def _machine(
        self,
        name: str,
        inputs: Mapping[str, Any],
        *,
        disks: Mapping[str, compute.Disk],
        interface_id: pulumi.Input[str],
    ) -> compute.VirtualMachine:
        zone, data = inputs.get("zone"), _data_disks(inputs)
        has_ultra = any(point["sku"] is DiskSku.ULTRA_SSD_LRS for point in data.values())
        return compute.VirtualMachine(
            f"{name}-vm",
            resource_group_name=inputs["resource_group_name"],
            location=inputs["location"],
            vm_name=inputs.get("vm_name"),
            zones=None if zone is None else [zone],
            hardware_profile={"vm_size": inputs["vm_size"]},
            storage_profile={
                "os_disk": _os_disk(inputs, disks["os"]),
                "data_disks": [
                    _data_disk(lun, point, disks[f"data-{lun}"]) for lun, point in data.items()
                ],
            },
            network_profile={
                "network_interfaces": [
                    {
                        "id": interface_id,
                        "primary": True,
                        "delete_option": DeleteOption.DETACH.value,
                    }
                ]
            },
            security_profile=_security(inputs),
            additional_capabilities={"ultra_ssd_enabled": True} if has_ultra else None,
            tags=inputs.get("tags"),
            opts=child_options(self, hooks=hooks(self), import_id=imported(inputs, "vm")),
        )


def _points(inputs: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the points by their disk's role."""
    data = {f"data-{lun}": point for lun, point in _data_disks(inputs).items()}
    return {"os": inputs["os_disk"], **data}


def _of_one_moment(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Let no disk be made before it is known that all points are of one moment (rule B21)."""
    points = _points(inputs)
    moments = {role: point["taken"] for role, point in points.items() if point.get("taken")}
    if not any(isinstance(each, pulumi.Output) for each in moments.values()):
        return dict(inputs)

    def look(known: Mapping[str, Any]) -> str:
        moments = {role: {"taken": moment} for role, moment in known.items() if role != "of"}
        data = {role.removeprefix("data-"): moments[role] for role in moments if role != "os"}
        given = {"os_disk": moments.get("os", {}), "data_disks": data}
        spread = {"max_spread": inputs.get("max_spread")}
        raise_if_any(check_spread(Given({**given, **spread})))
        return str(known["of"])

    def checked(point: Mapping[str, Any]) -> dict[str, Any]:
        known = pulumi.Output.all(**moments, of=point["snapshot_id"])
        return {**point, "snapshot_id": known.apply(look)}

    data = {lun: checked(point) for lun, point in _data_disks(inputs).items()}
    return {**inputs, "os_disk": checked(inputs["os_disk"]), "data_disks": data}


def _data_disks(inputs: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = given_or(inputs.get("data_disks"), {})
    return {lun: found[lun] for lun in sorted(found, key=int)}


def _os_disk(inputs: Mapping[str, Any], disk: compute.Disk) -> compute.OSDiskArgsDict:
    point = inputs["os_disk"]
    managed: compute.ManagedDiskParametersArgsDict = {"id": disk.id}
    kind = guest_encryption(point)
    if kind is not None:
        managed["security_profile"] = {"security_encryption_type": kind.value}
    return {
        "create_option": "Attach",
        "os_type": point["os_type"].value,
        "managed_disk": managed,
        "caching": _caching(point, DiskCaching.READ_WRITE),
        "delete_option": DeleteOption.DETACH.value,
    }


def _data_disk(lun: str, point: Mapping[str, Any], disk: compute.Disk) -> compute.DataDiskArgsDict:
    return {
        "lun": int(lun),
        "create_option": "Attach",
        "managed_disk": {"id": disk.id},
        "caching": _caching(point, DiskCaching.NONE),
        "delete_option": DeleteOption.DETACH.value,
    }


def _caching(point: Mapping[str, Any], default: DiskCaching) -> compute.CachingTypes:
    """Return the host cache, always stated: none where the disk takes none (rule A3)."""
    chosen: DiskCaching | None = point.get("caching")
    if chosen is not None:
        return compute.CachingTypes(chosen.value)
    size = given_or(point.get("size_gib"), point.get("snapshot_size_gib"))
    known = int(size) if isinstance(size, (int, float)) else None
    taken = default if can_cache(point["sku"], known) else DiskCaching.NONE
    return compute.CachingTypes(taken.value)


def _security(inputs: Mapping[str, Any]) -> compute.SecurityProfileArgsDict:
    """Return what protects the machine: encryption at host, and how it starts (rules A11, D3)."""
    kind: SecurityType | None = inputs["os_disk"].get("security_type")
    is_whole = guest_encryption(inputs["os_disk"]) is GuestEncryption.WHOLE_DISK
    profile: compute.SecurityProfileArgsDict = {
        "encryption_at_host": given_or(inputs.get("encryption_at_host"), not is_whole)
    }
    machine_kind = security_type_of_machine(kind)
    if machine_kind is not None:
        profile["security_type"] = machine_kind
        profile["uefi_settings"] = {
            "secure_boot_enabled": inputs.get("secure_boot") is not False,
            "v_tpm_enabled": inputs.get("vtpm") is not False,
        }
    return profile
