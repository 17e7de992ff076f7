"""Keys that a disk encryption set can use."""

from functools import partial

from azure_disk_facts.encryption import KEY_OPERATIONS_NEEDED, KEY_SIZES_BITS
from azure_disk_facts.encryption import KeyType as UsableKind
from azure_disk_facts.key_vaults import DEFAULT_RSA_BITS
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET, KEY
from azure_disk_policy.families import keys
from azure_disk_policy.families.choices import demand_not_false
from azure_disk_policy.families.encryption_set import CONSULTED, where_used
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def _kind(key: Resource) -> Verdict:
    return keys.demand_kind(key, tuple(kind.value for kind in UsableKind))


def _size(key: Resource) -> Verdict:
    bits = key.number(keys.SIZE)
    if bits is None and key.text(keys.SIZE) is None:
        bits = DEFAULT_RSA_BITS
    if bits in KEY_SIZES_BITS:
        return COMPLIANT
    return violated(keys.SIZE, f"is none of {', '.join(map(str, KEY_SIZES_BITS))}")


def _operations(key: Resource) -> Verdict:
    """Demand that wrapping and unwrapping are allowed; no operations listed means all."""
    gaps = Gaps()
    given = key.items(keys.OPERATIONS)
    words = {(gaps.read(each.scalar) or "").lower() for each in given}
    missing = [each for each in KEY_OPERATIONS_NEEDED if each.lower() not in words]
    if not given or not missing:
        return COMPLIANT
    gaps.settle()
    return violated(keys.OPERATIONS, f"lacks {' and '.join(missing)}")


def _demand(key: Resource) -> Verdict:
    enabled = partial(demand_not_false, key, keys.ENABLED)
    return demand_all(*(partial(check, key) for check in (_kind, _size, _operations)), enabled)


def des_key_usable(key: Resource, context: Context) -> Verdict:
    """Demand an enabled RSA key of a size Azure takes, that wraps and unwraps (rule C6).

    Where the stack has encryption sets, only the keys behind them are judged.
    """
    if context.stack.of_type(DISK_ENCRYPTION_SET):
        return where_used(key, context.stack, partial(_demand, key))
    return _demand(key)


RULE = Rule(
    name="des-key-usable",
    title="the key behind a disk encryption set is one that the set can use",
    severity=Severity.HIGH,
    looks_at=(KEY,),
    consults=CONSULTED,
    scope=Scope.STACK,
    check=des_key_usable,
    remediation=(
        "make an RSA or RSA-HSM key of 2048, 3072 or 4096 bits, enabled, with wrapKey and "
        "unwrapKey among its keyOps"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
)
