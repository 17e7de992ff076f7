"""Key vaults closed to the public network."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.key_vault import (
    CLOSE_PUBLIC_ACCESS,
    demand_no_public_access,
    unless_recovered,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_public_network_access_disabled(vault: Resource, _: Context) -> Verdict:
    """Demand ``Disabled``; absent means ``Enabled``. A vault being recovered is exempt."""
    return unless_recovered(vault, lambda: demand_no_public_access(vault))


RULE = Rule(
    name="kv-public-network-access-disabled",
    title="a key vault is closed to the public network",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    check=kv_public_network_access_disabled,
    remediation="set properties.publicNetworkAccess to Disabled",
    link="https://learn.microsoft.com/azure/key-vault/general/network-security",
    frameworks=(
        Framework("MCSB v2", "NS-2", "Azure Policy 405c5871-3e91-4644-8a63-58e19d68ff5b"),
        Framework("CIS Azure Foundations 4.0", "9.3.7", "prowler"),
        Framework("CIS Azure Foundations 5.0", "8.3.7", "prowler"),
        Framework("CIS Azure Foundations 6.0", "8.3.7", "prowler"),
    ),
    fix=CLOSE_PUBLIC_ACCESS,
)
