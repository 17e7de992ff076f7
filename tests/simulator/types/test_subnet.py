from tests.simulator import networks
from tests.simulator.estate import Estate, refused


def test_subnets_lie_beside_one_another(estate: Estate) -> None:
    net = networks.network(estate)
    assert networks.subnet(estate, net)["properties"]["provisioningState"] == "Succeeded"
    assert networks.subnet(estate, net)
    with refused("NetcfgSubnetRangesOverlap", match="Subnet 't' is not valid"):
        networks.subnet(estate, net, "t", "10.0.0.128/25")
    with refused("NetcfgInvalidSubnet", match="Subnet 't' is not valid in virtual network 'net'"):
        networks.subnet(estate, net, "t", "10.1.0.0/24")


def test_a_subnet_in_use_stays(estate: Estate) -> None:
    where = networks.subnet(estate, networks.network(estate))
    connection = networks.connection(networks.disk_access(estate), "disks")
    networks.endpoint(estate, where, connection)
    with refused("InUseSubnetCannotBeDeleted", match="delete all the resources within the subnet"):
        estate.azure.delete(where["id"])
