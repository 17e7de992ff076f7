"""Backups that run: an incremental snapshot in the snapshot group, a recovery point (E2, E16)."""

from datetime import timedelta

from azure_disk_facts.backup import RUNNING_PROTECTION_STATES
from azure_disk_facts.limits import MAX_ON_DEMAND_RECOVERY_POINTS
from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_facts.restores import (
    AZURE_BACKUP_TAG,
    MAX_ON_DEMAND_BACKUPS_PER_DAY,
    RestoreError,
)
from azure_disk_simulator import (
    addresses,
    at_rest,
    backup_jobs,
    intake,
    policy_shape,
    recovery_points,
    vault_rights,
)
from azure_disk_simulator.backup_checks import (
    DISK_ID,
    POLICY_ID,
    existing_disk,
    snapshot_group_id,
)
from azure_disk_simulator.clock import to_micros
from azure_disk_simulator.errors import backup_error, invalid_value
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.recovery_points import Daily, RecoveryPoint
from azure_disk_simulator.request import World

BACKUP_TIME = timedelta(seconds=60)
"""Simulated time of one backup."""

DAILY = Daily("backups_on_demand", "on-demand backups", MAX_ON_DEMAND_BACKUPS_PER_DAY)


def back_up(world: World, instance_id: str, tag: str | None = None) -> Json:
    """Take an on-demand backup and return its recovery point.

    ``tag`` is the retention tag by which it is kept; ``None``: the policy's default rule. It is
    kept beyond its expiry: no points are pruned here.

    Raises:
        ArmError: 404, no such instance; 400, a ``UserError...`` of E16, E18-E20; what a snapshot
            is refused with (B6).
    """
    instance = addresses.existing(world, instance_id)
    _check_state(instance)
    _check_limits(world, instance)
    vault, disk = world.parent(instance.id), existing_disk(world, instance.get(DISK_ID))
    who = vault_rights.principals(world, vault, instance.body)
    group = snapshot_group_id(instance.body)
    vault_rights.check_source(world, who, disk)
    vault_rights.check_snapshots(world, who, group)
    keep_tag, keep = _retention(world, instance, tag)
    point_id = world.store.new_id()
    snapshot = _snapshot(vault_rights.acting(world, who), disk, group, point_id)
    point = RecoveryPoint(
        id=point_id,
        taken=to_micros(world.now),
        expires=to_micros(world.now + keep),
        tag=keep_tag,
        snapshot_id=str(snapshot["id"]),
        sku=str(disk.get("sku.name")),
        zones=[str(zone) for zone in disk.get("zones") or []],
        policy=str(instance.get(POLICY_ID)).rsplit("/", 1)[-1],
        on_demand=True,
    )
    DAILY.note(world, instance)
    recovery_points.add(world, instance, point)
    backup_jobs.add(world, instance, "Backup", disk=disk)
    return recovery_points.view(instance, point)


def _check_state(instance: Resource) -> None:
    state = instance.get("properties.currentProtectionState")
    if state not in RUNNING_PROTECTION_STATES:
        raise backup_error(
            RestoreError.NOT_PROTECTED.value,
            f"Backup instance '{instance.name}' cannot be backed up in state '{state}'.",
        )


def _check_limits(world: World, instance: Resource) -> None:
    """E15, E16, E20: ten a day, fifty at once. Simulated texts."""
    DAILY.check(world, instance)
    on_demand = [point for point in recovery_points.points_of(instance) if point.on_demand]
    if len(on_demand) >= MAX_ON_DEMAND_RECOVERY_POINTS:
        raise backup_error(
            RestoreError.TOO_MANY.value,
            f"Backup instance '{instance.name}' has {len(on_demand)} on-demand recovery points, "
            "the most it takes.",
        )


def _retention(world: World, instance: Resource, tag: str | None) -> tuple[str, timedelta]:
    policy = addresses.existing(world, str(instance.get(POLICY_ID)))
    keep = policy_shape.read(policy.body).keep
    chosen = "Default" if tag is None else tag
    if chosen not in keep:
        raise invalid_value("triggerOption.retentionTagOverride", chosen, keep)
    return chosen, keep[chosen]


def _snapshot(world: World, disk: Resource, group: str, point_id: str) -> Json:
    name, value = AZURE_BACKUP_TAG
    body: Json = {
        "location": disk.location,
        "tags": {name: value},
        "properties": {
            "incremental": True,
            "creationData": {"createOption": "Copy", "sourceResourceId": disk.id},
        },
    }
    if get_path(disk.body, at_rest.SET_ID):
        body["properties"]["encryption"] = disk.get("properties.encryption")
    snapshot_id = f"{group}/providers/{SNAPSHOT.arm_type}/AzureBackup_{point_id}"
    return intake.put(world, snapshot_id, body)
