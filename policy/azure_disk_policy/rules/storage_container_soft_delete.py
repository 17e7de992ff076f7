"""Containers that can be brought back after they were deleted."""

from azure_disk_facts.arm_types.neighbours import BLOB_SERVICE
from azure_disk_policy.families.storage import MIN_DAYS, demand_soft_delete, switching_on
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

POLICY = "containerDeleteRetentionPolicy"


def storage_container_soft_delete(service: Resource, context: Context) -> Verdict:
    """Demand that deleted containers are kept for ``minDays`` at least; absent means not at all."""
    return demand_soft_delete(service, POLICY, context)


RULE = Rule(
    name="storage-container-soft-delete",
    title="deleted containers are kept for long enough",
    severity=Severity.MEDIUM,
    looks_at=(BLOB_SERVICE,),
    check=storage_container_soft_delete,
    remediation=f"set {POLICY}.enabled to true and {POLICY}.days to minDays or more",
    link="https://learn.microsoft.com/azure/storage/blobs/soft-delete-container-overview",
    frameworks=(
        Framework("CIS Azure Foundations 3.0", "4.10", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.2.2", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.2.2", "prowler"),
    ),
    parameters=(MIN_DAYS,),
    fix=switching_on(POLICY),
)
