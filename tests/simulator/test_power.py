import pytest

from tests.simulator.estate import Estate, Json, refusal, refused
from tests.simulator.machines import MACHINES, os_disk, put_machine
from tests.simulator.test_access import OPEN, grant

DISKS = "Microsoft.Compute/disks"


def state_of(estate: Estate, name: str) -> str:
    return str(estate.azure.get(estate.id(DISKS, name))["properties"]["diskState"])


def test_disks_of_a_deallocated_machine_are_reserved_for_it(estate: Estate) -> None:
    """A20."""
    machine = put_machine(estate)
    estate.azure.deallocate(machine["id"])
    assert state_of(estate, "data") == "Reserved"
    assert estate.azure.get(estate.id(DISKS, "data"))["managedBy"] == machine["id"]
    assert refusal(lambda: estate.azure.delete(estate.id(DISKS, "data"))) == (
        409,
        "OperationNotAllowed",
        f"Disk data is attached to VM {machine['id']}.",
    )
    estate.azure.start(machine["id"])
    assert state_of(estate, "data") == "Attached"


@pytest.mark.parametrize(
    ("change", "later"),
    [
        ({"sku": {"name": "StandardSSD_LRS"}}, {"sku": {"name": "Standard_LRS"}}),
        ({"properties": {"diskSizeGB": 128}}, {"properties": {"diskSizeGB": 256}}),
    ],
    ids=["sku", "size"],
)
def test_an_os_disk_changes_while_its_machine_is_deallocated(
    estate: Estate, change: Json, later: Json
) -> None:
    """A9, A13."""
    machine = put_machine(estate)
    with refused("OperationNotAllowed", match="while it is attached to running VM"):
        os_disk(estate, **change)
    estate.azure.deallocate(machine["id"])
    os_disk(estate, **change)
    estate.azure.start(machine["id"])
    with refused("OperationNotAllowed", match="while it is attached to running VM"):
        os_disk(estate, **later)


def test_an_update_does_not_start_a_machine(estate: Estate) -> None:
    machine = put_machine(estate)
    estate.azure.deallocate(machine["id"])
    estate.azure.patch(machine["id"], {"tags": {"shift": "late"}})
    assert state_of(estate, "data") == "Reserved"


def test_a_machine_does_not_start_while_a_disk_is_exported(estate: Estate) -> None:
    """A20, F2."""
    machine = put_machine(estate)
    estate.azure.deallocate(machine["id"])
    disk = estate.disk("data", **OPEN)
    grant(estate, disk)
    assert state_of(estate, "data") == "ActiveSAS"
    with refused("OperationNotAllowed", match="active shared access signature outstanding"):
        estate.azure.start(machine["id"])
    estate.azure.revoke_access(disk["id"])
    estate.azure.start(machine["id"])
    assert state_of(estate, "data") == "Attached"


def test_only_machines_run(estate: Estate) -> None:
    disk = estate.disk("data")
    assert refusal(lambda: estate.azure.deallocate(disk["id"])) == (
        400,
        "BadRequest",
        f"'{disk['id']}' is no virtual machine.",
    )
    with refused("ResourceNotFound", match="virtualMachines/vm"):
        estate.azure.start(estate.id(MACHINES, "vm"))
