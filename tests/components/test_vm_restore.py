from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CREATED_WITH
from azure_disk_protection import InvalidInputs, VmRestore
from azure_disk_simulator.doors.mocks import run_program
from tests.components.checks.test_vm_restore import (
    CONFIDENTIAL,
    DATA,
    MACHINE,
    NIC_ID,
    OS,
    SUBNET_ID,
)
from tests.components.recording import GROUP, SET_ID, SNAPSHOT_ID, Recording, record
from tests.simulator.estate import Estate
from tests.simulator.machines import put_subnet

VM = "m-vm"


def machine(**inputs: Any) -> Recording:
    args = {name: value for name, value in {**MACHINE, **inputs}.items() if value is not None}
    return record(lambda: VmRestore("m", args))  # type: ignore[arg-type]


V2 = {**DATA, "sku": "PremiumV2_LRS"}
ULTRA = {**DATA, "sku": "UltraSSD_LRS"}
TRUSTED = {**OS, "security_type": "TrustedLaunch", "hyper_v_generation": "V2"}


@pytest.mark.parametrize(
    ("inputs", "child", "path", "expected"),
    [
        ({}, VM, "hardwareProfile.vmSize", "Standard_D4s_v5"),
        ({}, VM, "storageProfile.osDisk.createOption", "Attach"),
        ({}, VM, "storageProfile.osDisk.osType", "Linux"),
        ({}, VM, "storageProfile.osDisk.caching", "ReadWrite"),
        ({}, VM, "storageProfile.osDisk.deleteOption", "Detach"),
        ({}, VM, "networkProfile.networkInterfaces.0.deleteOption", "Detach"),
        ({}, VM, "securityProfile", {"encryptionAtHost": True}),
        ({"encryption_at_host": False}, VM, "securityProfile", {"encryptionAtHost": False}),
        ({"vm_name": "till"}, VM, "vmName", "till"),
        ({"zone": "2"}, VM, "zones", ["2"]),
        ({"zone": "2"}, "m-os-disk", "zones", ["2"]),
        ({}, "m-os-disk", "osType", "Linux"),
        ({}, "m-os-disk", "creationData.sourceResourceId", SNAPSHOT_ID),
        ({}, "m-os-disk", "encryption.diskEncryptionSetId", SET_ID),
        ({}, "m-os-disk", "networkAccessPolicy", "DenyAll"),
        ({}, "m-nic", "ipConfigurations.0.subnet.id", SUBNET_ID),
        ({}, "m-nic", "ipConfigurations.0.privateIPAllocationMethod", "Dynamic"),
        (
            {"private_ip_address": "10.0.1.4"},
            "m-nic",
            "ipConfigurations.0.privateIPAllocationMethod",
            "Static",
        ),
        ({"data_disks": {"3": DATA}}, VM, "storageProfile.dataDisks.0.lun", 3),
        ({"data_disks": {"3": DATA}}, VM, "storageProfile.dataDisks.0.caching", "None"),
        (
            {"data_disks": {"3": {**DATA, "caching": "ReadOnly"}}},
            VM,
            "storageProfile.dataDisks.0.caching",
            "ReadOnly",
        ),
        (
            {"os_disk": TRUSTED},
            VM,
            "securityProfile.uefiSettings",
            {"secureBootEnabled": True, "vTpmEnabled": True},
        ),
        ({"os_disk": TRUSTED}, VM, "securityProfile.securityType", "TrustedLaunch"),
        ({"os_disk": TRUSTED}, "m-os-disk", "securityProfile.securityType", "TrustedLaunch"),
        (
            {"os_disk": TRUSTED, "secure_boot": False},
            VM,
            "securityProfile.uefiSettings.secureBootEnabled",
            False,
        ),
        (
            {"os_disk": CONFIDENTIAL},
            VM,
            "securityProfile",
            {
                "encryptionAtHost": False,
                "securityType": "ConfidentialVM",
                "uefiSettings": {"secureBootEnabled": True, "vTpmEnabled": True},
            },
        ),
        (
            {"os_disk": CONFIDENTIAL},
            VM,
            "storageProfile.osDisk.managedDisk.securityProfile",
            {"securityEncryptionType": "DiskWithVMGuestState"},
        ),
        (
            {"os_disk": CONFIDENTIAL},
            "m-os-disk",
            "encryption",
            {"type": "EncryptionAtRestWithPlatformKey"},
        ),
        (
            {"zone": "1", "data_disks": {"0": ULTRA}},
            VM,
            "additionalCapabilities.ultraSSDEnabled",
            True,
        ),
    ],
)
def test_where_inputs_end(inputs: dict[str, Any], child: str, path: str, expected: Any) -> None:
    assert machine(**inputs)[child].at(path) == expected


