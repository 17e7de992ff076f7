"""``Microsoft.Compute/diskAccesses`` (A17)."""

from azure_disk_facts import resource_types
from azure_disk_facts.durations import format_timestamp
from azure_disk_simulator import errors
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType


class DiskAccessType(ResourceType):
    """Disk accesses.

    Not modelled: the five exports at a time, the private endpoint connections shown.
    """

    facts = resource_types.DISK_ACCESS
    read_only = (
        "properties.provisioningState",
        "properties.timeCreated",
        "properties.privateEndpointConnections",
    )

    def check(self, write: Write) -> None:
        """Note when it was made."""
        write.body["properties"]["provisioningState"] = "Succeeded"
        if write.existing is None:
            write.body["properties"]["timeCreated"] = format_timestamp(write.world.now)

    def check_delete(self, world: World, resource: Resource) -> None:
        """A disk access that disks or snapshots use stays. Code and text are assumed."""
        users = world.store.users("exported-through", resource.key)
        if users:
            raise errors.operation_not_allowed(
                f"Disk access '{resource.name}' is used by {len(users)} disks or snapshots and "
                f"cannot be deleted. The first is {users[0].id}."
            )
