"""``Microsoft.Network/privateDnsZones``."""

from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.network import PRIVATE_DNS_LOCATION
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, canonical


class PrivateDnsZoneType(ResourceType):
    """Private DNS zones.

    Not modelled: records, and the numbers of records and links.
    """

    facts = resource_types.PRIVATE_DNS_ZONE
    read_only = (
        "properties.provisioningState",
        "properties.internalId",
        "properties.maxNumberOfRecordSets",
        "properties.maxNumberOfVirtualNetworkLinks",
        "properties.maxNumberOfVirtualNetworkLinksWithRegistration",
        "properties.numberOfRecordSets",
        "properties.numberOfVirtualNetworkLinks",
        "properties.numberOfVirtualNetworkLinksWithRegistration",
    )
    defaults = MappingProxyType({"location": PRIVATE_DNS_LOCATION})

    def check(self, write: Write) -> None:
        """It lies in no region."""
        canonical("location", write.get("location"), (PRIVATE_DNS_LOCATION,))
        write.body["location"] = PRIVATE_DNS_LOCATION
        write.body["properties"]["provisioningState"] = "Succeeded"

    def check_delete(self, world: World, resource: Resource) -> None:
        """A zone goes after its links."""
        for link in world.store.below(resource.id, resource_types.PRIVATE_DNS_ZONE_LINK.arm_type):
            raise ArmError(
                409,
                "CannotDeleteResource",
                "Cannot delete resource while nested resources exist. Some existing nested "
                f"resource IDs include: '{link.id}'. Please delete all nested resources before "
                "deleting this resource.",
            )
