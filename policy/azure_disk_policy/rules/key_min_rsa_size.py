"""RSA keys that are long enough."""

from azure_disk_facts.encryption import KEY_SIZES_BITS
from azure_disk_facts.key_vaults import DEFAULT_RSA_BITS, RSA_KINDS
from azure_disk_facts.resource_types import KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.choices import demand_number
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter, Rule, Severity
from azure_disk_policy.verdicts import Compliant, NotApplicable, Verdict, settle

MIN_BITS = "minBits"
NOT_RSA = NotApplicable("is no RSA key")


def key_min_rsa_size(key: Resource, context: Context) -> Verdict:
    """Demand ``minBits`` of an RSA key; absent means 2048. A key of no kind is taken for RSA."""
    least = context.parameters.number(MIN_BITS)
    verdict = settle(lambda: demand_number(key, keys.SIZE, least=least, absent=DEFAULT_RSA_BITS))
    if isinstance(verdict, Compliant):
        return verdict
    is_rsa = keys.is_kind(key, *(kind.value for kind in RSA_KINDS))
    return verdict if is_rsa or key.text(keys.KIND) is None else NOT_RSA


RULE = Rule(
    name="key-min-rsa-size",
    title="an RSA key is long enough",
    severity=Severity.MEDIUM,
    looks_at=(KEY,),
    check=key_min_rsa_size,
    remediation="make a new key that is longer, and move the disk encryption set to it",
    link="https://learn.microsoft.com/azure/key-vault/keys/about-keys",
    parameters=(
        Parameter(
            MIN_BITS,
            {"type": "integer", "enum": list(KEY_SIZES_BITS)},
            DEFAULT_RSA_BITS,
            "bits that an RSA key has to have at least",
        ),
    ),
)
