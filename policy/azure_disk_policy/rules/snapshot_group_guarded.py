"""Groups of snapshots that only the backup vault writes to."""

from functools import partial

from azure_disk_facts import roles as facts
from azure_disk_facts.resource_types import ROLE_ASSIGNMENT, ROLE_DEFINITION
from azure_disk_policy.families.logic import every
from azure_disk_policy.families.roles import ROLE, assigns
from azure_disk_policy.families.snapshot_roles import (
    CONSULTED,
    is_on_snapshot_group,
    is_to_vault,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

READERS = (facts.READER, facts.BACKUP_READER, facts.DISK_BACKUP_READER)


def snapshot_group_guarded(assignment: Resource, context: Context) -> Verdict:
    """Demand that a role on a snapshot group is one of ``allowed``, or the backup vault's.

    Soft delete and immutability of the vault do not guard the snapshots there. Assignments from
    above are not judged: most of them are made outside the stack.
    """
    stack = context.stack
    readers = [each.scalar() or "" for each in context.parameters.items("allowed")]
    if every(
        lambda: not assigns(assignment, readers, stack),
        partial(is_on_snapshot_group, assignment, stack),
        lambda: not _is_the_vaults(assignment, stack),
    ):
        return violated(ROLE, "gives others than the backup vault a say over its snapshots")
    return COMPLIANT


def _is_the_vaults(assignment: Resource, stack: Stack) -> bool:
    return every(
        partial(assigns, assignment, (facts.DISK_SNAPSHOT_CONTRIBUTOR.guid,), stack),
        partial(is_to_vault, assignment, stack),
    )


RULE = Rule(
    name="snapshot-group-guarded",
    title="only the backup vault holds a writing role on the group of its snapshots",
    severity=Severity.MEDIUM,
    looks_at=(ROLE_ASSIGNMENT,),
    consults=(*CONSULTED, ROLE_DEFINITION),
    scope=Scope.STACK,
    check=snapshot_group_guarded,
    remediation=(
        "assign the role elsewhere, or use a group of their own for the snapshots, on which the "
        "vault's identity is Disk Snapshot Contributor"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
    frameworks=(
        Framework("MCSB", "PA-7", "by intent"),
        Framework("MCSB", "BR-2", "by intent"),
    ),
    parameters=(
        Parameter(
            "allowed",
            {"type": "array", "items": {"type": "string"}},
            [role.guid for role in READERS],
            "ids of the roles that anyone may hold there: those that only read",
        ),
    ),
)
