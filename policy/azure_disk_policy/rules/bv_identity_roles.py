"""Backup vaults whose identity may back up their disks."""

from collections.abc import Callable
from functools import partial

from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_VAULT,
    DISK,
    RESOURCE_GROUP,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
    USER_ASSIGNED_IDENTITY,
)
from azure_disk_facts.roles import DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR, Role
from azure_disk_policy.families.backup_instance import DISK_ID, NO_VAULT, other_datasource
from azure_disk_policy.families.snapshot_groups import STORES, snapshot_groups
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.families.vault_roles import disk_of, has_role, identity_of
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violation, each, violated

Has = Callable[[Role, Resource], bool]


def _on_disk(instance: Resource, context: Context, has: Has) -> Verdict:
    disk = disk_of(instance, context.stack)
    if disk is None or has(DISK_BACKUP_READER, disk):
        return COMPLIANT
    return violated(DISK_ID, _lacks(DISK_BACKUP_READER, "disk"))


def _on_groups(instance: Resource, context: Context, has: Has) -> Verdict:
    gaps = Gaps()
    groups = snapshot_groups(instance, context.stack, gaps)

    def check(group: Resource) -> Violation | None:
        if has(DISK_SNAPSHOT_CONTRIBUTOR, group):
            return None
        return Violation(STORES, _lacks(DISK_SNAPSHOT_CONTRIBUTOR, "group for snapshots"))

    return each(groups, check, gaps)


def _lacks(role: Role, what: str) -> str:
    return f"no role assignment of the stack makes the vault's identity {role.name} on the {what}"


def bv_identity_roles(instance: Resource, context: Context) -> Verdict:
    """Demand Disk Backup Reader on the disk and Disk Snapshot Contributor on the snapshot group.

    Assignments from above hold, and so do Contributor and Owner, which other rules forbid. Where
    the vault is not in the stack, nothing is known of its roles.
    """
    other = other_datasource(instance)
    if other is not None:
        return other
    owner = identity_of(instance, context.stack)
    if owner is None:
        return NO_VAULT

    def has(role: Role, target: Resource) -> bool:
        return has_role(owner, role, target, context.stack)

    return demand_all(
        partial(_on_disk, instance, context, has), partial(_on_groups, instance, context, has)
    )


RULE = Rule(
    name="bv-identity-roles",
    title="the identity of a backup vault may read its disks and write their snapshots",
    severity=Severity.HIGH,
    looks_at=(BACKUP_INSTANCE,),
    consults=(
        BACKUP_VAULT,
        DISK,
        RESOURCE_GROUP,
        ROLE_ASSIGNMENT,
        ROLE_DEFINITION,
        USER_ASSIGNED_IDENTITY,
    ),
    scope=Scope.STACK,
    check=bv_identity_roles,
    remediation=(
        f"assign the vault's identity {DISK_BACKUP_READER.name} on the disk or its group, and "
        f"{DISK_SNAPSHOT_CONTRIBUTOR.name} on the group for the snapshots"
    ),
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
