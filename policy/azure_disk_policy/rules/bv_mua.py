"""Backup vaults whose critical operations someone else has to allow."""

from functools import partial

from azure_disk_facts.resource_types import BACKUP_VAULT, RESOURCE_GROUP, RESOURCE_GUARD_PROXY
from azure_disk_policy.families.scopes import children_of
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

GUARD = "properties.resourceGuardResourceId"


def bv_mua(vault: Resource, context: Context) -> Verdict:
    """Demand a proxy of the vault that names a resource guard."""
    gaps = Gaps()
    proxies = children_of(vault, RESOURCE_GUARD_PROXY, context.stack, gaps)
    if any(gaps.read(partial(proxy.present, GUARD)) for proxy in proxies):
        return COMPLIANT
    gaps.settle()
    return violated("", "no resource guard of the stack protects the vault")


RULE = Rule(
    name="bv-mua",
    title="a resource guard protects the critical operations of a backup vault",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    consults=(RESOURCE_GUARD_PROXY, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=bv_mua,
    remediation=(
        "add a DppResourceGuardProxy to the vault whose properties.resourceGuardResourceId is a "
        "guard that others own, best in another subscription"
    ),
    link="https://learn.microsoft.com/azure/backup/multi-user-authorization-concept",
)
