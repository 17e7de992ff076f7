"""Actions of backup vaults: recovery points, backups on demand, restores, jobs (E16, E21)."""

from azure_disk_facts.resource_types import BACKUP_INSTANCE, BACKUP_VAULT
from azure_disk_simulator.backup_jobs import JOB_TYPE
from azure_disk_simulator.doors.http.actions import accepted, action
from azure_disk_simulator.doors.http.exchange import Answer, Exchange, Target
from azure_disk_simulator.doors.http.long_running import done_after
from azure_disk_simulator.errors import missing, resource_not_found
from azure_disk_simulator.paths import Json, get_path

_INSTANCE = BACKUP_INSTANCE.arm_type
_POINT_TYPE = f"{_INSTANCE}/recoveryPoints"
_TAG = "backupRuleOptions.triggerOption.retentionTagOverride"


@action("GET", _INSTANCE, "recoveryPoints")
def list_points(exchange: Exchange, target: Target) -> Answer:
    """List the recovery points of an instance; filters are not simulated: all come."""
    return Answer(200, {"value": exchange.azure.recovery_points(target.id)})


@action("GET", _POINT_TYPE)
def get_point(exchange: Exchange, target: Target) -> Answer:
    """Show one recovery point."""
    instance_id, _, name = target.id.rsplit("/", 2)
    return Answer(200, _named(exchange.azure.recovery_points(instance_id), name, _POINT_TYPE))


@action("GET", JOB_TYPE)
def get_job(exchange: Exchange, target: Target) -> Answer:
    """Show one job."""
    vault_id, _, name = target.id.rsplit("/", 2)
    return Answer(200, _named(exchange.azure.backup_jobs(vault_id), name, JOB_TYPE))


@action("GET", BACKUP_VAULT.arm_type, "backupJobs")
def list_jobs(exchange: Exchange, target: Target) -> Answer:
    """List the jobs of a vault."""
    return Answer(200, {"value": exchange.azure.backup_jobs(target.id)})


def _named(found: list[Json], name: str, arm_type: str) -> Json:
    for each in found:
        if str(each["name"]).lower() == name.lower():
            return each
    raise resource_not_found(arm_type, name, None)


@action("POST", _INSTANCE, "backup")
def back_up(exchange: Exchange, target: Target) -> Answer:
    """Take a backup on demand."""
    request = exchange.json()
    if get_path(request, "backupRuleOptions.ruleName") is None:
        raise missing("backupRuleOptions.ruleName")
    exchange.azure.backup_now(target.id, get_path(request, _TAG))
    return _started(exchange, target)


@action("POST", _INSTANCE, "validateRestore")
def validate_restore(exchange: Exchange, target: Target) -> Answer:
    """Check a restore without doing it."""
    request = exchange.json().get("restoreRequestObject")
    if not isinstance(request, dict):
        raise missing("restoreRequestObject")
    exchange.azure.validate_restore(target.id, request)
    return accepted(exchange, target, done_after(1, {"objectType": "OperationJobExtendedInfo"}))


@action("POST", _INSTANCE, "restore")
def restore(exchange: Exchange, target: Target) -> Answer:
    """Restore a recovery point into a new disk."""
    exchange.azure.restore(target.id, exchange.json())
    return _started(exchange, target)


def _started(exchange: Exchange, target: Target) -> Answer:
    """Answer with the job that has begun."""
    vault_id = target.id.rsplit("/", 2)[0]
    (job, *_) = exchange.azure.backup_jobs(vault_id)
    result = {"objectType": "OperationJobExtendedInfo", "jobId": job["id"]}
    return accepted(exchange, target, done_after(1, result))
