"""Disk encryption sets, their vaults and keys, which nothing deletes by accident."""

from functools import partial

from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET, KEY, KEY_VAULT
from azure_disk_policy.families.encryption_set import CONSULTED, where_used
from azure_disk_policy.families.locks import LOCK_TYPES, is_locked
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def _demand(resource: Resource, context: Context) -> Verdict:
    if resource.options.protect or is_locked(resource, context.stack):
        return COMPLIANT
    return violated("", "neither Pulumi's protect nor a lock of the stack keeps it")


def des_protected(resource: Resource, context: Context) -> Verdict:
    """Demand ``protect`` or a lock, directly or from above, of each set and what is behind it.

    Losing the set, its key or its vault makes disks unreadable alike.
    """
    demand = partial(_demand, resource, context)
    is_set = resource.is_a(DISK_ENCRYPTION_SET)
    return demand() if is_set else where_used(resource, context.stack, demand)


RULE = Rule(
    name="des-protected",
    title="a disk encryption set, its key vault and its key are protected from deletion",
    severity=Severity.HIGH,
    looks_at=(DISK_ENCRYPTION_SET, KEY_VAULT, KEY),
    consults=(*CONSULTED, *LOCK_TYPES),
    scope=Scope.STACK,
    check=des_protected,
    remediation="set the resource option protect to true, or add a lock of level CanNotDelete",
    link="https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
)
