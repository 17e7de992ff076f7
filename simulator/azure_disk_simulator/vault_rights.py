"""What a backup vault's identity may do for a backup or a restore (rule E19)."""

from dataclasses import replace

from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_facts.restores import RestoreError
from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_RESTORE_OPERATOR
from azure_disk_facts.roles import DISK_SNAPSHOT_CONTRIBUTOR as SNAPSHOTS
from azure_disk_simulator import at_rest, identity, keys, permissions
from azure_disk_simulator.errors import ArmError, backup_error
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World

_OWN_IDENTITY = "properties.identityDetails.userAssignedIdentityArmUrl"
_SET_READ = f"{DISK_ENCRYPTION_SET.arm_type}/read"


def principals(world: World, vault: Resource, instance: Json) -> list[str]:
    """Return the principals a backup instance acts with: its own identity, or the vault's."""
    chosen = get_path(instance, _OWN_IDENTITY)
    if chosen is None:
        return identity.principal_ids(world, vault)
    found = world.load(chosen)
    return [] if found is None else [str(found.get("properties.principalId"))]


def acting(world: World, who: list[str]) -> World:
    """Return the world as the vault's identity sends requests into it."""
    return replace(world, caller_id=who[0]) if who else world


def check_source(world: World, who: list[str], disk: Resource) -> None:
    """A backup reads the disk.

    Raises:
        ArmError: 400, the vault's identity may not.
    """
    if not permissions.allows(world, who, DISK_BACKUP_READER.actions[1:], on=disk.id):
        raise backup_error(
            RestoreError.DISK_FORBIDDEN.value,
            "Azure Backup Service requires additional permissions on the Disk to do this "
            "operation.",
        )
    check_set(world, who, disk)


def check_snapshots(world: World, who: list[str], group_id: str) -> None:
    """Backups and restores work on the snapshots' group.

    Raises:
        ArmError: 400, the vault's identity may not.
    """
    if not permissions.allows(world, who, SNAPSHOTS.actions[:6], on=group_id):
        raise backup_error(
            RestoreError.SNAPSHOT_GROUP_FORBIDDEN.value,
            "Azure Backup Service requires additional permissions on the Snapshot Data store "
            "Resource Group to do this operation.",
        )


def check_target(world: World, who: list[str], group_id: str) -> None:
    """A restore writes a disk into the target's group.

    Raises:
        ArmError: 400, the vault's identity may not.
    """
    if not permissions.allows(world, who, DISK_RESTORE_OPERATOR.actions, on=group_id):
        raise backup_error(
            RestoreError.TARGET_GROUP_FORBIDDEN.value,
            "Could not perform the operation as Restore Resource Group no longer exists. Or Azure "
            "Backup Service requires additional permissions on the Restore Resource Group to do "
            "this operation.",
        )


def check_set(world: World, who: list[str], encrypted: Resource) -> None:
    """C15, E19: Reader on the encryption set, whose key must be there and enabled.

    Raises:
        ArmError: 400, the identity may not read the set, or its key is gone or disabled.
    """
    found = world.load(encrypted.get(at_rest.SET_ID))
    if found is None:
        return
    if not permissions.allows(world, who, (_SET_READ,), on=found.id):
        raise backup_error(
            RestoreError.SET_FORBIDDEN.value,
            "Azure Backup Service needs permission to access the disk encryption set used with "
            "the disk.",
        )
    try:
        key = keys.find_key(world, str(found.get(keys.KEY_URL)))
    except ArmError as error:
        raise backup_error(
            "UserErrorDESKeyVaultKeyNotAvailable",
            "The key vault key used for disk encryption set is not available.",
        ) from error
    if key.key.get("properties.attributes.enabled", True) is not True:
        raise backup_error(
            "UserErrorDESKeyVaultKeyDisabled",
            "The key vault key used for disk encryption set is not in enabled state.",
        )
