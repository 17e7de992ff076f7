"""Key vaults behind disk encryption sets that keep deleted keys for as long as Azure lets them."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.encryption_set import CONSULTED, where_used
from azure_disk_policy.families.key_vault import (
    KEEP_LONGER,
    KEPT_DAYS,
    demand_long_soft_delete,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def des_vault_long_soft_delete(vault: Resource, context: Context) -> Verdict:
    """Demand a retention of ``minDays`` at least of a vault behind a set of the stack."""
    return where_used(vault, context.stack, lambda: demand_long_soft_delete(vault, context))


RULE = Rule(
    name="des-vault-long-soft-delete",
    title="the key vault behind a disk encryption set keeps deleted keys for long enough",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=des_vault_long_soft_delete,
    remediation=KEEP_LONGER,
    link="https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
    parameters=(KEPT_DAYS,),
)
