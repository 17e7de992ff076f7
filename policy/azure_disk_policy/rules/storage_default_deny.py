"""Storage accounts whose firewall keeps out whom no rule names."""

from azure_disk_facts.network import FirewallAction
from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, FIREWALL_ACTION, as_given, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


@of_exports
def storage_default_deny(account: Resource, _: Context) -> Verdict:
    """Demand default action ``Deny``; absent means ``Allow``."""
    path = as_given(account, FIREWALL_ACTION)
    return demand_choice(account, path, wanted=(FirewallAction.DENY,), absent=FirewallAction.ALLOW)


RULE = Rule(
    name="storage-default-deny",
    title="a storage account keeps out whom its firewall doesn't name",
    severity=Severity.CRITICAL,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_default_deny,
    remediation=f"set {FIREWALL_ACTION} to {FirewallAction.DENY.value}",
    link="https://learn.microsoft.com/azure/storage/common/storage-network-security",
    frameworks=(
        Framework(
            "CIS Azure Foundations 1.4", "3.6", "Azure Policy 34c877ad-507e-4c82-993e-3452a6e0ad3c"
        ),
        Framework("CIS Azure Foundations 2.0", "3.8", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.7", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.2.3", "prowler"),
        Framework("MCSB", "NS-2", "Azure Policy 34c877ad-507e-4c82-993e-3452a6e0ad3c"),
        Framework("NIST 800-53 r5", "AC-17", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-7", "Azure Policy"),
        Framework("PCI DSS 4.0", "1.3.2", "Azure Policy"),
        Framework("PCI DSS 4.0", "1.4.2", "Azure Policy"),
        Framework("ISO 27001:2013", "A.13.1.1", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({FIREWALL_ACTION: FirewallAction.DENY.value}),
)
