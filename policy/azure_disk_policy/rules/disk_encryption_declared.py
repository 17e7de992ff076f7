"""Disks whose program states how they are encrypted."""

from functools import partial

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.ade import SWITCH_OF_DISK
from azure_disk_policy.families.choices import is_given
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, TYPE
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.families.logic import some
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def disk_encryption_declared(disk: Resource, _: Context) -> Verdict:
    """Demand a type of any kind, a disk encryption set, or ADE switched on; absent is a default."""
    tests = (
        partial(is_given, disk, TYPE),
        partial(is_given, disk, ENCRYPTION_SET),
        lambda: bool(disk.boolean(SWITCH_OF_DISK)),
    )
    if some(tests):
        return COMPLIANT
    return violated(TYPE, "is absent, and nothing else says how the disk is encrypted")


RULE = Rule(
    name="disk-encryption-declared",
    title="a disk's program states how it is encrypted",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_encryption_declared,
    remediation=f"set {TYPE}, or {ENCRYPTION_SET} to the id of a disk encryption set",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=(
        Framework("CIS Azure Foundations 1.1", "7.2", "Regula FG_R00196"),
        Framework("CIS Azure Foundations 1.1", "7.3", "Regula FG_R00197"),
        Framework("CIS Azure Foundations 3.0", "8.9", "monkey365"),
        Framework("MCSB", "DP-3", "PSRule AZR-000252"),
        Framework("PCI DSS 4.0", "3.5.1", "Pulumi premium managed-disk-attached-encryption"),
        Framework("NIST 800-53 r5", "SC-28", "Pulumi premium managed-disk-attached-encryption"),
        Framework("ISO 27001:2022", "A.8.24", "Pulumi premium managed-disk-attached-encryption"),
    ),
    fix=setting({TYPE: EncryptionType.PLATFORM_KEY.value}),
)
