"""Recovery Services vaults with a second layer of encryption."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_policy.families.any_backup_vault import demand_enabled
from azure_disk_policy.families.recovery_vault import ENCRYPTION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict

LAYER = f"{ENCRYPTION}.infrastructureEncryption"


def rsv_infrastructure_encryption(vault: Resource, _: Context) -> Verdict:
    """Demand infrastructure encryption; absent means disabled."""
    return demand_enabled(vault, LAYER)


RULE = Rule(
    name="rsv-infrastructure-encryption",
    title="the backups in a Recovery Services vault are encrypted twice",
    severity=Severity.LOW,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_infrastructure_encryption,
    remediation=f"make the vault with {LAYER}: Enabled; later it can't be set",
    link="https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk",
)
