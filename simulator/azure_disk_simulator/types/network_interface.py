"""``Microsoft.Network/networkInterfaces``: what connects a machine to a subnet."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_simulator import errors, subnets
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType

_CONFIGURATIONS = "properties.ipConfigurations"
_SUBNET = "properties.subnet.id"


class NetworkInterfaceType(ResourceType):
    """Network interfaces.

    Not modelled: addresses and their uniqueness, public addresses, security groups, load
    balancers.
    """

    facts = resource_types.NETWORK_INTERFACE
    required = (_CONFIGURATIONS,)
    read_only = (
        "properties.provisioningState",
        "properties.resourceGuid",
        "properties.macAddress",
        "properties.virtualMachine",
    )
    defaults = MappingProxyType(
        {
            "properties.enableAcceleratedNetworking": False,
            "properties.enableIPForwarding": False,
        }
    )

    def check(self, write: Write) -> None:
        """Check the subnets: there, and in the region."""
        configurations = write.get(_CONFIGURATIONS)
        if not isinstance(configurations, list) or not configurations:
            raise errors.missing(_CONFIGURATIONS)
        for each in configurations:
            subnet_id = get_path(each, _SUBNET) if isinstance(each, dict) else None
            subnets.find(write, subnet_id, f"{_CONFIGURATIONS}.{_SUBNET}")
            properties = each["properties"]
            properties.setdefault("privateIPAllocationMethod", "Dynamic")
            properties["primary"] = properties.get("primary", len(configurations) == 1)
            each["id"] = f"{write.id}/ipConfigurations/{each.get('name')}"
        write.body["properties"]["provisioningState"] = "Succeeded"
        if write.existing is None:
            write.body["properties"]["resourceGuid"] = write.world.store.new_id()

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by subnet."""
        for each in resource.get(_CONFIGURATIONS, []):
            subnet = get_path(each, _SUBNET)
            if subnet:
                yield Link("in-subnet", key_of(str(subnet)))

    def view(self, world: World, resource: Resource) -> Json:
        """Show the machine the interface belongs to."""
        shown = super().view(world, resource)
        for machine in world.store.users("interface-of", resource.key):
            owner = {"virtualMachine": {"id": machine.id}}
            shown["properties"] = {**shown["properties"], **owner}
        return shown

    def check_delete(self, world: World, resource: Resource) -> None:
        """An interface goes after its machine."""
        for machine in world.store.users("interface-of", resource.key):
            raise errors.ArmError(
                400,
                "NicInUse",
                f"Network Interface {resource.id} is used by existing resource {machine.id}. In "
                "order to delete the network interface, it must be dissociated from the resource. "
                "To learn more, see aka.ms/deletenic.",
            )
