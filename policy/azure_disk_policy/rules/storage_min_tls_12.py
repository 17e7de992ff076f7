"""Storage accounts that refuse old versions of TLS."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import TlsVersion
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

MIN_TLS = "minimumTlsVersion"


@of_exports
def storage_min_tls_12(account: Resource, _: Context) -> Verdict:
    """Demand TLS 1.2 or 1.3 at least; absent means 1.0."""
    wanted = (TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)
    return demand_choice(account, MIN_TLS, wanted=wanted, absent=TlsVersion.TLS_1_0)


RULE = Rule(
    name="storage-min-tls-12",
    title="a storage account takes TLS 1.2 or newer only",
    severity=Severity.CRITICAL,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_min_tls_12,
    remediation=f"set {MIN_TLS} to {TlsVersion.TLS_1_2.value}",
    link="https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "3.15", "prowler"),
        Framework("CIS Azure Foundations 2.1", "3.15", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.15", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.7", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.6", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.6", "prowler"),
        Framework("MCSB v2", "DP-3", "Azure Policy fe83a0eb-a853-422d-aac2-1bffd182c5d0"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({MIN_TLS: TlsVersion.TLS_1_2.value}),
)
