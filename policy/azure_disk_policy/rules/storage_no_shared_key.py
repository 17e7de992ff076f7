"""Storage accounts whose keys open nothing."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_false
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SHARED_KEY = "allowSharedKeyAccess"


@of_exports
def storage_no_shared_key(account: Resource, _: Context) -> Verdict:
    """Demand that access keys, and signatures made with them, are refused; absent: they work."""
    return demand_false(account, SHARED_KEY)


RULE = Rule(
    name="storage-no-shared-key",
    title="a storage account can't be opened with its access keys",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_no_shared_key,
    remediation=f"set {SHARED_KEY} to false and give those who need it a data role",
    link="https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent",
    frameworks=(
        Framework("CIS Azure Foundations 4.0", "10.3.1.3", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.1.3", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.1.3", "prowler"),
        Framework("MCSB", "IM-1", "Azure Policy 8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54"),
        Framework("DORA", "9.3c", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({SHARED_KEY: False}),
)
