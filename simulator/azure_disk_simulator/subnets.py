"""Address ranges of networks and their subnets, and who is in a subnet."""

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network

from azure_disk_facts import arm_id, resource_types
from azure_disk_facts.regions import same_region
from azure_disk_simulator import errors
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write

PREFIX = "properties.addressPrefix"

Range = IPv4Network | IPv6Network
Space = list[Range]


def _range(text: object) -> Range:
    try:
        return ip_network(str(text))
    except ValueError:
        raise ArmError(
            400,
            "InvalidAddressPrefixFormat",
            f"Address prefix {text} of resource is not formatted correctly. It should follow CIDR "
            "notation, for example 10.0.0.0/24.",
        ) from None


def space_of(network: Json) -> Space:
    """Return the address space of a network's body.

    Raises:
        ArmError: 400 ``InvalidAddressPrefixFormat``.
    """
    prefixes = get_path(network, "properties.addressSpace.addressPrefixes", [])
    return [_range(prefix) for prefix in prefixes]


def check_prefix(name: str, prefix: object, network: tuple[str, Space]) -> None:
    """Check that a subnet lies in its network's space.

    Raises:
        ArmError: 400 ``NetcfgInvalidSubnet``.
    """
    network_name, space = network
    own = _range(prefix)
    if not any(own.version == each.version and _lies_in(own, each) for each in space):
        raise ArmError(
            400,
            "NetcfgInvalidSubnet",
            f"Subnet '{name}' is not valid in virtual network '{network_name}'.",
        )


def _lies_in(inner: Range, outer: Range) -> bool:
    return inner.network_address in outer and inner.broadcast_address in outer


def check_apart(network: str, prefixes: Mapping[str, object]) -> None:
    """Check that subnets do not overlap.

    Raises:
        ArmError: 400 ``NetcfgSubnetRangesOverlap``.
    """
    seen: list[Range] = []
    for name, prefix in prefixes.items():
        own = _range(prefix)
        if any(own.version == each.version and own.overlaps(each) for each in seen):
            raise ArmError(
                400,
                "NetcfgSubnetRangesOverlap",
                f"Subnet '{name}' is not valid because its IP address range overlaps with that of "
                f"an existing subnet in virtual network '{network}'.",
            )
        seen.append(own)


def check_unused(world: World, subnet: Resource) -> None:
    """Check that nothing is in a subnet.

    Raises:
        ArmError: 400 ``InUseSubnetCannotBeDeleted``.
    """
    for user in world.store.users("in-subnet", subnet.key):
        raise ArmError(
            400,
            "InUseSubnetCannotBeDeleted",
            f"Subnet {subnet.name} is in use by {user.id} and cannot be deleted. In order to "
            "delete the subnet, delete all the resources within the subnet. See "
            "aka.ms/deletesubnet.",
        )


def load(write: Write, path: str) -> Resource:
    """Return the subnet that a request names at a path, as :func:`find` does."""
    return find(write, write.get(path), path)


def find(write: Write, subnet_id: object, path: str) -> Resource:
    """Return a subnet by the id at a path: it is there, in the region of the resource.

    Raises:
        ArmError: 400 no id of a subnet, or ``InvalidResourceReference``.
    """
    parsed = arm_id.try_parse(subnet_id)
    if parsed is None or not parsed.has_type(resource_types.SUBNET.arm_type):
        raise errors.missing(path)
    subnet = write.world.load(subnet_id)
    network = None if subnet is None else write.world.parent(subnet.id)
    if subnet is None or network is None or not same_region(network.location, write.location):
        raise dangling(write, str(subnet_id))
    return subnet


def dangling(write: Write, resource_id: str) -> ArmError:
    """400: something a network resource refers to is not there, or elsewhere."""
    return ArmError(
        400,
        "InvalidResourceReference",
        f"Resource {resource_id} referenced by resource {write.id} was not found. Please make sure "
        "that the referenced resource exists, and that both resources are in the same region.",
    )
