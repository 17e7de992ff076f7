"""Key vaults whose firewall lets disk encryption sets through."""

from azure_disk_facts.key_vaults import TrustedServices
from azure_disk_facts.network import FirewallAction
from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.key_vault import (
    BYPASS,
    FIREWALL_ACTION,
    demand_bypass,
    unless_recovered,
)
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle


def _demand_bypass(vault: Resource) -> Verdict:
    verdict = settle(lambda: demand_bypass(vault))
    if isinstance(verdict, Compliant):
        return verdict
    if same(vault.text(FIREWALL_ACTION) or "", FirewallAction.DENY.value):
        return verdict
    return NotApplicable("the firewall keeps nobody out")


def kv_trusted_services_bypass(vault: Resource, _: Context) -> Verdict:
    """Demand, where the default action is ``Deny``, bypass ``AzureServices``, as absent means."""
    return unless_recovered(vault, lambda: _demand_bypass(vault))


RULE = Rule(
    name="kv-trusted-services-bypass",
    title="a key vault's firewall lets through the services that Azure trusts",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    check=kv_trusted_services_bypass,
    remediation="set properties.networkAcls.bypass to AzureServices",
    link="https://learn.microsoft.com/azure/key-vault/general/network-security",
    fix=setting({BYPASS: TrustedServices.AZURE_SERVICES.value}),
)
