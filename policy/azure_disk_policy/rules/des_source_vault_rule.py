"""Disk encryption sets whose source vault is the one that holds their key."""

from functools import partial

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import ArmId
from azure_disk_facts.encryption import is_managed_hsm_url, key_address
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET, KEY_VAULT
from azure_disk_policy.families.encryption_set import KEY_URL, SOURCE_VAULT
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

NO_SOURCE_VAULT = NotApplicable("names no source vault, which Azure doesn't need")


def des_source_vault_rule(encryption_set: Resource, _: Context) -> Verdict:
    """Demand that a source vault is the key's and of the set's own subscription (rule C4).

    Which subscription that is, the set's id tells once it exists. A key without a URL that can be
    read is a matter of ``des-active-key-versioned``.
    """
    text = encryption_set.text(SOURCE_VAULT)
    if text is None:
        return NO_SOURCE_VAULT
    vault = arm_id.try_parse(text)
    if vault is None or not vault.has_type(KEY_VAULT.arm_type):
        return violated(SOURCE_VAULT, "is not the id of a key vault")
    return demand_all(
        partial(_is_near, encryption_set, vault), partial(_holds_key, encryption_set, vault)
    )


def _is_near(encryption_set: Resource, vault: ArmId) -> Verdict:
    own = arm_id.try_parse(encryption_set.path_name("id"))
    if own is None or same(own.subscription or "", vault.subscription or ""):
        return COMPLIANT
    return violated(SOURCE_VAULT, "is in another subscription than the set")


def _holds_key(encryption_set: Resource, vault: ArmId) -> Verdict:
    url = encryption_set.text(KEY_URL) or ""
    if is_managed_hsm_url(url):
        return violated(SOURCE_VAULT, "is a key vault, while the key is in a managed HSM")
    address = key_address(url)
    if address is None or same(address[0], vault.name):
        return COMPLIANT
    return violated(SOURCE_VAULT, f"is another key vault than that of {KEY_URL}")


RULE = Rule(
    name="des-source-vault-rule",
    title="the source vault of a disk encryption set is the one that holds its key",
    severity=Severity.MEDIUM,
    looks_at=(DISK_ENCRYPTION_SET,),
    check=des_source_vault_rule,
    remediation=(
        f"set {SOURCE_VAULT} to the id of the key's vault, "
        "or leave it out where that is in another subscription"
    ),
    link="https://learn.microsoft.com/rest/api/compute/disk-encryption-sets/create-or-update",
)
