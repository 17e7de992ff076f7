import pytest

from tests.simulator.estate import Estate, Json, refused
from tests.simulator.machines import (
    INTERFACES,
    MACHINES,
    attached,
    machine_body,
    os_disk,
    put_interface,
    put_machine,
    put_subnet,
)

DISKS = "Microsoft.Compute/disks"
OS = "properties.storageProfile.osDisk"


def test_azure_adds_what_it_knows(estate: Estate) -> None:
    properties = put_machine(estate)["properties"]
    assert properties["provisioningState"] == "Succeeded"
    assert properties["vmId"]
    storage = properties["storageProfile"]
    assert (storage["osDisk"]["caching"], storage["osDisk"]["deleteOption"]) == (
        "ReadWrite",
        "Detach",
    )
    assert storage["dataDisks"][0]["caching"] == "None"
    again = put_again(estate)
    assert again["properties"]["vmId"] == properties["vmId"]


def put_again(estate: Estate) -> Json:
    machine_id = estate.id(MACHINES, "vm")
    return estate.azure.put(machine_id, estate.azure.get(machine_id))


@pytest.mark.parametrize("name", ["osDisk", "networkInterfaces", "vmSize"])
def test_what_a_machine_needs(estate: Estate, name: str) -> None:
    body = machine_body(os_disk(estate), put_interface(estate))
    holder = {
        "osDisk": body["properties"]["storageProfile"],
        "networkInterfaces": body["properties"]["networkProfile"],
        "vmSize": body["properties"]["hardwareProfile"],
    }[name]
    del holder[name]
    with refused("InvalidParameter", match=rf"Required parameter '.*{name}.*' is missing"):
        estate.put(MACHINES, "vm", body)


def test_a_machine_has_an_interface(estate: Estate) -> None:
    body = machine_body(os_disk(estate), put_interface(estate))
    body["properties"]["networkProfile"]["networkInterfaces"] = []
    with refused("InvalidParameter", match="networkInterfaces' is missing"):
        estate.put(MACHINES, "vm", body)


def test_an_interface_is_of_one_machine(estate: Estate) -> None:
    put_machine(estate)
    nic = {"id": estate.id(INTERFACES, "nic")}
    with refused("NicInUse", match="used by existing resource"):
        estate.put(MACHINES, "vm2", machine_body(os_disk(estate, "os2"), nic))


@pytest.mark.parametrize("wrong", ["Microsoft.Network/networkInterfaces/none", f"{DISKS}/os"])
def test_the_interface_is_there(estate: Estate, wrong: str) -> None:
    kind, _, name = wrong.rpartition("/")
    body = machine_body(os_disk(estate), {"id": estate.id(kind, name)})
    with refused("NotFound", match="is not found"):
        estate.put(MACHINES, "vm", body)


def test_the_interface_is_in_the_region(estate: Estate) -> None:
    body = machine_body(os_disk(estate, location="northeurope"), put_interface(estate))
    with refused("NotFound", match="networkInterfaces/nic is not found"):
        estate.put(MACHINES, "vm", {**body, "location": "northeurope"})


def test_disks_that_a_machine_would_make_itself_are_not_simulated(estate: Estate) -> None:
    with refused("InvalidParameter", match="'FromImage' of parameter .*Allowed values are: Attach"):
        put_machine(
            estate, properties={"storageProfile": {"osDisk": {"createOption": "FromImage"}}}
        )
    with refused("InvalidParameter", match="'Empty' of parameter 'createOption'"):
        disks = [{"lun": 0, "createOption": "Empty", "diskSizeGB": 4}]
        body = machine_body(os_disk(estate), {"id": estate.id(INTERFACES, "nic")})
        body["properties"]["storageProfile"]["dataDisks"] = disks
        estate.put(MACHINES, "vm", body)


def test_a_specialized_disk_takes_no_profile(estate: Estate) -> None:
    with refused("InvalidParameter", match="Parameter 'osProfile' is not allowed"):
        put_machine(estate, properties={"osProfile": {"computerName": "vm"}})


@pytest.mark.parametrize("zones", [["4"], ["1", "2"], "1"])
def test_zones_of_the_region(estate: Estate, zones: object) -> None:
    with refused("InvalidParameter", match="of parameter 'zones' is invalid"):
        put_machine(estate, zones=zones)


def test_a_deleted_machine_frees_its_disks(estate: Estate) -> None:
    machine = put_machine(estate)
    estate.azure.delete(machine["id"])
    for name in ("os", "data"):
        disk = estate.azure.get(estate.id(DISKS, name))
        assert disk["properties"]["diskState"] == "Unattached"
        assert "managedBy" not in disk
        estate.azure.delete(disk["id"])


def test_what_is_to_go_with_the_machine_goes(estate: Estate) -> None:
    os, nic = os_disk(estate), put_interface(estate)
    body = machine_body(os, nic, {0: estate.disk("data")})
    body["properties"]["storageProfile"]["osDisk"]["deleteOption"] = "delete"
    body["properties"]["networkProfile"]["networkInterfaces"][0]["properties"] = {
        "deleteOption": "Delete"
    }
    machine = estate.put(MACHINES, "vm", body)
    estate.azure.delete(machine["id"])
    assert not estate.azure.exists(os["id"])
    assert not estate.azure.exists(nic["id"])
    assert estate.azure.exists(estate.id(DISKS, "data"))


def test_a_group_goes_with_machines_first(estate: Estate) -> None:
    put_machine(estate)
    estate.azure.delete(estate.group)
    assert not estate.azure.exists(estate.group)


def test_disks_come_and_go(estate: Estate) -> None:
    """A20."""
    machine = put_machine(estate)
    spare = estate.disk("spare")
    machine["properties"]["storageProfile"]["dataDisks"] = [attached(spare, lun=3)]
    changed = estate.azure.put(machine["id"], machine)
    assert [each["lun"] for each in changed["properties"]["storageProfile"]["dataDisks"]] == [3]
    assert estate.azure.get(spare["id"])["managedBy"] == machine["id"]
    assert "managedBy" not in estate.azure.get(estate.id(DISKS, "data"))


def test_the_zone_of_a_machine_is_fixed(estate: Estate) -> None:
    machine = put_machine(estate)
    with refused("BadRequest", match="Changing property 'zones' is not allowed"):
        estate.azure.put(machine["id"], {**machine, "zones": ["1"]})


def test_two_machines_of_one_subnet(estate: Estate) -> None:
    put_machine(estate)
    second = put_interface(estate, "nic2", put_subnet(estate))
    made = estate.put(MACHINES, "vm2", machine_body(os_disk(estate, "os2"), second))
    assert made["properties"]["vmId"]
