"""Containers whose blobs can't be changed for a while."""

from functools import partial

from azure_disk_facts.arm_types.neighbours import BLOB_IMMUTABILITY
from azure_disk_facts.resource_types import BLOB_CONTAINER, RESOURCE_GROUP, STORAGE_ACCOUNT
from azure_disk_facts.storage import AccountImmutability
from azure_disk_policy.families.logic import every
from azure_disk_policy.families.scopes import children_of, parent_of
from azure_disk_policy.families.storage import EXPORTS_ONLY, without_exports
from azure_disk_policy.inputs import Gaps, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

DAYS = "immutabilityPeriodSinceCreationInDays"
ACCOUNT = "immutableStorageWithVersioning"
STATE = f"{ACCOUNT}.immutabilityPolicy.state"


def _keeps(policy: Resource) -> bool:
    return (policy.as_other(partial(policy.number, DAYS)) or 0) > 0


def _keeps_all(account: Resource) -> bool:
    """Tell whether an account's own immutability holds for what is in its containers."""
    return every(
        lambda: account.boolean(f"{ACCOUNT}.enabled") is True,
        lambda: not same(account.text(STATE) or "", AccountImmutability.DISABLED.value),
    )


def storage_container_immutable(container: Resource, context: Context) -> Verdict:
    """Demand a policy of the stack for the container, or one of its account for all it holds."""
    gaps = Gaps()
    policies = children_of(container, BLOB_IMMUTABILITY, context.stack, gaps)
    if any(gaps.read(partial(_keeps, policy)) for policy in policies):
        return COMPLIANT
    account = gaps.read(partial(parent_of, container, STORAGE_ACCOUNT, context.stack))
    if account is not None:
        if gaps.read(partial(account.as_other, partial(_keeps_all, account))):
            return COMPLIANT
        other = without_exports(account, context)
        if other is not None:
            return other
    gaps.settle()
    return violated("", "no immutability policy of the stack is for the container")


RULE = Rule(
    name="storage-container-immutable",
    title="a blob container has an immutability policy",
    severity=Severity.MEDIUM,
    looks_at=(BLOB_CONTAINER,),
    consults=(BLOB_IMMUTABILITY, STORAGE_ACCOUNT, RESOURCE_GROUP),
    scope=Scope.STACK,
    check=storage_container_immutable,
    remediation=(
        f"add a BlobContainerImmutabilityPolicy with {DAYS}, or make the account with {ACCOUNT}"
    ),
    link="https://learn.microsoft.com/azure/storage/blobs/immutable-storage-overview",
    parameters=EXPORTS_ONLY,
)
