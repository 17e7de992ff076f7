"""Storage accounts that the portal opens with Entra rights."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

DEFAULT_ENTRA = "defaultToOAuthAuthentication"


@of_exports
def storage_default_entra(account: Resource, _: Context) -> Verdict:
    """Demand that the portal does not use the access keys by default; absent means it does."""
    return demand_true(account, DEFAULT_ENTRA)


RULE = Rule(
    name="storage-default-entra",
    title="the portal opens a storage account with Entra rights",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_default_entra,
    remediation=f"set {DEFAULT_ENTRA} to true",
    link="https://learn.microsoft.com/azure/storage/blobs/authorize-data-operations-portal",
    frameworks=(
        Framework("CIS Azure Foundations 4.0", "10.3.3.1", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.3.1", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.3.1", "prowler"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({DEFAULT_ENTRA: True}),
)
