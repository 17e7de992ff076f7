"""Storage accounts that refuse plain HTTP."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_policy.families.choices import demand_not_false
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, as_given, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

HTTPS_ONLY = "enableHttpsTrafficOnly"


@of_exports
def storage_https_only(account: Resource, _: Context) -> Verdict:
    """Demand that plain HTTP is refused, as absent means."""
    return demand_not_false(account, as_given(account, HTTPS_ONLY))


RULE = Rule(
    name="storage-https-only",
    title="a storage account answers over HTTPS only",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_https_only,
    remediation=f"set {HTTPS_ONLY} to true",
    link="https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer",
    frameworks=(
        Framework(
            "CIS Azure Foundations 1.4", "3.1", "Azure Policy 404c3081-a854-4457-ae30-26a93ef643f9"
        ),
        Framework("CIS Azure Foundations 2.0", "3.1", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.1", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.1", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.4", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.4", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.4", "prowler"),
        Framework("MCSB", "DP-3", "Azure Policy 404c3081-a854-4457-ae30-26a93ef643f9"),
        Framework("SOC 2", "CC6.1", "Azure Policy"),
        Framework("SOC 2", "CC6.6", "Azure Policy"),
        Framework("SOC 2", "CC6.7", "Azure Policy"),
        Framework("NIST 800-53 r5", "SC-8", "Azure Policy"),
        Framework("PCI DSS 4.0", "3.5.1", "Azure Policy"),
        Framework("ISO 27001:2013", "A.10.1.1", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({HTTPS_ONLY: True}),
)
