"""Machines, scale sets and their extensions."""

from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples.values import SUBSCRIPTION, Props, made


def attached(disk: object) -> Props:
    """Return a machine's disk that exists without the machine."""
    return {"createOption": "Attach", "managedDisk": {"id": disk}}


def machine(
    *data_disks: object, os_disk: object = None, name: str = "vm1", **props: Any
) -> Resource:
    profile = {"osDisk": os_disk, "dataDisks": list(data_disks)}
    given = {"resourceGroupName": "rg-vm", "vmName": name, "storageProfile": profile, **props}
    return made(types.VIRTUAL_MACHINE.token, name, given)


def machine_id(name: str = "vm1") -> str:
    return f"{SUBSCRIPTION}/resourceGroups/rg-vm/providers/Microsoft.Compute/virtualMachines/{name}"


def machine_extension(publisher: object, kind: object) -> Resource:
    given = {"resourceGroupName": "rg-vm", "vmName": "vm1", "publisher": publisher, "type": kind}
    return made(neighbours.MACHINE_EXTENSION.token, "ext1", {**given, "vmExtensionName": "ext1"})


def scale_set(*data_disks: object, os_disk: object = None, **profile_props: Any) -> Resource:
    disks = {"osDisk": os_disk, "dataDisks": list(data_disks)}
    profile = {"storageProfile": disks, **profile_props}
    given = {"resourceGroupName": "rg-vm", "virtualMachineProfile": profile}
    return made(neighbours.SCALE_SET.token, "set1", {**given, "vmScaleSetName": "set1"})


def scale_set_extension(publisher: object, kind: object) -> Resource:
    names = {"resourceGroupName": "rg-vm", "vmScaleSetName": "set1", "vmssExtensionName": "ext1"}
    given = {**names, "publisher": publisher, "type": kind}
    return made(neighbours.SCALE_SET_EXTENSION.token, "ext1", given)
