"""Key vaults that Azure Disk Encryption reads only where it is used."""

from azure_disk_facts.resource_types import KEY_VAULT
from azure_disk_policy.families.ade_vaults import CONSULTED, serves_ade
from azure_disk_policy.families.choices import demand_not_true
from azure_disk_policy.families.key_vault import DISK_ENCRYPTION_ACCESS, unless_recovered
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle


def _demand_off(vault: Resource, context: Context) -> Verdict:
    verdict = settle(lambda: demand_not_true(vault, DISK_ENCRYPTION_ACCESS))
    if not isinstance(verdict, Compliant) and serves_ade(vault, context.stack):
        return NotApplicable("a disk or machine of the stack is under ADE with this vault")
    return verdict


def kv_disk_encryption_access_off(vault: Resource, context: Context) -> Verdict:
    """Demand that ADE may not read the vault unless it has to; encryption sets need no flag."""
    return unless_recovered(vault, lambda: _demand_off(vault, context))


RULE = Rule(
    name="kv-disk-encryption-access-off",
    title="a key vault is open to Azure Disk Encryption only where that is used",
    severity=Severity.LOW,
    looks_at=(KEY_VAULT,),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=kv_disk_encryption_access_off,
    remediation="set properties.enabledForDiskEncryption to false",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
)
