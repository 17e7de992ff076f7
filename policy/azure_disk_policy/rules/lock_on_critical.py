"""What backups and keys hang on, locked."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.resource_types import (
    BACKUP_VAULT,
    DISK_ENCRYPTION_SET,
    KEY,
    KEY_VAULT,
    RESOURCE_GROUP,
)
from azure_disk_policy.families.encryption_set import sets_with
from azure_disk_policy.families.locks import LOCK_TYPES, is_locked
from azure_disk_policy.families.logic import every
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def lock_on_critical(resource: Resource, context: Context) -> Verdict:
    """Demand a lock on backup and recovery vaults, encryption sets and their key vaults.

    A lock on the group or the subscription counts, and one of level ``ReadOnly``, although it
    keeps backups from running; Pulumi's ``protect`` is no lock. Other key vaults are left out.
    """
    if every(
        lambda: not is_locked(resource, context.stack),
        partial(_is_critical, resource, context.stack),
    ):
        return violated("", "no lock of the stack keeps it from being deleted")
    return COMPLIANT


def _is_critical(resource: Resource, stack: Stack) -> bool:
    if not resource.is_a(KEY_VAULT):
        return True
    gaps = Gaps()
    is_behind_a_set = bool(sets_with(resource, stack, gaps))
    gaps.settle()
    return is_behind_a_set


RULE = Rule(
    name="lock-on-critical",
    title="what backups and keys hang on is locked",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT, RECOVERY_VAULT, DISK_ENCRYPTION_SET, KEY_VAULT),
    consults=(*LOCK_TYPES, KEY, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=lock_on_critical,
    remediation=(
        "add a lock of level CanNotDelete to it or to its group; ReadOnly would keep backups "
        "from running"
    ),
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
    frameworks=(
        Framework("CIS Azure Foundations 3.0", "10.1", "CloudSploit managementLockEnabled"),
        Framework("CIS Azure Foundations 4.0", "7.2", "CloudSploit managementLockEnabled"),
        Framework("CIS Azure Foundations 5.0", "6.2", "CloudSploit managementLockEnabled"),
        Framework("CIS Azure Foundations 6.0", "6.2", "CloudSploit managementLockEnabled"),
        Framework("CIS Azure Foundations 2.1", "1.23", "prowler"),
    ),
)
