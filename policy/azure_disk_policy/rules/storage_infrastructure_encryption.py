"""Storage accounts encrypted twice."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

LAYER = "encryption.requireInfrastructureEncryption"


@of_exports
def storage_infrastructure_encryption(account: Resource, _: Context) -> Verdict:
    """Demand the second layer; absent means none."""
    return demand_true(account, LAYER)


RULE = Rule(
    name="storage-infrastructure-encryption",
    title="a storage account is encrypted with a second layer",
    severity=Severity.LOW,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_infrastructure_encryption,
    remediation=f"make the account with {LAYER} true; it is fixed from then on",
    link="https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "3.2", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.2", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.3", "prowler"),
        Framework("MCSB v2", "DP-4", "Azure Policy 4733ea7b-a883-42fe-8cac-97454c2a9e4a"),
        Framework("NIST 800-53 r5", "SC-28", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
)
