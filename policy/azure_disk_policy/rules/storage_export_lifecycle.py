"""Exports that are deleted by themselves."""

from collections.abc import Iterable
from functools import partial

from azure_disk_facts.arm_types.neighbours import BLOB_LIFECYCLE
from azure_disk_facts.resource_types import RESOURCE_GROUP, STORAGE_ACCOUNT
from azure_disk_facts.storage import LIFECYCLE_AGES
from azure_disk_policy.families.logic import every, some
from azure_disk_policy.families.scopes import children_of, parent_of
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.inputs import Gaps, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

RULES = "policy.rules"
DELETE = "definition.actions.baseBlob.delete"


def _is_on(rule: Inputs) -> bool:
    return rule.boolean("enabled") is not False


def _is_in_time(rule: Inputs, age: str, most: float) -> bool:
    days = rule.number(f"{DELETE}.{age}")
    return days is not None and days <= most


def _deletes(policy: Resource, most: float) -> bool:
    """Tell whether a rule of a policy that is not switched off deletes blobs in time."""
    return some(
        partial(
            every,
            partial(_is_on, rule),
            partial(some, [partial(_is_in_time, rule, age, most) for age in LIFECYCLE_AGES]),
        )
        for rule in policy.items(RULES)
    )


@of_exports
def storage_export_lifecycle(subject: Resource, context: Context) -> Verdict:
    """Demand of an account a lifecycle rule that deletes blobs after ``maxDays`` at most.

    A policy itself is judged where the stack lacks its account. Page blobs, which is what an
    exported VHD is unless it is copied otherwise, take no lifecycle rule and need another job.
    """
    most = context.parameters.number("maxDays") or 0
    gaps = Gaps()
    policies: Iterable[Resource] = (subject,)
    if subject.is_a(STORAGE_ACCOUNT):
        policies = children_of(subject, BLOB_LIFECYCLE, context.stack, gaps)
    elif parent_of(subject, STORAGE_ACCOUNT, context.stack) is not None:
        return NotApplicable("judged with its account")
    if any(gaps.read(partial(each.as_other, partial(_deletes, each, most))) for each in policies):
        return COMPLIANT
    gaps.settle()
    return violated("", f"no lifecycle rule deletes blobs within {most:g} days")


RULE = Rule(
    name="storage-export-lifecycle",
    title="exports in a storage account are deleted in time",
    severity=Severity.LOW,
    looks_at=(STORAGE_ACCOUNT, BLOB_LIFECYCLE),
    consults=(RESOURCE_GROUP,),
    scope=Scope.STACK,
    check=storage_export_lifecycle,
    remediation=f"add a ManagementPolicy with {DELETE} in its {RULES}; page blobs need another job",
    link="https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview",
    parameters=(
        *EXPORTS_ONLY,
        Parameter(
            "maxDays",
            {"type": "integer", "minimum": 1},
            30,
            "days after which an export has to be deleted at the latest",
        ),
    ),
)
