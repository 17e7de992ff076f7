from tests.simulator.estate import Estate, Json, refused
from tests.simulator.machines import (
    INTERFACES,
    interface_body,
    put_interface,
    put_machine,
    put_subnet,
)


def test_an_interface_lies_in_a_subnet(estate: Estate) -> None:
    made = put_interface(estate)
    (configuration,) = made["properties"]["ipConfigurations"]
    assert configuration["properties"]["privateIPAllocationMethod"] == "Dynamic"
    assert configuration["properties"]["primary"] is True
    assert configuration["id"].endswith("/networkInterfaces/nic/ipConfigurations/main")
    assert made["properties"]["provisioningState"] == "Succeeded"


def test_an_interface_needs_a_configuration(estate: Estate) -> None:
    cases: tuple[Json, ...] = ({}, {"ipConfigurations": []}, {"ipConfigurations": "x"})
    for given in cases:
        with refused("InvalidParameter", match="'properties.ipConfigurations' is missing"):
            estate.put(INTERFACES, "nic", {"properties": given})


def test_a_configuration_needs_a_subnet(estate: Estate) -> None:
    for given in (
        "x",
        {"name": "main"},
        {"name": "main", "properties": {"subnet": {"id": estate.group}}},
    ):
        with refused("InvalidParameter", match="ipConfigurations.properties.subnet.id' is missing"):
            estate.put(INTERFACES, "nic", {"properties": {"ipConfigurations": [given]}})


def test_the_subnet_is_there_and_in_the_region(estate: Estate) -> None:
    subnet = put_subnet(estate)
    elsewhere = {**interface_body(subnet), "location": "northeurope"}
    with refused("InvalidResourceReference", match="both resources are in the same region"):
        estate.put(INTERFACES, "nic", elsewhere)
    with refused("InvalidResourceReference", match="subnets/none referenced by"):
        estate.put(INTERFACES, "nic", interface_body(subnet.replace("machines", "none")))


def test_an_interface_goes_after_its_machine(estate: Estate) -> None:
    machine = put_machine(estate)
    nic = estate.id(INTERFACES, "nic")
    assert estate.azure.get(nic)["properties"]["virtualMachine"] == {"id": machine["id"]}
    with refused("NicInUse", match="is used by existing resource .*/virtualMachines/vm"):
        estate.azure.delete(nic)
    estate.azure.delete(machine["id"])
    assert "virtualMachine" not in estate.azure.get(nic)["properties"]
    estate.azure.delete(nic)
    assert not estate.azure.exists(nic)
