"""Disks and their backups in different hands."""

from azure_disk_facts import roles as facts
from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, ROLE_DEFINITION
from azure_disk_policy.families.separation import demand_separated
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict

DELETES_BACKUPS = (facts.BACKUP_CONTRIBUTOR,)
WRITES_DISKS = (facts.OWNER, facts.CONTRIBUTOR, facts.VIRTUAL_MACHINE_CONTRIBUTOR)


def role_backup_admin_separated(assignment: Resource, context: Context) -> Verdict:
    """Demand that who may delete backups may not write disks, at whatever scopes."""
    return demand_separated(assignment, context.stack, DELETES_BACKUPS, WRITES_DISKS)


RULE = Rule(
    name="role-backup-admin-separated",
    title="nobody may both write disks and delete backups",
    severity=Severity.MEDIUM,
    looks_at=(ROLE_ASSIGNMENT,),
    consults=(ROLE_DEFINITION,),
    scope=Scope.STACK,
    check=role_backup_admin_separated,
    remediation="assign one of the two roles to another principal",
    link="https://learn.microsoft.com/azure/backup/backup-rbac-rs-vault",
    frameworks=(Framework("NIST 800-53 r5", "AC-5", "by intent"),),
)
