"""Restores of Azure Backup: a new disk from a recovery point (E19-E21, E25)."""

from dataclasses import dataclass
from datetime import timedelta

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.backup import OPERATIONAL_STORE
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.restores import (
    MAX_RESTORES_PER_DAY,
    RECOVERY_OPTION,
    RESTORE_REQUEST_TYPE,
    RestoreError,
)
from azure_disk_simulator import (
    addresses,
    at_rest,
    backup_jobs,
    disk_matrix,
    intake,
    recovery_points,
    vault_rights,
)
from azure_disk_simulator.backup_checks import snapshot_group_id
from azure_disk_simulator.errors import backup_error, invalid_value, missing
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.recovery_points import Daily, RecoveryPoint
from azure_disk_simulator.request import World
from azure_disk_simulator.types.backup_vault import CROSS_SUBSCRIPTION

RESTORE_TIME = timedelta(seconds=60)
"""Simulated time of one restore."""

VALIDATION_TIME = timedelta(seconds=5)
"""Simulated time of a validation."""

_TARGET = "restoreTargetInfo"
_TARGET_ID = f"{_TARGET}.datasourceInfo.resourceID"
DAILY = Daily("restores", "restores", MAX_RESTORES_PER_DAY)


@dataclass(frozen=True)
class _Plan:
    """A restore that passed its checks."""

    instance: Resource
    point: RecoveryPoint
    snapshot: Resource
    target: ArmId
    who: list[str]


def validate(world: World, instance_id: str, request: Json) -> None:
    """Check a restore as ``validateRestore`` does.

    Raises:
        ArmError: 404, no such instance; 400, one of :class:`RestoreError`, or a request of
            another form.
    """
    _plan(world, instance_id, request)


def restore(world: World, instance_id: str, request: Json) -> Json:
    """Restore a recovery point into a new disk and return the disk.

    Not modelled: a restore that fails half way. That the disk is of the SKU and zone of its source,
    open to export and without tags follows E21.

    Raises:
        ArmError: as :func:`validate`, and what a disk is refused with.
    """
    plan = _plan(world, instance_id, request)
    properties: Json = {
        "creationData": {"createOption": "Copy", "sourceResourceId": plan.snapshot.id}
    }
    sector = plan.snapshot.get(disk_matrix.SECTOR)
    if sector is not None:
        properties["creationData"]["logicalSectorSize"] = sector
    if plan.snapshot.get(at_rest.SET_ID):
        properties["encryption"] = plan.snapshot.get("properties.encryption")
    body: Json = {
        "location": plan.snapshot.location,
        "sku": {"name": plan.point.sku},
        "properties": properties,
    }
    if plan.point.zones:
        body["zones"] = list(plan.point.zones)
    made = intake.put(vault_rights.acting(world, plan.who), str(plan.target), body)
    DAILY.note(world, plan.instance)
    world.store.save(plan.instance)
    backup_jobs.add(world, plan.instance, "Restore", disk=addresses.existing(world, made["id"]))
    return made


def _plan(world: World, instance_id: str, request: Json) -> _Plan:
    instance = addresses.existing(world, instance_id)
    vault = world.parent(instance.id)
    _check_form(request)
    point = recovery_points.find(instance, str(request.get("recoveryPointId")))
    target = _target(world, vault, request)
    DAILY.check(world, instance)
    who = vault_rights.principals(world, vault, instance.body)
    vault_rights.check_target(world, who, target.resource_group_id)
    vault_rights.check_snapshots(world, who, snapshot_group_id(instance.body))
    snapshot = world.load(point.snapshot_id)
    if snapshot is None:
        raise backup_error(
            RestoreError.SNAPSHOT_MISSING.value,
            "Could not perform the operation as the disk snapshot of the recovery point "
            f"'{point.id}' no longer exists.",
        )
    vault_rights.check_set(world, who, snapshot)
    return _Plan(instance, point, snapshot, target, who)


def _check_form(request: Json) -> None:
    """E21: the one form of a request that disks take."""
    for path, allowed in (
        ("objectType", RESTORE_REQUEST_TYPE),
        ("sourceDataStoreType", OPERATIONAL_STORE),
        (f"{_TARGET}.recoveryOption", RECOVERY_OPTION),
        (f"{_TARGET}.objectType", "RestoreTargetInfo"),
        (f"{_TARGET}.datasourceInfo.datasourceType", DISK.arm_type),
    ):
        value = get_path(request, path)
        if value != allowed:
            raise missing(path) if value is None else invalid_value(path, value, (allowed,))


def _target(world: World, vault: Resource, request: Json) -> ArmId:
    """Return the new disk's id: in the vault's region, its group there, its name free."""
    target_id = get_path(request, _TARGET_ID)
    parsed = arm_id.try_parse(target_id)
    if parsed is None or not parsed.has_type(DISK.arm_type):
        raise invalid_value(_TARGET_ID, target_id, ("the id of a disk",))
    location = str(get_path(request, f"{_TARGET}.restoreLocation") or "")
    if not same_region(location, vault.location):
        raise invalid_value(f"{_TARGET}.restoreLocation", location, (vault.location,))
    _check_subscription(vault, parsed)
    if not world.store.has(parsed.resource_group_id):
        raise backup_error(
            RestoreError.TARGET_GROUP_MISSING.value,
            "Could not perform the operation as Target Resource Group does not exist.",
        )
    if world.store.has(str(parsed)):
        raise backup_error(
            RestoreError.TARGET_EXISTS.value,
            f"Could not perform restore as a disk with name '{parsed.name}' already exists in the "
            "target resource group.",
        )
    return parsed


def _check_subscription(vault: Resource, target: ArmId) -> None:
    """E9: into another subscription only with cross-subscription restore. Code assumed."""
    own = str(vault.arm_id.subscription).lower()
    allowed = vault.get(CROSS_SUBSCRIPTION) == CrossSubscriptionRestore.ENABLED.value
    if str(target.subscription).lower() != own and not allowed:
        raise backup_error(
            "UserErrorCrossSubscriptionRestoreNotAllowed",
            f"Cross subscription restore is not enabled on Backup vault '{vault.name}'.",
        )
