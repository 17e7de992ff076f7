"""Backup vaults under a customer-managed key."""

from azure_disk_facts.backup_security import VaultKeyState
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_policy.families.backup_vault import ENCRYPTION
from azure_disk_policy.families.choices import demand_choice
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

STATE = f"{ENCRYPTION}.state"
KEY = f"{ENCRYPTION}.keyVaultProperties.keyUri"


def bv_cmk(vault: Resource, _: Context) -> Verdict:
    """Demand encryption that is enabled and names a key; ``Inconsistent`` does not comply."""
    return demand_all(
        lambda: demand_choice(
            vault, STATE, wanted=(VaultKeyState.ENABLED,), absent=VaultKeyState.DISABLED
        ),
        lambda: COMPLIANT if vault.present(KEY) else violated(KEY, "names no key"),
    )


RULE = Rule(
    name="bv-cmk",
    title="a backup vault's own data is encrypted with a customer-managed key",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_VAULT,),
    check=bv_cmk,
    remediation=(
        f"set {STATE} to Enabled and {KEY} to a key without version; snapshots of disks are "
        "encrypted by their own disk encryption set instead"
    ),
    link="https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk-for-backup-vault",
)
