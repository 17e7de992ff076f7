"""``Microsoft.DataProtection/backupVaults/backupResourceGuardProxies`` (E13)."""

from collections.abc import Iterable

from azure_disk_facts import resource_types
from azure_disk_facts.backup_security import DELETE_GUARD_PROXY, GUARD_REQUESTS
from azure_disk_simulator import errors, guarding
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.types.resource_guard import guarded_operations


class ResourceGuardProxyType(ResourceType):
    """Backup vaults under a resource guard.

    Not modelled: ``unlockDelete``; what has been unlocked stays so until the guard's next change.
    """

    facts = resource_types.RESOURCE_GUARD_PROXY
    required = (guarding.GUARD_ID,)
    read_only = (
        "properties.resourceGuardOperationDetails",
        "properties.lastUpdatedTime",
        "properties.description",
    )

    def check(self, write: Write) -> None:
        """One guard a vault, which exists. Code and texts are assumed."""
        guard_id = str(write.get(guarding.GUARD_ID))
        guard = write.world.load(guard_id)
        if guard is None or guard.arm_type != resource_types.RESOURCE_GUARD.arm_type:
            raise errors.not_found(guard_id)
        vault_id = write.id.rsplit("/", 2)[0]
        others = write.world.store.below(vault_id, resource_types.RESOURCE_GUARD_PROXY.arm_type)
        if any(key_of(other.id) != key_of(write.id) for other in others):
            raise errors.operation_not_allowed(
                f"Backup vault '{vault_id.rsplit('/', 1)[-1]}' is under a resource guard already."
            )
        write.body["properties"] |= {
            "lastUpdatedTime": f"{write.world.now:%Y-%m-%dT%H:%M:%SZ}",
            "resourceGuardOperationDetails": [
                {
                    "vaultCriticalOperation": operation,
                    "defaultResourceRequest": f"{guard.id}/{GUARD_REQUESTS[operation]}/default",
                }
                for operation in guarded_operations(guard)
            ],
        }

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by the guard."""
        yield Link("guarded", key_of(str(resource.get(guarding.GUARD_ID))))

    def check_delete(self, world: World, resource: Resource) -> None:
        """Taking the guard off is a critical operation itself, always guarded."""
        guarding.check_deletion(world, resource.id.rsplit("/", 2)[0], DELETE_GUARD_PROXY)
