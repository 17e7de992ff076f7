"""Disk encryption sets whose identity may use their key."""

from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_policy.families import key_grants
from azure_disk_policy.families.encryption_set import CONSULTED, NO_VAULT, vaults_of
from azure_disk_policy.families.identities import IDENTITY_TYPE, identity_kinds
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import NotApplicable, Verdict, Violation, each

NO_IDENTITY = NotApplicable("has no identity, which des-managed-identity reports")


def des_identity_can_use_key(encryption_set: Resource, context: Context) -> Verdict:
    """Demand, where the key's vault is in the stack, that the stack lets the identity use it.

    That takes a role, or an access policy with get, wrapKey and unwrapKey (rule C7).
    """
    stack = context.stack
    vaults = vaults_of(encryption_set, stack)
    if not vaults:
        return NO_VAULT
    if not encryption_set.is_unknown(IDENTITY_TYPE) and not identity_kinds(encryption_set):
        return NO_IDENTITY

    def check(vault: Resource) -> Violation | None:
        if key_grants.may_use_key(encryption_set, vault, stack):
            return None
        return Violation(IDENTITY_TYPE, f"nothing lets it use its key in {vault.name}")

    return each(vaults, check)


RULE = Rule(
    name="des-identity-can-use-key",
    title="the identity of a disk encryption set may use the set's key",
    severity=Severity.HIGH,
    looks_at=(DISK_ENCRYPTION_SET,),
    consults=(*CONSULTED, *key_grants.CONSULTED),
    scope=Scope.STACK,
    check=des_identity_can_use_key,
    remediation=(
        "assign the role Key Vault Crypto Service Encryption User on the key or its vault to the "
        "identity, or add an access policy with get, wrapKey and unwrapKey"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
)
