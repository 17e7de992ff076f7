"""Blobs whose earlier versions are kept."""

from azure_disk_facts.arm_types.neighbours import BLOB_SERVICE
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

VERSIONING = "isVersioningEnabled"


def storage_blob_versioning(service: Resource, _: Context) -> Verdict:
    """Demand that versioning is on; absent means off."""
    return demand_true(service, VERSIONING)


RULE = Rule(
    name="storage-blob-versioning",
    title="earlier versions of blobs are kept",
    severity=Severity.MEDIUM,
    looks_at=(BLOB_SERVICE,),
    check=storage_blob_versioning,
    remediation=(
        f"set {VERSIONING} to true; "
        "the account has to be of kind StorageV2 without a hierarchical namespace"
    ),
    link="https://learn.microsoft.com/azure/storage/blobs/versioning-overview",
    frameworks=(
        Framework("CIS Azure Foundations 4.0", "10.2.2", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.2.3", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.2.3", "prowler"),
    ),
    fix=setting({VERSIONING: True}),
)
