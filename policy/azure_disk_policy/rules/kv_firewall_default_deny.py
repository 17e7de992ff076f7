"""Key vaults whose firewall keeps out whom no rule names."""

from functools import partial

from azure_disk_facts.key_vaults import TrustedServices
from azure_disk_facts.network import FirewallAction
from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.key_vault import (
    BYPASS,
    FIREWALL_ACTION,
    demand_no_public_access,
    unless_recovered,
)
from azure_disk_policy.families.together import demand_one
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def kv_firewall_default_deny(vault: Resource, _: Context) -> Verdict:
    """Demand default action ``Deny``, absent means ``Allow``; or no public access at all."""
    denies = partial(
        demand_choice,
        vault,
        FIREWALL_ACTION,
        wanted=(FirewallAction.DENY,),
        absent=FirewallAction.ALLOW,
    )
    return unless_recovered(
        vault, lambda: demand_one(denies, partial(demand_no_public_access, vault))
    )


RULE = Rule(
    name="kv-firewall-default-deny",
    title="a key vault keeps out whom its firewall doesn't name",
    severity=Severity.CRITICAL,
    looks_at=(KEY_VAULT,),
    check=kv_firewall_default_deny,
    remediation=(
        "set properties.networkAcls.defaultAction to Deny and its bypass to AzureServices, "
        "or properties.publicNetworkAccess to Disabled"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/network-security",
    frameworks=(
        Framework("MCSB", "DP-8", "Azure Policy 55615ac9-af46-4a59-874e-391cc3dfb490"),
        Framework("MCSB", "NS-2", "Azure Policy 55615ac9-af46-4a59-874e-391cc3dfb490"),
        Framework("NIST 800-53 r5", "AC-4", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-7", "Azure Policy"),
        Framework("DORA", "9.3a", "Azure Policy"),
    ),
    fix=setting(
        {
            FIREWALL_ACTION: FirewallAction.DENY.value,
            BYPASS: TrustedServices.AZURE_SERVICES.value,
        }
    ),
)
