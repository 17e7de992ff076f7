"""``DiskAccess``: every input, in the simulated Azure."""

from collections.abc import Callable
from typing import Any

import pulumi
from pulumi_azure_native import compute, network, privatedns, resources

from azure_disk_facts.network import DISK_ACCESS_LINK
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection import DiskAccess
from tests.components.case import Case, Change

REGION, FAR = "westeurope", "northeurope"


class Neighbours:
    """What the running program has declared before the disk access."""

    group: resources.ResourceGroup
    other_group: resources.ResourceGroup


def args() -> dict[str, Any]:
    """Declare two resource groups and a subnet."""
    group = resources.ResourceGroup("group", resource_group_name="rg", location=REGION)
    other = resources.ResourceGroup("other-group", resource_group_name="rg2", location=REGION)
    Neighbours.group, Neighbours.other_group = group, other
    return {
        "resource_group_name": group.name,
        "location": REGION,
        "subnet_id": subnet("net")(),
    }


def virtual_network(name: str, region: str = REGION) -> Callable[[], network.VirtualNetwork]:
    """Return a function that declares a network."""
    return lambda: network.VirtualNetwork(
        name,
        resource_group_name=Neighbours.group.name,
        location=region,
        address_space={"address_prefixes": ["10.0.0.0/16"]},
    )


def network_id(name: str) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a network and returns its id."""
    return lambda: virtual_network(name)().id


def subnet(name: str, region: str = REGION) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a network with a subnet and returns the subnet's id."""

    def declare() -> pulumi.Output[str]:
        made = network.Subnet(
            f"{name}-subnet",
            resource_group_name=Neighbours.group.name,
            virtual_network_name=virtual_network(name, region)().name,
            address_prefix="10.0.0.0/24",
        )
        return made.id

    return declare


def zone(name: str, *, elsewhere: bool = False) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a private DNS zone for blobs."""
    return lambda: (
        privatedns.PrivateZone(
            name,
            resource_group_name=(Neighbours.other_group if elsewhere else Neighbours.group).name,
            private_zone_name=DISK_ACCESS_LINK.zones[AzureCloud.PUBLIC],
            location="global",
        ).id
    )


def disk_access(name: str) -> Callable[[], pulumi.Output[str]]:
    """Return a function that declares a disk access."""
    return lambda: (
        compute.DiskAccess(name, resource_group_name=Neighbours.group.name, location=REGION).id
    )


CASE = Case(
    component=DiskAccess,
    args=args,
    changes={
        "resource_group_name": Change(lambda: Neighbours.other_group.name),
        "location": Change(FAR, {"network_location": REGION}),
        "subnet_id": Change(subnet("other")),
        "disk_access_name": Change("exports"),
        "disk_access_id": Change(disk_access("two"), {"disk_access_id": disk_access("one")}),
        "edge_zone": Change(
            "microsoftlondon1", {"location": "uksouth", "network_location": REGION}
        ),
        "private_dns_zone_id": Change(
            zone("two", elsewhere=True), {"private_dns_zone_id": zone("one")}
        ),
        "link_private_dns_zone": Change(True, {"private_dns_zone_id": zone("zone")}),
        "virtual_network_id": Change(network_id("hub")),
        "network_resource_group_name": Change(lambda: Neighbours.other_group.name),
        "network_location": Change(FAR, along={"subnet_id": subnet("far", FAR)}),
        "endpoint_name": Change("exports"),
        "network_interface_name": Change("exports"),
        "tags": Change({"team": "bakery"}),
        "protect": Change(True),
    },
)
