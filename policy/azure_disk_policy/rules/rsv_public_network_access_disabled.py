"""Recovery Services vaults closed to the public network."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_facts.network import PublicNetworkAccess
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.recovery_vault import PUBLIC_ACCESS
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def rsv_public_network_access_disabled(vault: Resource, _: Context) -> Verdict:
    """Demand ``Disabled``; absent means ``Enabled``."""
    return demand_choice(
        vault,
        PUBLIC_ACCESS,
        wanted=(PublicNetworkAccess.DISABLED,),
        absent=PublicNetworkAccess.ENABLED,
    )


RULE = Rule(
    name="rsv-public-network-access-disabled",
    title="a Recovery Services vault is closed to the public network",
    severity=Severity.HIGH,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_public_network_access_disabled,
    remediation=f"set {PUBLIC_ACCESS} to Disabled; clients then need a private endpoint",
    link="https://learn.microsoft.com/azure/backup/private-endpoints",
    fix=setting({PUBLIC_ACCESS: PublicNetworkAccess.DISABLED.value}),
)
