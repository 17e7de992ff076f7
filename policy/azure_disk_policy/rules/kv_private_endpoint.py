"""Key vaults that are reached through a private endpoint."""

from azure_disk_facts.network import KEY_VAULT_LINK
from azure_disk_facts.resource_types import KEY_VAULT, PRIVATE_ENDPOINT
from azure_disk_policy.families.private_endpoints import demand_private_endpoint
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import Verdict


def kv_private_endpoint(vault: Resource, context: Context) -> Verdict:
    """Demand a private endpoint of the stack for the vault's group ``vault``."""
    return demand_private_endpoint(vault, KEY_VAULT_LINK.group_id, context.stack)


RULE = Rule(
    name="kv-private-endpoint",
    title="a key vault has a private endpoint",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    consults=(PRIVATE_ENDPOINT,),
    scope=Scope.STACK,
    check=kv_private_endpoint,
    remediation=(
        "add a private endpoint with the vault's id as privateLinkServiceId "
        f"and {KEY_VAULT_LINK.group_id} in its groupIds"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/private-link-service",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "8.7", "prowler"),
        Framework("CIS Azure Foundations 2.1", "8.7", "prowler"),
        Framework("CIS Azure Foundations 3.0", "3.3.7", "prowler"),
        Framework("CIS Azure Foundations 4.0", "9.3.8", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.8", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.8", "prowler"),
        Framework("MCSB", "DP-8", "Azure Policy a6abeaec-4d90-4a02-805f-6b26c4d3fbe9"),
        Framework("MCSB", "NS-2", "Azure Policy a6abeaec-4d90-4a02-805f-6b26c4d3fbe9"),
        Framework("NIST 800-53 r5", "AC-17", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-7", "Azure Policy"),
    ),
)
