"""Machines with their network, for tests: each function puts one resource."""

from azure_disk_simulator.paths import merged
from tests.simulator.estate import Estate, Json
from tests.simulator.networks import network, subnet

MACHINES = "Microsoft.Compute/virtualMachines"
INTERFACES = "Microsoft.Network/networkInterfaces"


def put_subnet(estate: Estate) -> str:
    """A virtual network with one subnet; returns the subnet's id."""
    return str(subnet(estate, network(estate), "machines", "10.0.1.0/24")["id"])


def interface_body(subnet_id: str) -> Json:
    configuration = {"name": "main", "properties": {"subnet": {"id": subnet_id}}}
    return {"properties": {"ipConfigurations": [configuration]}}


def put_interface(estate: Estate, name: str = "nic", subnet_id: str | None = None) -> Json:
    where = put_subnet(estate) if subnet_id is None else subnet_id
    return estate.put(INTERFACES, name, interface_body(where))


def os_disk(estate: Estate, name: str = "os", **changes: object) -> Json:
    return estate.disk(name, **merged({"properties": {"osType": "Linux"}}, changes))


def attached(disk: Json, **more: object) -> Json:
    return {"createOption": "Attach", "managedDisk": {"id": disk["id"]}, **more}


def machine_body(os: Json, interface: Json, data: dict[int, Json] | None = None) -> Json:
    return {
        "properties": {
            "hardwareProfile": {"vmSize": "Standard_D4s_v5"},
            "storageProfile": {
                "osDisk": attached(os, osType="Linux", caching="ReadWrite"),
                "dataDisks": [attached(disk, lun=lun) for lun, disk in (data or {}).items()],
            },
            "networkProfile": {"networkInterfaces": [{"id": interface["id"]}]},
        }
    }


def put_machine(estate: Estate, **changes: object) -> Json:
    """A machine with an OS disk and one data disk, both new."""
    body = machine_body(os_disk(estate), put_interface(estate), {0: estate.disk("data")})
    return estate.put(MACHINES, "vm", merged(body, changes))
