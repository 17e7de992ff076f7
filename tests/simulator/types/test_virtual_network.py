from tests.simulator import networks
from tests.simulator.estate import Estate, refused


def test_subnets_given_inline_are_made(estate: Estate) -> None:
    inline = [{"name": "s", "properties": {"addressPrefix": "10.0.0.0/24"}}]
    space = {"addressPrefixes": ["10.0.0.0/16"]}
    properties = {"addressSpace": space, "subnets": inline}
    made = networks.network(estate, properties=properties)
    (shown,) = made["properties"]["subnets"]
    assert estate.azure.get(shown["id"])["properties"]["addressPrefix"] == "10.0.0.0/24"
    again = networks.network(estate, tags={"a": "b"})
    assert again["properties"]["subnets"] == made["properties"]["subnets"]


def test_subnets_given_inline_lie_in_the_network(estate: Estate) -> None:
    inline = [{"name": "s", "properties": {"addressPrefix": "10.1.0.0/24"}}]
    properties = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": inline}
    with refused("NetcfgInvalidSubnet"):
        networks.network(estate, properties=properties)


def test_a_network_in_use_stays(estate: Estate) -> None:
    net = networks.network(estate)
    where = networks.subnet(estate, net)
    connection = networks.connection(networks.disk_access(estate), "disks")
    endpoint = networks.endpoint(estate, where, connection)
    with refused("InUseSubnetCannotBeDeleted", match=f"Subnet s is in use by {endpoint['id']}"):
        estate.azure.delete(net["id"])
    estate.azure.delete(endpoint["id"])
    estate.azure.delete(net["id"])
    assert not estate.azure.exists(where["id"])
