"""The jobs of a backup vault: what became of backups and restores (E16, E21)."""

from datetime import datetime

from azure_disk_facts.arm_id import parse
from azure_disk_facts.backup import DISK_DATASOURCE_TYPE
from azure_disk_facts.durations import format_timestamp
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World

JOB_TYPE = f"{BACKUP_VAULT.arm_type}/backupJobs"

_KEPT = "jobs"
_MOST = 100
"""Jobs kept of a vault: the latest."""


def add(world: World, instance: Resource, operation: str, *, disk: Resource) -> None:
    """Note a job that has ended well.

    Not modelled: jobs that fail or run on; a refused backup or restore begins none.
    """
    vault = world.parent(instance.id)
    job = {
        "id": world.store.new_id(),
        "operation": operation,
        "instance": instance.id,
        "disk": disk.id,
        "location": disk.location,
        "at": to_micros(world.now),
    }
    vault.state[_KEPT] = [*vault.state.get(_KEPT, []), job][-_MOST:]
    world.store.save(vault)


def jobs_of(vault: Resource) -> list[Json]:
    """Return a vault's jobs as ARM answers them (``AzureBackupJobResource``), newest first."""
    return [_view(vault, job) for job in reversed(vault.state.get(_KEPT, []))]


def _view(vault: Resource, job: Json) -> Json:
    at: datetime = from_micros(int(job["at"]))
    disk = parse(str(job["disk"]))
    properties = {
        "activityID": job["id"],
        "backupInstanceId": job["instance"],
        "backupInstanceFriendlyName": str(job["instance"]).rsplit("/", 1)[-1],
        "dataSourceId": job["disk"],
        "dataSourceLocation": job["location"],
        "dataSourceName": disk.name,
        "dataSourceType": DISK_DATASOURCE_TYPE,
        "duration": "PT0S",
        "endTime": format_timestamp(at),
        "isUserTriggered": True,
        "operation": job["operation"],
        "operationCategory": job["operation"],
        "progressEnabled": False,
        "sourceResourceGroup": disk.resource_group,
        "sourceSubscriptionID": disk.subscription,
        "startTime": format_timestamp(at),
        "status": "Completed",
        "subscriptionId": vault.arm_id.subscription,
        "supportedActions": [""],
        "vaultName": vault.name,
    }
    job_id = f"{vault.id}/backupJobs/{job['id']}"
    return {"id": job_id, "name": job["id"], "type": JOB_TYPE, "properties": properties}
