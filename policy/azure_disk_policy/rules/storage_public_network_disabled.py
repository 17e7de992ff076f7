"""Storage accounts out of reach of the public network."""

from azure_disk_facts.resource_types import STORAGE_ACCOUNT
from azure_disk_facts.storage import AccountNetworkAccess
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.storage import EXPORTS_ONLY, of_exports
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

PUBLIC_ACCESS = "publicNetworkAccess"


@of_exports
def storage_public_network_disabled(account: Resource, _: Context) -> Verdict:
    """Demand ``Disabled``, or a network security perimeter; absent means ``Enabled``."""
    wanted = (AccountNetworkAccess.DISABLED, AccountNetworkAccess.SECURED_BY_PERIMETER)
    return demand_choice(account, PUBLIC_ACCESS, wanted=wanted, absent=AccountNetworkAccess.ENABLED)


RULE = Rule(
    name="storage-public-network-disabled",
    title="a storage account is out of reach of the public network",
    severity=Severity.HIGH,
    looks_at=(STORAGE_ACCOUNT,),
    check=storage_public_network_disabled,
    remediation=f"set {PUBLIC_ACCESS} to {AccountNetworkAccess.DISABLED.value}",
    link="https://learn.microsoft.com/azure/storage/common/storage-network-security",
    frameworks=(
        Framework("CIS Azure Foundations 2.1", "3.7", "prowler"),
        Framework("CIS Azure Foundations 3.0", "4.6", "prowler"),
        Framework("CIS Azure Foundations 4.0", "10.3.2.2", "prowler"),
        Framework("CIS Azure Foundations 5.0", "9.3.2.2", "prowler"),
        Framework("CIS Azure Foundations 6.0", "9.3.2.2", "prowler"),
        Framework("MCSB v2", "NS-2", "Azure Policy b2982f36-99f2-4db5-8eff-283140c09693"),
    ),
    parameters=EXPORTS_ONLY,
    fix=setting({PUBLIC_ACCESS: AccountNetworkAccess.DISABLED.value}),
)
