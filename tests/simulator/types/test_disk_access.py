from tests.simulator import networks
from tests.simulator.estate import Estate, refused


def test_what_azure_adds(estate: Estate) -> None:
    access = estate.azure.get(networks.disk_access(estate))
    first = access["properties"]
    assert first["provisioningState"] == "Succeeded"
    again = estate.put("Microsoft.Compute/diskAccesses", "a", {"tags": {"a": "b"}})
    assert again["properties"]["timeCreated"] == first["timeCreated"]


def test_a_disk_access_in_use_stays(estate: Estate) -> None:
    """A17."""
    access = networks.disk_access(estate)
    private = {"networkAccessPolicy": "AllowPrivate", "diskAccessId": access}
    estate.disk(properties=private)
    with refused("OperationNotAllowed", match="Disk access 'a' is used by 1 disks or snapshots"):
        estate.azure.delete(access)
    estate.disk(properties={"networkAccessPolicy": "DenyAll", "diskAccessId": None})
    estate.azure.delete(access)


def test_a_group_goes_with_all_that_is_connected(estate: Estate) -> None:
    net = networks.network(estate)
    networks.endpoint(
        estate,
        networks.subnet(estate, net),
        networks.connection(networks.disk_access(estate), "disks"),
    )
    networks.zone_link(estate, networks.zone(estate), net)
    estate.azure.delete(estate.group)
    assert not estate.azure.exists(net["id"])
