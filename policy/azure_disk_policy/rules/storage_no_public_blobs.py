"""Storage accounts without anonymous access."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_false
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

PUBLIC_BLOBS = "allowBlobPublicAccess"


@of_exports
def storage_no_public_blobs(account: Resource, _: Context) -> Verdict:
    """Demand that containers can't be made public; absent has meant that they can."""
    return demand_false(account, PUBLIC_BLOBS)


RULE = Rule(
    name="storage-no-public-blobs",
    title="nothing in a storage account can be read anonymously",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_no_public_blobs,
    remediation=f"set {PUBLIC_BLOBS} to false",
    link="https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "3.7", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.7", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.6", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.9", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.8", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.8", "prowler"),
        Framework("MCSB", "NS-2", "Azure Policy 4fa4b6c0-31ca-4c0d-b10d-24b96f62a751"),
        Framework("NIST 800-53 r5", "AC-4", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-7", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({PUBLIC_BLOBS: False}),
)
