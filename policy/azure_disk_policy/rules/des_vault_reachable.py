"""Key vaults behind disk encryption sets whose firewall lets the sets through."""

from functools import partial

from azure_disk_facts.network import FirewallAction, PublicNetworkAccess
from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.encryption_set import CONSULTED, where_used
from azure_disk_policy.families.key_vault import (
    FIREWALL_ACTION,
    PUBLIC_ACCESS,
    demand_bypass,
    unless_recovered,
)
from azure_disk_policy.families.logic import some
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

OPEN = NotApplicable("the firewall keeps nobody out")


def _is(vault: Resource, path: str, value: str) -> bool:
    return same(vault.text(path) or "", value)


def _is_firewalled(vault: Resource) -> bool:
    denies = partial(_is, vault, FIREWALL_ACTION, FirewallAction.DENY.value)
    is_private = partial(_is, vault, PUBLIC_ACCESS, PublicNetworkAccess.DISABLED.value)
    return some((denies, is_private))


def _demand(vault: Resource) -> Verdict:
    verdict = settle(lambda: demand_bypass(vault))
    return verdict if isinstance(verdict, Compliant) or _is_firewalled(vault) else OPEN


def des_vault_reachable(vault: Resource, context: Context) -> Verdict:
    """Demand bypass ``AzureServices``, as absent means, of a vault behind a set of the stack.

    It matters with default action ``Deny``, and with public access disabled (rule C18).
    """
    return where_used(vault, context.stack, lambda: unless_recovered(vault, lambda: _demand(vault)))


RULE = Rule(
    name="des-vault-reachable",
    title="the firewall of the key vault behind a disk encryption set lets the set through",
    severity=Severity.HIGH,
    looks_at=(KEY_VAULT,),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=des_vault_reachable,
    remediation="set properties.networkAcls.bypass to AzureServices",
    link="https://learn.microsoft.com/azure/key-vault/general/network-security",
)
