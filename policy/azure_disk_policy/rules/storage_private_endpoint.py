"""Storage accounts that are reached through a private endpoint."""

from azure_disk_facts.network import BLOB_GROUP
from azure_disk_facts.resource_types import PRIVATE_ENDPOINT, STORAGE_ACCOUNT
from azure_disk_policy.families.private_endpoints import demand_private_endpoint
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


@of_exports
def storage_private_endpoint(account: Resource, context: Context) -> Verdict:
    """Demand a private endpoint of the stack for the account's group ``blob``."""
    return demand_private_endpoint(account, BLOB_GROUP, context.stack)


RULE = Rule(
    name="storage-private-endpoint",
    title="a storage account has a private endpoint for blobs",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    consults=(PRIVATE_ENDPOINT,),
    scope=Scope.STACK,
    check=storage_private_endpoint,
    remediation=(
        "add a private endpoint with the account's id as privateLinkServiceId "
        f"and {BLOB_GROUP} in its groupIds"
    ),
    link="https://learn.microsoft.com/azure/storage/common/storage-private-endpoints",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "3.10", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.10", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.9", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.2.1", "prowler"),
        Framework("MCSB", "NS-2", "Azure Policy 6edd7eda-6dd8-40f7-810d-67160c639cd9"),
        Framework("NIST 800-53 r5", "SC-7", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
)
