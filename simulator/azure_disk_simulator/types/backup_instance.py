"""``Microsoft.DataProtection/backupVaults/backupInstances`` (E3, E10, E18, E19)."""

from collections.abc import Iterable
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import backup, limits, resource_types
from azure_disk_facts.backup_security import CriticalOperation
from azure_disk_simulator import backup_checks, guarding, protecting
from azure_disk_simulator.backup_checks import DISK_ID, POLICY_ID
from azure_disk_simulator.errors import ArmError, backup_error
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Link, Resource, Tombstone, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.types import backup_vault

_SOURCE_TYPE = "properties.dataSourceInfo.datasourceType"
_ALREADY = (
    "The disk you are trying to configure backup is already being protected. Disk is already "
    "associated with a backup instance in a Backup vault."
)


class BackupInstanceType(ResourceType):
    """Disks under a backup policy.

    A PUT is accepted while protection is configured, ``settings.protection_delay`` long; without
    ``DeepValidation`` that fails later for what roles and keys lack (E18). Not modelled:
    scheduled backups (E15), stopping protection (E22).
    """

    facts = resource_types.BACKUP_INSTANCE
    required = ("properties.objectType", DISK_ID, POLICY_ID)
    choices = MappingProxyType(
        {
            "properties.objectType": ("BackupInstance",),
            _SOURCE_TYPE: (backup.DISK_DATASOURCE_TYPE,),
            "properties.validationType": tuple(each.value for each in backup.BackupValidation),
        }
    )
    read_only = (
        "properties.provisioningState",
        "properties.currentProtectionState",
        "properties.protectionStatus",
        "properties.protectionErrorDetails",
    )
    write_duration = timedelta(seconds=60)
    delete_duration = timedelta(seconds=10)

    def check(self, write: Write) -> None:
        """Check disk, policy, snapshot group, doubles and roles."""
        vault = write.world.parent(write.id)
        disk = backup_checks.load_disk(write, vault)
        _check_unprotected(write, vault, disk)
        backup_checks.check_policy(write, vault, disk)
        group = backup_checks.load_snapshot_group(write, disk)
        if write.existing is None:
            _check_limit(write, vault)
        elif write.changes(POLICY_ID):
            guarding.check(write, vault.id, CriticalOperation.CHANGE_POLICY.value)
        write.body["properties"].pop("resourceGuardOperationRequests", None)
        write.body["properties"].setdefault("friendlyName", disk.name)
        protecting.configure(write, _missing_right(write, vault, (disk, group)))

    def view(self, world: World, resource: Resource) -> Json:
        """Show protection as being configured until it is."""
        return protecting.view(world, resource)

    def check_delete(self, world: World, resource: Resource) -> None:
        """Deleting backups is a critical operation (E13)."""
        vault_id = resource.id.rsplit("/", 2)[0]
        guarding.check_deletion(world, vault_id, CriticalOperation.DELETE_BACKUP.value)

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by disk and policy."""
        yield Link("protected", key_of(str(resource.get(DISK_ID))))
        yield Link("policy-user", key_of(str(resource.get(POLICY_ID))))

    def tombstone(self, world: World, resource: Resource) -> Tombstone | None:
        """Soft-deleted when soft delete is on, always with newer API versions (E10)."""
        vault = world.parent(resource.id)
        if not backup_vault.keeps_deleted(vault) and not backup_vault.deletes_softly(world):
            return None
        days = backup_vault.retention_days(vault)
        return Tombstone(
            world.now + timedelta(days=days),
            backup_vault.is_always_on(vault),
            f"soft delete of backup vault '{vault.name}' keeps backup instances for {days} days",
            holds=backup_vault.instance_hold(vault.id),
        )


def _check_unprotected(write: Write, vault: Resource, disk: Resource) -> None:
    """E3, E10: once, in one backup vault; not again where it is soft-deleted."""
    if write.existing is not None:
        return
    if write.world.store.users("protected", disk.id):
        raise backup_error("UserErrorDppDatasourceAlreadyHasBackupInstance", _ALREADY)
    hold = backup_vault.instance_hold(vault.id)
    for record in write.world.store.buried(write.world.now, "holds", hold):
        if key_of(str(record.resource.get(DISK_ID))) == disk.key:
            raise backup_error("UserErrorDppDatasourceAlreadyProtected", _ALREADY)


def _missing_right(
    write: Write, vault: Resource, protected: tuple[Resource, Resource]
) -> ArmError | None:
    """E18, E19: what protection will fail with; deep validation refuses it at once."""
    try:
        backup_checks.check_roles(write, vault, protected)
    except ArmError as error:
        if write.text("properties.validationType") == backup.BackupValidation.DEEP:
            raise
        return error
    return None


def _check_limit(write: Write, vault: Resource) -> None:
    """E20. Code and text are assumed."""
    kind = resource_types.BACKUP_INSTANCE.arm_type
    if write.world.store.count_below(vault.id, kind) >= limits.MAX_INSTANCES_PER_BACKUP_VAULT:
        raise backup_error(
            "UserErrorMaxBackupInstancesReached",
            f"Backup vault '{vault.name}' holds {limits.MAX_INSTANCES_PER_BACKUP_VAULT} backup "
            "instances already.",
        )
