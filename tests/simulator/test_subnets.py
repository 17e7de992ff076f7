import pytest

from azure_disk_simulator import subnets
from tests.simulator import networks
from tests.simulator.estate import Estate, refusal, refused


def test_ranges_are_cidr() -> None:
    body = {"properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/8", "fd00::/8"]}}}
    assert [str(each) for each in subnets.space_of(body)] == ["10.0.0.0/8", "fd00::/8"]
    with refused("InvalidAddressPrefixFormat", match="Address prefix 10.0.0.1/8 of resource is no"):
        subnets.space_of({"properties": {"addressSpace": {"addressPrefixes": ["10.0.0.1/8"]}}})


@pytest.mark.parametrize("prefix", ["10.1.0.0/24", "10.0.0.0/8", "fd00::/64"])
def test_subnets_lie_in_their_network(prefix: str) -> None:
    space = subnets.space_of({"properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}})
    assert refusal(lambda: subnets.check_prefix("s", prefix, ("n", space))) == (
        400,
        "NetcfgInvalidSubnet",
        "Subnet 's' is not valid in virtual network 'n'.",
    )


def test_subnets_do_not_overlap() -> None:
    subnets.check_apart("n", {"a": "10.0.0.0/24", "b": "10.0.1.0/24", "c": "fd00::/64"})
    with refused("NetcfgSubnetRangesOverlap", match="Subnet 'b' is not valid because its IP"):
        subnets.check_apart("n", {"a": "10.0.0.0/16", "b": "10.0.1.0/24"})


def test_a_resource_lies_in_a_subnet_of_its_region(estate: Estate) -> None:
    far = networks.network(estate, "far", location="northeurope")
    where = networks.subnet(estate, far)
    connection = networks.connection(networks.disk_access(estate), "disks")
    with refused("InvalidResourceReference", match=f"Resource {where['id']} referenced by"):
        networks.endpoint(estate, where, connection)
    with refused("InvalidParameter", match="'properties.subnet.id' is missing"):
        networks.endpoint(estate, far, connection)
