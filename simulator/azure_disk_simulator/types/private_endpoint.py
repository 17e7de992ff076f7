"""``Microsoft.Network/privateEndpoints`` (A17)."""

from collections.abc import Iterable

from azure_disk_facts import arm_id, resource_types
from azure_disk_facts.network import PRIVATE_LINK_GROUPS
from azure_disk_simulator import errors, subnets
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType

_SUBNET = "properties.subnet.id"
_CONNECTIONS = "properties.privateLinkServiceConnections"
_TARGET = "properties.privateLinkServiceId"
_GROUPS = "properties.groupIds"
_APPROVED = {
    "status": "Approved",
    "description": "Auto-Approved",
    "actionsRequired": "None",
}


class PrivateEndpointType(ResourceType):
    """Private endpoints.

    Not modelled: connections that someone has to approve, the endpoint's network interface and
    addresses, the connections shown by what it leads to.
    """

    facts = resource_types.PRIVATE_ENDPOINT
    required = (_SUBNET,)
    read_only = ("properties.provisioningState", "properties.networkInterfaces")

    def check(self, write: Write) -> None:
        """Check subnet and target; one connection, to a sub-resource the target has."""
        subnets.load(write, _SUBNET)
        connections = write.get(_CONNECTIONS)
        if not isinstance(connections, list) or len(connections) != 1:
            raise errors.invalid_parameter(
                f"Private endpoint '{write.name}' must have exactly one connection in "
                f"'{_CONNECTIONS}'."
            )
        _check_connection(write, connections[0])
        write.body["properties"]["provisioningState"] = "Succeeded"

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by subnet and by what it leads to."""
        yield Link("in-subnet", key_of(str(resource.get(_SUBNET))))
        for each in resource.get(_CONNECTIONS):
            yield Link("private-endpoints", key_of(str(get_path(each, _TARGET))))

    def view(self, world: World, resource: Resource) -> Json:
        """Connections are approved by themselves."""
        shown = super().view(world, resource)
        connections = [
            {
                **each,
                "id": f"{resource.id}/privateLinkServiceConnections/{each.get('name')}",
                "properties": {
                    **each["properties"],
                    "privateLinkServiceConnectionState": dict(_APPROVED),
                },
            }
            for each in resource.get(_CONNECTIONS)
        ]
        properties = {**shown["properties"], "privateLinkServiceConnections": connections}
        return {**shown, "properties": properties}


def _check_connection(write: Write, connection: Json) -> None:
    """The target is there and has the sub-resource; the second code is assumed."""
    target_id = get_path(connection, _TARGET)
    if target_id is None:
        raise errors.missing(f"{_CONNECTIONS}.{_TARGET}")
    target = write.world.load(target_id)
    if target is None:
        raise subnets.dangling(write, str(target_id))
    allowed = PRIVATE_LINK_GROUPS.get(arm_id.parse(target.id).resource_type, ())
    groups = get_path(connection, _GROUPS) or []
    if not groups or not set(groups) <= set(allowed):
        raise errors.ArmError(
            400,
            "PrivateLinkServiceConnectionGroupIdInvalid",
            f"The group ids '{', '.join(groups)}' of private endpoint '{write.name}' are not "
            f"those of '{target.id}': it has {', '.join(allowed) or 'none'}.",
        )
