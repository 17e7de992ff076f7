"""Storage accounts whose firewall lets Azure's own services through."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import FirewallBypass
from azure_disk_policy.families.choices import shown
from azure_disk_policy.families.storage import BYPASS, EXPORTS_ONLY, as_given, of_exports
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

TRUSTED = FirewallBypass.AZURE_SERVICES


def _bypass(account: Resource) -> list[str]:
    """Return who passes the firewall; several stand in one text, parted by commas."""
    texts = [item.scalar() or "" for item in account.items(as_given(account, BYPASS))]
    return [word.strip() for text in texts for word in text.split(",") if word.strip()]


def _let_through(account: Resource, _: Context) -> dict[str, object]:
    """Return a fix that adds the services to what passes already."""
    kept = [
        shown(word, (FirewallBypass.LOGGING, FirewallBypass.METRICS)) for word in _bypass(account)
    ]
    words = [*filter(None, kept), TRUSTED.value]
    return {as_given(account, BYPASS): ", ".join(words)}


@of_exports
def storage_trusted_services(account: Resource, _: Context) -> Verdict:
    """Demand that ``AzureServices`` are among those who pass, as absent means."""
    words = _bypass(account)
    if not words or any(same(word, TRUSTED.value) for word in words):
        return COMPLIANT
    return violated(as_given(account, BYPASS), f"does not name {TRUSTED.value}")


RULE = Rule(
    name="storage-trusted-services",
    title="a storage account's firewall lets through the services that Azure trusts",
    severity=Severity.MEDIUM,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_trusted_services,
    remediation=f"add {TRUSTED.value} to {BYPASS}",
    link="https://learn.microsoft.com/azure/storage/common/storage-network-security",
    frameworks=(
        Framework(
            "CIS Azure Foundations 1.4", "3.7", "Azure Policy c9d007d0-c057-4772-b18c-01e546713bcd"
        ),
        Framework("CIS Azure Foundations 2.0", "3.9", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.9", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.8", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.5", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.5", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.5", "prowler"),
        Framework("SOC 2", "CC6.8", "Azure Policy"),
        Framework("SOC 2", "CC8.1", "Azure Policy"),
    ),
    parameters=EXPORTS_ONLY,
    fix=_let_through,
)
