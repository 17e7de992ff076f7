"""Keys kept in hardware."""

from azure_disk_facts.key_vaults import HSM_SUFFIX, KeyKind
from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.choices import shown
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def key_hsm_backed(key: Resource, _: Context) -> Verdict:
    """Demand a kind of key that ends in ``-HSM``, in any case."""
    kind = key.text(keys.KIND)
    if kind is None:
        return violated(keys.KIND, "is absent")
    if kind.lower().endswith(HSM_SUFFIX.lower()):
        return COMPLIANT
    return violated(keys.KIND, f"is {shown(kind, KeyKind) or 'a kind'} kept in software")


RULE = Rule(
    name="key-hsm-backed",
    title="a key is kept in a hardware security module",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_hsm_backed,
    remediation=(
        "make a new key with properties.kty RSA-HSM, which takes a premium key vault, "
        "and move the disk encryption set to it"
    ),
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys",
)
