"""Disks and snapshots whose encryption type goes with their disk encryption set."""

from collections.abc import Mapping

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_policy.families.choices import is_given, shown
from azure_disk_policy.families.customer_key import ENCRYPTION_SET, TYPE, is_platform_key
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated


def disk_encryption_type_matches_des(resource: Resource, _: Context) -> Verdict:
    """Demand a set with a customer-key type, and none with the platform's (rules C1, D1).

    An absent type complies: Azure takes it from the set.
    """
    kind = shown(resource.text(TYPE) or "", EncryptionType)
    if kind is None or is_platform_key(resource) != is_given(resource, ENCRYPTION_SET):
        return COMPLIANT
    if is_platform_key(resource):
        return violated(TYPE, f"is {kind}, which takes no disk encryption set, and one is named")
    return violated(ENCRYPTION_SET, f"is absent, and {TYPE} {kind} needs it")


def _let_the_set_decide(resource: Resource, _: Context) -> Mapping[str, object]:
    """Return the platform's type to be taken away; which set a type lacks can't be told."""
    return {TYPE: None} if is_platform_key(resource) else {}


RULE = Rule(
    name="disk-encryption-type-matches-des",
    title="an encryption type and a disk encryption set agree",
    severity=Severity.MEDIUM,
    looks_at=(DISK, SNAPSHOT),
    check=disk_encryption_type_matches_des,
    remediation=f"leave {TYPE} out: Azure takes it from the disk encryption set",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    fix=_let_the_set_decide,
)
