"""``Microsoft.DataProtection/backupVaults/backupPolicies`` (E14, E15, E17)."""

from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import backup, resource_types
from azure_disk_simulator import errors, policy_shape
from azure_disk_simulator.paths import same
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType

_TYPES = "properties.datasourceTypes"


class BackupPolicyType(ResourceType):
    """Policies of disk backup.

    Not modelled: policies of other data sources; their ``datasourceTypes`` are refused.
    """

    facts = resource_types.BACKUP_POLICY
    required = ("properties.objectType", _TYPES, "properties.policyRules")
    choices = MappingProxyType({"properties.objectType": ("BackupPolicy",)})
    read_only = ()
    write_duration = timedelta(seconds=5)
    delete_duration = timedelta(seconds=5)

    def check(self, write: Write) -> None:
        """Check shape, interval, tags, cap; a policy in use does not change (E17)."""
        kinds = write.get(_TYPES)
        wanted = [backup.DISK_DATASOURCE_TYPE]
        if not same(kinds, wanted):
            raise errors.invalid_value(_TYPES, kinds, wanted)
        shape = policy_shape.read(write.body)
        policy_shape.check(shape)
        if write.existing is None or not write.changes("properties.policyRules"):
            return
        users = write.world.store.users("policy-user", write.id)
        if users:
            raise errors.operation_not_allowed(
                f"Backup policy '{write.name}' cannot be changed: {len(users)} backup instances "
                "use it. Assign them another policy."
            )

    def check_delete(self, world: World, resource: Resource) -> None:
        """A policy in use stays. Code and text are assumed."""
        users = world.store.users("policy-user", resource.id)
        if users:
            raise errors.operation_not_allowed(
                f"Backup policy '{resource.name}' cannot be deleted: {len(users)} backup instances "
                f"use it. The first is '{users[0].name}'."
            )
