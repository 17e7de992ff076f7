"""One restore out of a backup vault, from the choice of its point to the disk's settings (E21)."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from azure.core.exceptions import ResourceNotFoundError
from azure.mgmt.compute import ComputeManagementClient
from azure.mgmt.dataprotection import DataProtectionMgmtClient

from azure_disk_facts.arm_id import ArmId, parse
from azure_disk_facts.backup import DISK_DATASOURCE_TYPE, OPERATIONAL_STORE
from azure_disk_facts.recovery_selectors import Candidate, pick
from azure_disk_facts.restores import RECOVERY_OPTION, RESTORE_REQUEST_TYPE
from azure_disk_protection.transfer.arm import Arm
from azure_disk_protection.transfer.failure import TransferFailed

_RUNNING = ("InProgress", "Cancelling")
_DONE = ("Completed", "CompletedWithWarnings")
_POLL_SECONDS = 15.0


@dataclass(frozen=True)
class Restored:
    """A disk and the point it was restored from."""

    disk_id: str
    point: Candidate


def restore(arm: Arm, inputs: Mapping[str, Any]) -> Restored:
    """Restore what a resource's inputs ask for; they are in schema case.

    A disk that an earlier run restored from the same point, and was stopped before it was noted,
    is taken for this run's.

    Raises:
        TransferFailed: no such point, a disk of that name that is another's, or a failed job.
        HttpResponseError: what Azure refuses, with its code.
    """
    instance, target = parse(str(inputs["instanceId"])), parse(str(inputs["targetId"]))
    client = _backups(arm, instance)
    chosen = _choose(client, instance, str(inputs["point"]))
    found = _disk(arm, target)
    if found is None:
        _run(client, instance, _request(chosen.id, target, str(inputs["location"])))
    elif not _is_restored_from(found, client.recovery_points.get(*_names(instance), chosen.id)):
        raise TransferFailed(
            f"targetId: got {target}, allowed: the id of a disk that does not exist; a restore "
            "makes a new disk: choose another name, or take the existing disk over with "
            "ManagedDisk's imports"
        )
    configure(arm, str(target), inputs["settings"])
    return Restored(str(target), chosen)


def _backups(arm: Arm, instance: ArmId) -> DataProtectionMgmtClient:
    subscription = str(instance.subscription)
    return DataProtectionMgmtClient(subscription_id=subscription, **arm.client_options())


def _disks(arm: Arm, disk: ArmId) -> Any:
    subscription = str(disk.subscription)
    return ComputeManagementClient(subscription_id=subscription, **arm.client_options()).disks


def _names(instance: ArmId) -> tuple[str, str, str]:
    vault, name = instance.names
    return str(instance.resource_group), vault, name


def _choose(client: DataProtectionMgmtClient, instance: ArmId, selector: str) -> Candidate:
    points: Any = client.recovery_points.list(*_names(instance))
    found = [
        Candidate(str(each.name), each.properties.recovery_point_time)
        for each in points
        if _is_complete(each.properties)
    ]
    chosen = pick(selector, found)
    if chosen is not None:
        return chosen
    newest = max((each.taken for each in found), default=None)
    what = "none at all" if newest is None else f"{len(found)}, the newest of {newest.isoformat()}"
    raise TransferFailed(
        f"recoveryPoint: got {selector!r}, allowed: a recovery point of {instance.name}, which has "
        f"{what}; choose one of them, or back the disk up first"
    )


def _is_complete(properties: Any) -> bool:
    state = getattr(properties, "recovery_point_state", None)
    return state in (None, "Completed")


def _request(point_id: str, target: ArmId, location: str) -> dict[str, Any]:
    """Return the one form of a restore request that disks take."""
    return {
        "objectType": RESTORE_REQUEST_TYPE,
        "recoveryPointId": point_id,
        "sourceDataStoreType": OPERATIONAL_STORE,
        "restoreTargetInfo": {
            "objectType": "RestoreTargetInfo",
            "recoveryOption": RECOVERY_OPTION,
            "restoreLocation": location,
            "datasourceInfo": {
                "objectType": "Datasource",
                "datasourceType": DISK_DATASOURCE_TYPE,
                "resourceType": DISK_DATASOURCE_TYPE,
                "resourceID": str(target),
                "resourceUri": str(target),
                "resourceName": target.name,
                "resourceLocation": location,
            },
        },
    }


def _run(client: DataProtectionMgmtClient, instance: ArmId, request: dict[str, Any]) -> None:
    # The client's models do not know the wire's spelling; it sends mappings as they are.
    instances: Any = client.backup_instances
    names = _names(instance)
    checked = {"restoreRequestObject": request}
    instances.begin_validate_for_restore(*names, checked).result()
    started = instances.begin_trigger_restore(*names, request).result()
    job_id = getattr(started, "job_id", None)
    if job_id:
        _await_job(client, names, str(job_id).rsplit("/", 1)[-1])


def _await_job(client: DataProtectionMgmtClient, names: tuple[str, str, str], job: str) -> None:
    """Wait for a restore's job: the request's own operation may end when the job begins."""
    group, vault, _ = names
    while True:
        properties: Any = client.jobs.get(group, vault, job).properties
        if properties.status in _DONE:
            return
        if properties.status not in _RUNNING:
            raise TransferFailed(
                f"the restore job {job} of {vault} ended as {properties.status}: "
                f"{_details(properties)}; see to it and run again"
            )
        time.sleep(_POLL_SECONDS)


def _details(properties: Any) -> str:
    errors = properties.error_details or []
    return "; ".join(f"{each.code}: {each.message}" for each in errors) or "no reason given"


def _is_restored_from(disk: Any, point: Any) -> bool:
    """Tell whether a disk was made from the snapshot of a recovery point.

    Where Azure names the snapshot is not documented (U): any mention of it in the point counts.
    """
    source = str(disk.creation_data.source_resource_id or "").lower()
    stores = point.properties.recovery_point_data_stores_details or []
    told = [point.properties.friendly_name, *(each.meta_data for each in stores)]
    name = source.rsplit("/", 1)[-1]
    return bool(name) and any(name in str(text).lower() for text in told if text)


def _disk(arm: Arm, disk: ArmId) -> Any:
    try:
        return _disks(arm, disk).get(str(disk.resource_group), disk.name)
    except ResourceNotFoundError:
        return None


def exists(arm: Arm, disk_id: str) -> bool:
    """Tell whether a disk is there."""
    return _disk(arm, parse(disk_id)) is not None


def configure(arm: Arm, disk_id: str, settings: Mapping[str, Any]) -> None:
    """Give a disk its settings, a body in ARM's spelling."""
    disk = parse(disk_id)
    _disks(arm, disk).begin_update(str(disk.resource_group), disk.name, dict(settings)).result()


def delete(arm: Arm, disk_id: str) -> None:
    """Delete a disk; one that is gone is deleted."""
    disk = parse(disk_id)
    _disks(arm, disk).begin_delete(str(disk.resource_group), disk.name).result()
