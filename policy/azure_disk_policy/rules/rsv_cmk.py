"""Recovery Services vaults under a customer-managed key."""

from azure_disk_facts.arm_types.neighbours import RECOVERY_VAULT
from azure_disk_policy.families.recovery_vault import ENCRYPTION
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

KEY = f"{ENCRYPTION}.keyVaultProperties.keyUri"


def rsv_cmk(vault: Resource, _: Context) -> Verdict:
    """Demand a key; one that is not known yet counts."""
    return COMPLIANT if vault.present(KEY) else violated(KEY, "names no key")


RULE = Rule(
    name="rsv-cmk",
    title="the backups in a Recovery Services vault are encrypted with a customer-managed key",
    severity=Severity.HIGH,
    looks_at=(RECOVERY_VAULT,),
    check=rsv_cmk,
    remediation=f"set {KEY} before the vault protects anything; later Azure refuses it",
    link="https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk",
    frameworks=(
        Framework("NIST 800-53 r5", "SC-12", "Azure Policy 2e94d99a-8a36-4563-bc77-810d8893b671"),
        Framework("DORA", "9.3c", "Azure Policy"),
    ),
)
