"""Storage accounts whose firewall names no public addresses."""

from ipaddress import ip_network

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import IP_RULE_NAMES, WIDE_PREFIX
from azure_disk_policy.families.storage import EXPORTS_ONLY, IP_RULES, as_given, of_exports
from azure_disk_policy.inputs import UNKNOWN, Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violation, each

ALL, WIDE = "all", "wide"


def _texts(rule: Inputs) -> list[Inputs]:
    """Return what may hold the address of an entry, which is an object or just a text."""
    if rule.value is UNKNOWN or isinstance(rule.value, str):
        return [rule]
    return [rule.at(name) for name in IP_RULE_NAMES]


def _names_address(rule: Inputs) -> bool:
    return any(text.value is UNKNOWN or text.scalar() is not None for text in _texts(rule))


def _prefix(text: str) -> int | None:
    try:
        return ip_network(text, strict=False).prefixlen
    except ValueError:
        return None


def _any(rule: Inputs) -> Violation | None:
    return Violation(rule.path, "lets public addresses in") if _names_address(rule) else None


def _wide(rule: Inputs) -> Violation | None:
    for text in _texts(rule):
        prefix = _prefix(text.scalar() or "")
        if prefix is not None and prefix < WIDE_PREFIX:
            return Violation(rule.path, f"lets a range with the prefix /{prefix} in")
    return None


@of_exports
def storage_no_ip_rules(account: Resource, context: Context) -> Verdict:
    """Demand that the firewall names no address, or with ``mode`` ``wide`` no wide range."""
    check = _wide if context.parameters.text("mode") == WIDE else _any
    return each(account.items(as_given(account, IP_RULES)), check)


RULE = Rule(
    name="storage-no-ip-rules",
    title="a storage account's firewall lets no public address in",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_no_ip_rules,
    remediation=(
        f"remove the entries of {IP_RULES}; let virtual networks or private endpoints in instead"
    ),
    link="https://learn.microsoft.com/azure/storage/common/storage-network-security",
    frameworks=(
        Framework(
            "CIS Azure Foundations 2.0", "3.8", "Azure Policy 2a1a9cdf-e04d-429a-8416-3bfb72a1b26f"
        ),
        Framework(
            "CIS Azure Foundations 3.0", "4.7", "Azure Policy 2a1a9cdf-e04d-429a-8416-3bfb72a1b26f"
        ),
        Framework("MCSB", "NS-2", "Azure Policy 2a1a9cdf-e04d-429a-8416-3bfb72a1b26f"),
    ),
    parameters=(
        *EXPORTS_ONLY,
        Parameter(
            "mode",
            {"type": "string", "enum": [ALL, WIDE]},
            ALL,
            f"which addresses are refused: all, or only ranges wider than /{WIDE_PREFIX}",
        ),
    ),
)
