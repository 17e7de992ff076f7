"""Storage accounts with copies in another region."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import GEO_REDUNDANT_SKUS
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SKU = "sku.name"


@of_exports
def storage_geo_redundant(account: Resource, _: Context) -> Verdict:
    """Demand a SKU with copies in the paired region; it can't be absent."""
    return demand_choice(account, SKU, wanted=GEO_REDUNDANT_SKUS, absent=None)


RULE = Rule(
    name="storage-geo-redundant",
    title="a storage account has copies in the paired region",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_geo_redundant,
    remediation=f"set {SKU} to Standard_GRS or Standard_GZRS; not every SKU can be converted",
    link="https://learn.microsoft.com/azure/storage/common/storage-redundancy",
    frameworks=(
        Framework("CIS Azure Foundations 4.0", "10.3.12", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.11", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.11", "prowler"),
        Framework("NIST 800-53 r5", "CP-6", "Azure Policy bf045164-79ba-4215-8f95-f8048dc1780b"),
        Framework("DORA", "9.3b", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
)
