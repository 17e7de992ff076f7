"""``Microsoft.Network/virtualNetworks``: address space and subnets given inline."""

from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_simulator import subnets
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType

_PREFIXES = "properties.addressSpace.addressPrefixes"
_SUBNETS = "properties.subnets"


class VirtualNetworkType(ResourceType):
    """Virtual networks.

    Not modelled: peerings, name servers, subnets with several prefixes, and subnets of their own
    in a network's answer: it shows those given inline.
    """

    facts = resource_types.VIRTUAL_NETWORK
    required = (_PREFIXES,)
    read_only = ("properties.provisioningState", "properties.resourceGuid")
    defaults = MappingProxyType({"properties.enableDdosProtection": False})
    kept = (_SUBNETS,)

    def check(self, write: Write) -> None:
        """Check the address space, and that the subnets lie in it."""
        space = subnets.space_of(write.body)
        inline = write.body["properties"].get("subnets", [])
        wanted = {str(each.get("name")): get_path(each, subnets.PREFIX) for each in inline}
        for name, prefix in wanted.items():
            subnets.check_prefix(name, prefix, (write.name, space))
        subnets.check_apart(write.name, wanted)
        write.body["properties"]["provisioningState"] = "Succeeded"
        if write.existing is None:
            write.body["properties"]["resourceGuid"] = write.world.store.new_id()
        for each in inline:
            each["id"] = f"{write.id}/subnets/{each.get('name')}"

    def written(self, write: Write, resource: Resource) -> None:
        """Make the subnets that were given inline."""
        for each in resource.get(_SUBNETS, []):
            if not write.world.store.has(each["id"]):
                body = {"properties": {**each["properties"], "provisioningState": "Succeeded"}}
                arm_type = resource_types.SUBNET.arm_type
                write.world.store.save(Resource(each["id"], arm_type, body, write.world.now))

    def check_delete(self, world: World, resource: Resource) -> None:
        """A network whose subnets are in use stays."""
        for subnet in world.store.below(resource.id, resource_types.SUBNET.arm_type):
            subnets.check_unused(world, subnet)
