"""Key vaults that Azure Disk Encryption can read where it is used."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.ade_vaults import CONSULTED, serves_ade
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.key_vault import DISK_ENCRYPTION_ACCESS, unless_recovered
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle


def _demand_on(vault: Resource, context: Context) -> Verdict:
    verdict = settle(lambda: demand_true(vault, DISK_ENCRYPTION_ACCESS))
    if isinstance(verdict, Compliant) or serves_ade(vault, context.stack):
        return verdict
    return NotApplicable("no disk or machine of the stack is under ADE with this vault")


def kv_disk_encryption_access_for_ade(vault: Resource, context: Context) -> Verdict:
    """Demand the flag where ADE keeps secrets in the vault: its machines could not start again."""
    return unless_recovered(vault, lambda: _demand_on(vault, context))


RULE = Rule(
    name="kv-disk-encryption-access-for-ade",
    title="a key vault is open to Azure Disk Encryption where that is used",
    severity=Severity.MEDIUM,
    looks_at=(KEY_VAULT,),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=kv_disk_encryption_access_for_ade,
    remediation="set properties.enabledForDiskEncryption to true",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
)
