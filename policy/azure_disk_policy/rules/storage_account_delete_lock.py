"""Storage accounts that a lock keeps from being deleted."""

from azure_disk_facts.resource_types import RESOURCE_GROUP, STORAGE_ACCOUNT
from azure_disk_policy.families.locks import LOCK_TYPES, is_locked
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


@of_exports
def storage_account_delete_lock(account: Resource, context: Context) -> Verdict:
    """Demand a lock of the stack on the account, its group or the subscription.

    ``ReadOnly`` forbids deletions as well; ``NotSpecified`` forbids nothing.
    """
    if is_locked(account, context.stack):
        return COMPLIANT
    return violated("", "no lock of the stack keeps the account from being deleted")


RULE = Rule(
    name="storage-account-delete-lock",
    title="a lock keeps a storage account from being deleted",
    severity=Severity.LOW,
    looks_at=(STORAGE_ACCOUNT,),
    consults=(*LOCK_TYPES, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=storage_account_delete_lock,
    remediation="add a management lock of level CanNotDelete with the account's id as its scope",
    link="https://learn.microsoft.com/azure/storage/common/lock-account-resource",
    frameworks=(Framework("CIS Azure Foundations 4.0", "7.2", "by intent"),),
    parameters=EXPORTS_ONLY,
)
