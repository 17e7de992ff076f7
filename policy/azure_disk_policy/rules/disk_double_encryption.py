"""Disks under a platform key and a customer key."""

from functools import partial

from azure_disk_facts.encryption import EncryptionSetType, EncryptionType
from azure_disk_facts.resource_types import DISK, DISK_ENCRYPTION_SET
from azure_disk_policy.families.choices import demand_choice, is_given
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, TYPE
from azure_disk_policy.families.together import WITH_STACK
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def _demand_double_set(disk: Resource, stack: Stack) -> Verdict:
    """Demand that the disk's set is in the stack and encrypts with both; absent is one key."""
    found = stack.target(disk, ENCRYPTION_SET, DISK_ENCRYPTION_SET)
    if found is None:
        disk.text(ENCRYPTION_SET)  # raises where unknown: such an id may be of any set
    kind = found.as_other(partial(found.text, "encryptionType")) if found else None
    if same(kind or "", EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS.value):
        return COMPLIANT
    return violated(
        ENCRYPTION_SET, "names no set of the stack that encrypts with both keys, nor does the type"
    )


def disk_double_encryption(disk: Resource, context: Context) -> Verdict:
    """Demand a set, and the type with both keys; where that is absent, a set of that type."""
    if not is_given(disk, ENCRYPTION_SET):
        return violated(ENCRYPTION_SET, "names no disk encryption set, so there is one key only")
    if disk.text(TYPE) is None:
        return _demand_double_set(disk, context.stack) if context.whole else WITH_STACK
    return demand_choice(
        disk,
        TYPE,
        wanted=(EncryptionType.PLATFORM_AND_CUSTOMER_KEYS,),
        absent=EncryptionType.PLATFORM_KEY,
    )


_POLICY = "Azure Policy ca91455f-eace-4f96-be59-e6e2c35b4816"

RULE = Rule(
    name="disk-double-encryption",
    title="a disk is encrypted with a platform key and a customer key",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    consults=(DISK_ENCRYPTION_SET,),
    scope=Scope.BOTH,
    check=disk_double_encryption,
    remediation=(
        f"set {ENCRYPTION_SET} to a disk encryption set whose encryptionType is "
        f"{EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS.value}; Ultra and Premium SSD v2 take none"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=(
        Framework("CIS Azure Foundations 2.0", "7.4", "Steampipe"),
        Framework("ISO 27001:2022", "7.5.3", "Steampipe"),
        Framework("NIST 800-53 r5", "SC-12", _POLICY),
        Framework("MCSB v2", "DP-4", _POLICY),
        Framework("MCSB v2", "DP-5", _POLICY),
        Framework("DORA", "9.3c", _POLICY),
    ),
)
