"""What Azure Backup checks before it protects a disk (E3, E15, E18, E19, C15)."""

from azure_disk_facts import arm_id, backup, resource_types
from azure_disk_facts.arm_id import same_id
from azure_disk_facts.durations import parse_duration
from azure_disk_facts.network import DataAccessAuthMode
from azure_disk_facts.regions import same_region
from azure_disk_facts.restores import RestoreError
from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR
from azure_disk_facts.skus import find_disk_sku
from azure_disk_simulator import permissions, policy_shape, vault_rights
from azure_disk_simulator.errors import backup_error
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World, Write

DISK_ID = "properties.dataSourceInfo.resourceID"
POLICY_ID = "properties.policyInfo.policyId"
_PARAMETERS = "properties.policyInfo.policyParameters.dataStoreParametersList"


def existing_disk(world: World, disk_id: object) -> Resource:
    """Return the disk of a backup instance.

    Raises:
        ArmError: 400, there is none of that id.
    """
    disk = world.load(disk_id)
    if disk is None or disk.arm_type != resource_types.DISK.arm_type:
        raise backup_error(
            RestoreError.DISK_MISSING.value,
            "Could not perform the operation as Managed Disk no longer exists.",
        )
    return disk


def snapshot_group_id(instance: Json) -> str:
    """Return the id of the group that an instance's snapshots lie in, or an empty text."""
    parameters = get_path(instance, _PARAMETERS, [])
    for each in parameters if isinstance(parameters, list) else ():
        if isinstance(each, dict) and each.get("resourceGroupId"):
            return str(each["resourceGroupId"])
    return ""


def load_disk(write: Write, vault: Resource) -> Resource:
    """Return the disk to protect.

    Raises:
        ArmError: 400, no disk, in another region (code assumed), or with Entra authentication.
    """
    disk = existing_disk(write.world, write.get(DISK_ID))
    if not same_region(disk.location, vault.location):
        raise backup_error(
            "UserErrorDatasourceRegionMismatch",
            f"Disk '{disk.name}' in '{disk.location}' and Backup vault '{vault.name}' in "
            f"'{vault.location}' must be in the same region.",
        )
    mode = disk.get("properties.dataAccessAuthMode")
    if mode == DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY:
        raise backup_error("UserErrorDiskBackupDiskTypeNotSupported", "Unsupported disk type")
    return disk


def check_policy(write: Write, vault: Resource, disk: Resource) -> None:
    """The policy is one of the same backup vault, and slow enough for the disk's SKU (E15).

    Raises:
        ArmError: 400, codes assumed.
    """
    policy_id = str(write.get(POLICY_ID))
    policy = write.world.load(policy_id)
    own = same_id(policy_id.rsplit("/", 2)[0], vault.id)
    if policy is None or not own:
        raise backup_error(
            "UserErrorBackupPolicyNotFound",
            f"Backup policy '{policy_id}' does not exist in Backup vault '{vault.name}'.",
        )
    facts = find_disk_sku(disk.get("sku.name"))
    slow_only = facts is not None and facts.incremental_snapshots_only
    every = policy_shape.read(policy.body).every
    allowed = backup.allowed_intervals(incremental_snapshots_only=slow_only)
    if not any(parse_duration(text) == every for text in allowed):
        raise backup_error(
            "UserErrorDiskBackupPolicyNotSupported",
            f"Disk '{disk.name}' of SKU '{disk.get('sku.name')}' can only be backed up every "
            f"{' or '.join(allowed)}; policy '{policy.name}' is more frequent.",
        )


def load_snapshot_group(write: Write, disk: Resource) -> Resource:
    """Return the resource group that takes the snapshots (E3, E18).

    Raises:
        ArmError: 400, absent, no group, of another subscription than the disk, or not there.
    """
    group_id = snapshot_group_id(write.body)
    if not group_id:
        raise backup_error(
            "UserErrorOperationalStoreParametersNotProvided",
            "Could not perform the operation as Snapshot Data store Resource Group parameter is "
            "not provided",
        )
    parsed = arm_id.try_parse(group_id)
    if parsed is None or parsed.provider is not None or parsed.resource_group is None:
        raise backup_error(
            "UserErrorInvalidOperationalStoreResourceGroup",
            "Snapshot Data store Resource Group provided is invalid",
        )
    if str(parsed.subscription).lower() != str(disk.arm_id.subscription).lower():
        raise backup_error(
            "UserErrorSnapshotRGSubscriptionMismatch",
            "Invalid subscription selected for Snapshot Data store",
        )
    group = write.world.load(group_id)
    if group is None:
        raise backup_error(
            "UserErrorSnapshotRGNotFound",
            "Could not perform the operation as Snapshot Data store Resource Group does not exist.",
        )
    return group


def check_roles(write: Write, vault: Resource, protected: tuple[Resource, Resource]) -> None:
    """The vault's identity has its roles on the disk, the snapshot group and the set (E19).

    Raises:
        ArmError: 400, the ``UserError`` of the first right that is missing.
    """
    disk, group = protected
    world = write.world
    principals = vault_rights.principals(world, vault, write.body)
    if not permissions.allows(world, principals, DISK_BACKUP_READER.actions[1:], on=disk.id):
        raise backup_error(
            "UserErrorDiskBackupDiskOrMSIPermissionsNotPresent",
            "Invalid disk or Azure Backup Service requires additional permissions on the Disk to "
            "do this operation",
        )
    needed = DISK_SNAPSHOT_CONTRIBUTOR.actions[:6]
    if not permissions.allows(world, principals, needed, on=group.id):
        raise backup_error(
            "UserErrorDiskBackupSnapshotRGOrMSIPermissionsNotPresent",
            "Could not perform the operation as Snapshot Data store Resource Group no longer "
            "exists. Or Azure Backup Service requires additional permissions on the Snapshot Data "
            "store Resource Group to do this operation.",
        )
    vault_rights.check_set(world, principals, disk)
