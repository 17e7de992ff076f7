"""Key vaults open to named addresses at most."""

from functools import partial

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.key_vault import (
    CLOSE_PUBLIC_ACCESS,
    demand_no_public_access,
    unless_recovered,
)
from azure_disk_policy.families.together import demand_one
from azure_disk_policy.inputs import UNKNOWN, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

RULES = "properties.networkAcls.ipRules"


def _is_rule(entry: Inputs) -> bool:
    """Tell whether an entry names an address: an object with a value, or just a text."""
    if entry.value is UNKNOWN:
        return True
    return entry.present("value") or (isinstance(entry.value, str) and entry.scalar() is not None)


def _names_addresses(vault: Resource) -> Verdict:
    if any(_is_rule(entry) for entry in vault.items(RULES)):
        return COMPLIANT
    return violated(RULES, "names no address")


def kv_public_network_access_restricted(vault: Resource, _: Context) -> Verdict:
    """Demand no public access, absent means ``Enabled``; or a list of addresses with entries."""
    return unless_recovered(
        vault,
        lambda: demand_one(
            partial(demand_no_public_access, vault), partial(_names_addresses, vault)
        ),
    )


RULE = Rule(
    name="kv-public-network-access-restricted",
    title="a key vault answers to named addresses at most",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    check=kv_public_network_access_restricted,
    remediation=(
        "set properties.publicNetworkAccess to Disabled, "
        "or list addresses in properties.networkAcls.ipRules"
    ),
    link="https://learn.microsoft.com/azure/key-vault/general/network-security",
    fix=CLOSE_PUBLIC_ACCESS,
)
