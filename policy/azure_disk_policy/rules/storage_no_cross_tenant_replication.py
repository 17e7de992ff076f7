"""Storage accounts that replicate within their tenant only."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_false
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

CROSS_TENANT = "allowCrossTenantReplication"


@of_exports
def storage_no_cross_tenant_replication(account: Resource, _: Context) -> Verdict:
    """Demand that no other tenant may take part; absent has meant that it may."""
    return demand_false(account, CROSS_TENANT)


RULE = Rule(
    name="storage-no-cross-tenant-replication",
    title="a storage account's blobs are not replicated to other tenants",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_no_cross_tenant_replication,
    remediation=f"set {CROSS_TENANT} to false",
    link="https://learn.microsoft.com/azure/storage/blobs/object-replication-prevent-cross-tenant-policies",
    frameworks=(
        Framework("CIS Azure Foundations 4.0", "10.3.8", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.7", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.7", "prowler"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({CROSS_TENANT: False}),
)
