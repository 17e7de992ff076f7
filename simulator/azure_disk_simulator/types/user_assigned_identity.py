"""``Microsoft.ManagedIdentity/userAssignedIdentities``."""

from collections.abc import Iterable
from datetime import timedelta

from azure_disk_facts import resource_types
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType


class UserAssignedIdentityType(ResourceType):
    """Identities; a deleted and recreated one has another principal id, and no old roles."""

    facts = resource_types.USER_ASSIGNED_IDENTITY
    read_only = ("properties.principalId", "properties.clientId", "properties.tenantId")
    write_duration = timedelta(seconds=3)
    delete_duration = timedelta(seconds=3)

    def check(self, write: Write) -> None:
        """Give a new identity its ids."""
        if write.existing is None:
            write.body["properties"] |= {
                "principalId": write.world.store.new_id(),
                "clientId": write.world.store.new_id(),
                "tenantId": write.world.tenant_id,
            }

    def links(self, resource: Resource) -> Iterable[Link]:
        """Make the principal known."""
        yield Link("principal", str(resource.get("properties.principalId")))
