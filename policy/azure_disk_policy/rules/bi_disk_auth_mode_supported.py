"""Disks whose data needs an Entra token, which Azure Backup refuses."""

from azure_disk_facts.network import DataAccessAuthMode
from azure_disk_facts.resource_types import BACKUP_INSTANCE, DISK
from azure_disk_policy.families.backup_instance import demand_of_disk
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict

ENTRA = DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY.value


def _needs_a_token(disk: Resource) -> str | None:
    mode = disk.text("dataAccessAuthMode") or ""
    return f"has dataAccessAuthMode {ENTRA}" if same(mode, ENTRA) else None


def bi_disk_auth_mode_supported(instance: Resource, context: Context) -> Verdict:
    """Demand that the disk of an instance asks for no Entra token."""
    return demand_of_disk(instance, context.stack, _needs_a_token)


RULE = Rule(
    name="bi-disk-auth-mode-supported",
    title="a disk that is given to disk backup asks for no Entra token",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    consults=(DISK,),
    scope=Scope.STACK,
    check=bi_disk_auth_mode_supported,
    remediation=(
        "choose for the disk: backup with networkAccessPolicy DenyAll, or dataAccessAuthMode "
        f"{ENTRA} without backup"
    ),
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