def test_a_confidential_disk_has_its_key_from_its_snapshot() -> None:
    """B19, D5: type and confidential set come along, and no other key."""
    os_disk = machine(os_disk=CONFIDENTIAL, data_disks={"0": DATA})
    assert "securityProfile" not in os_disk["m-os-disk"].inputs
    assert os_disk["m-data-0-disk"].at("encryption.diskEncryptionSetId") == SET_ID


def test_an_attached_disk_brings_its_own_profile() -> None:
    """A specialized disk has its users and host name: ARM takes no ``osProfile`` for it."""
    assert "osProfile" not in machine()[VM].inputs


def test_a_large_os_disk_has_no_cache() -> None:
    """A3: none over 4,095 GiB, none on Premium SSD v2."""
    made = machine(data_disks={"0": V2}, zone="1")
    disks = made[VM].at("storageProfile.dataDisks")
    assert [disk["caching"] for disk in disks] == ["None"]
    assert "additionalCapabilities" not in made[VM].inputs


def test_disks_stay_and_are_made_once() -> None:
    for child in ("m-os-disk", "m-data-0-disk"):
        request = machine(data_disks={"0": DATA})[child].request
        assert request.protect
        assert request.retainOnDelete
        assert list(request.ignoreChanges) == list(CREATED_WITH)


def test_data_disks_go_by_number() -> None:
    disks = machine(data_disks={"10": DATA, "9": DATA})[VM].at("storageProfile.dataDisks")
    assert [disk["lun"] for disk in disks] == [9, 10]


def test_an_existing_interface() -> None:
    made = machine(subnet_id=None, network_interface_id=NIC_ID)
    assert "m-nic" not in made.names
    assert made[VM].at("networkProfile.networkInterfaces.0.id") == NIC_ID


def test_existing_children_are_taken_over() -> None:
    disk = f"{GROUP}/providers/Microsoft.Compute/disks/there"
    made = machine(imports={"data-0-disk": disk, "nic": NIC_ID}, data_disks={"0": DATA})
    assert made["m-data-0-disk"].request.importId == disk
    assert made["m-nic"].request.importId == NIC_ID
    assert not made["m-os-disk"].request.importId


def test_moments_known_later_are_checked_before_a_disk_is_made() -> None:
    """B21."""
    early = pulumi.Output.from_input("2026-03-01T06:00:00Z")
    late = pulumi.Output.from_input("2026-03-01T06:10:00Z")
    points = {
        "os_disk": {**OS, "taken": early},
        "data_disks": {"0": {**DATA, "taken": late}},
    }
    with pytest.raises(InvalidInputs, match="maxSpread: got nothing, allowed: 0:10:00 or more"):
        machine(**points)
    allowed = machine(**points, max_spread="PT10M")
    assert allowed["m-os-disk"].at("creationData.sourceResourceId") == SNAPSHOT_ID


def test_wrong_inputs_are_told_together() -> None:
    with pytest.raises(InvalidInputs) as error:
        machine(os_disk={**OS, "sku": "PremiumV2_LRS"}, subnet_id=None, zone="9")
    paths = [problem.path for problem in error.value.problems]
    assert paths == ["subnetId", "zone", "osDisk.osType"]


def test_a_lost_machine_comes_back() -> None:
    estate = Estate()
    subnet = put_subnet(estate)
    os = estate.disk("os", properties={"osType": "Linux"})
    data = estate.disk("data")
    estate.azure.write_disk(os["id"], 0, b"system")
    estate.azure.write_disk(data["id"], 0, b"ledger")
    points = [estate.snapshot(f"{disk['name']}-point", disk) for disk in (os, data)]
    for disk in (os, data):
        estate.azure.delete(disk["id"])

    def program() -> dict[str, Any]:
        args: Any = {
            "resource_group_name": "rg",
            "location": "westeurope",
            "vm_size": "Standard_D4s_v5",
            "subnet_id": subnet,
            "encryption_type": "EncryptionAtRestWithPlatformKey",
            "zone": "2",
            "os_disk": point(points[0], os_type="Linux"),
            "data_disks": {"4": point(points[1])},
        }
        made = VmRestore("m", args)
        return {
            "vm": made.vm_id,
            "os": made.os_disk_id,
            "data": made.data_disk_ids,
            "nic": made.network_interface_id,
        }

    def point(snapshot: dict[str, Any], **more: str) -> dict[str, Any]:
        taken = snapshot["properties"]["timeCreated"]
        return {"snapshot_id": snapshot["id"], "sku": "Premium_LRS", "taken": taken, **more}

    result = run_program(estate.azure, program)
    outputs: Any = result.outputs
    azure = estate.azure
    assert azure.get(outputs["os"])["managedBy"] == outputs["vm"]
    assert azure.read(outputs["os"], 0, 6) == b"system"
    assert azure.read(outputs["data"]["4"], 0, 6) == b"ledger"
    assert azure.get(outputs["nic"])["properties"]["virtualMachine"]["id"] == outputs["vm"]
    azure.delete(outputs["vm"])
    assert azure.exists(outputs["os"])
    assert azure.exists(outputs["nic"])
    azure.close()
