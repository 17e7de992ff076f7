"""``Microsoft.Network/virtualNetworks/subnets``."""

from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_simulator import subnets
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType


class SubnetType(ResourceType):
    """Subnets.

    Not modelled: several prefixes, delegations, route tables, security groups, service endpoints,
    the number of addresses.
    """

    facts = resource_types.SUBNET
    required = (subnets.PREFIX,)
    defaults = MappingProxyType(
        {
            "properties.privateEndpointNetworkPolicies": "Disabled",
            "properties.privateLinkServiceNetworkPolicies": "Enabled",
        }
    )

    def check(self, write: Write) -> None:
        """Check that it lies in the network's space and beside the other subnets."""
        network = write.world.parent(write.id)
        space = subnets.space_of(network.body)
        subnets.check_prefix(write.name, write.get(subnets.PREFIX), (network.name, space))
        others = {
            each.name: each.get(subnets.PREFIX)
            for each in write.world.store.below(network.id, self.facts.arm_type)
            if each.name.lower() != write.name.lower()
        }
        subnets.check_apart(network.name, {**others, write.name: write.get(subnets.PREFIX)})
        write.body["properties"]["provisioningState"] = "Succeeded"

    def check_delete(self, world: World, resource: Resource) -> None:
        """A subnet in use stays."""
        subnets.check_unused(world, resource)
