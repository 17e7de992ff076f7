"""``Microsoft.Network/privateDnsZones/virtualNetworkLinks``."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.network import PRIVATE_DNS_LOCATION
from azure_disk_simulator import errors, subnets
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType, canonical

_NETWORK = "properties.virtualNetwork.id"


class PrivateDnsZoneLinkType(ResourceType):
    """Links of private DNS zones to the networks that resolve names in them.

    Not modelled: registering machines, zones of which one lies in the other.
    """

    facts = resource_types.PRIVATE_DNS_ZONE_LINK
    required = (_NETWORK,)
    choices = MappingProxyType({"properties.resolutionPolicy": ("Default", "NxDomainRedirect")})
    read_only = ("properties.provisioningState", "properties.virtualNetworkLinkState")
    defaults = MappingProxyType(
        {
            "location": PRIVATE_DNS_LOCATION,
            "properties.registrationEnabled": False,
            "properties.resolutionPolicy": "Default",
        }
    )

    def check(self, write: Write) -> None:
        """The network is there, and has no other zone of that name.

        Raises:
            ArmError: 400 ``BadRequest``, Azure's text.
        """
        canonical("location", write.get("location"), (PRIVATE_DNS_LOCATION,))
        write.body["location"] = PRIVATE_DNS_LOCATION
        network_id = write.text(_NETWORK)
        if write.world.load(network_id) is None:
            raise subnets.dangling(write, network_id)
        zone = write.world.parent(write.id)
        for other in write.world.store.users("zones-of-network", key_of(network_id)):
            theirs = write.world.parent(other.id)
            if other.id != write.id and theirs.name.lower() == zone.name.lower():
                raise errors.bad_request(
                    "A virtual network cannot be linked to multiple zones with overlapping "
                    f"namespaces. You tried to link virtual network with '{zone.name}' and "
                    f"'{theirs.name}' zones."
                )
        state = {"provisioningState": "Succeeded", "virtualNetworkLinkState": "Completed"}
        write.body["properties"] |= state

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by network."""
        yield Link("zones-of-network", key_of(str(resource.get(_NETWORK))))
