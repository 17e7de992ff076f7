"""Storage accounts that take part in copies within their tenant or network only."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import CopyScope
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SCOPE = "allowedCopyScope"


@of_exports
def storage_copy_scope(account: Resource, _: Context) -> Verdict:
    """Demand the tenant, or private links to one network; absent means any account."""
    return demand_choice(account, SCOPE, wanted=tuple(CopyScope), absent=None)


RULE = Rule(
    name="storage-copy-scope",
    title="a storage account takes part in copies within its tenant or network only",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_copy_scope,
    remediation=f"set {SCOPE} to {CopyScope.TENANT.value}, or to {CopyScope.PRIVATE_LINK.value}",
    link="https://learn.microsoft.com/azure/storage/common/security-restrict-copy-operations",
    parameters=EXPORTS_ONLY,
    fix=setting({SCOPE: CopyScope.TENANT.value}),
)
