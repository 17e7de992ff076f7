"""Blobs that can be brought back after they were deleted."""

from azure_disk_facts.arm_types.neighbours import BLOB_SERVICE
from azure_disk_policy.families.storage import MIN_DAYS, demand_soft_delete, switching_on
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

POLICY = "deleteRetentionPolicy"


def storage_blob_soft_delete(service: Resource, context: Context) -> Verdict:
    """Demand that deleted blobs are kept for ``minDays`` at least; absent means not at all."""
    return demand_soft_delete(service, POLICY, context)


RULE = Rule(
    name="storage-blob-soft-delete",
    title="deleted blobs are kept for long enough",
    severity=Severity.MEDIUM,
    looks_at=(BLOB_SERVICE,),
    check=storage_blob_soft_delete,
    remediation=f"set {POLICY}.enabled to true and {POLICY}.days to minDays or more",
    link="https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "3.11", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.11", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.10", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.2.1", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.2.1", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.2.1", "prowler"),
        Framework("ISO 27001:2022", "A.8.10", "prowler"),
    ),
    parameters=(MIN_DAYS,),
    fix=switching_on(POLICY),
)
