"""``Microsoft.Network/privateEndpoints/privateDnsZoneGroups``."""

from azure_disk_facts import resource_types
from azure_disk_simulator import errors, subnets
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType

_CONFIGURATIONS = "properties.privateDnsZoneConfigs"
_ZONE = "properties.privateDnsZoneId"


class PrivateDnsZoneGroupType(ResourceType):
    """What writes an endpoint's addresses into private DNS zones.

    Not modelled: the records.
    """

    facts = resource_types.PRIVATE_DNS_ZONE_GROUP
    required = (_CONFIGURATIONS,)

    def check(self, write: Write) -> None:
        """The zones are there; an endpoint has one group (knowledge).

        Raises:
            ArmError: 400, codes assumed.
        """
        for each in write.body["properties"]["privateDnsZoneConfigs"]:
            zone_id = get_path(each, _ZONE)
            if zone_id is None:
                raise errors.missing(f"{_CONFIGURATIONS}.{_ZONE}")
            if write.world.load(zone_id) is None:
                raise subnets.dangling(write, str(zone_id))
        endpoint = write.world.parent(write.id)
        for other in write.world.store.below(endpoint.id, self.facts.arm_type):
            if other.name.lower() != write.name.lower():
                raise errors.bad_request(
                    f"Private endpoint '{endpoint.name}' has the private DNS zone group "
                    f"'{other.name}' already; it takes one."
                )
        write.body["properties"]["provisioningState"] = "Succeeded"
