"""Disk encryption sets with an identity to use their key with."""

from collections.abc import Mapping

from azure_disk_facts.encryption import SetIdentityType
from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_policy.families.identities import (
    IDENTITY_TYPE,
    USER_IDENTITIES,
    demand_identity,
    identity_kinds,
    user_identities,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, violated


def des_managed_identity(encryption_set: Resource, _: Context) -> Verdict:
    """Demand an identity (rule C2), and of a user-assigned one at least one id."""
    is_users = SetIdentityType.USER_ASSIGNED.value.lower() in identity_kinds(encryption_set)
    if is_users and not user_identities(encryption_set):
        return violated(USER_IDENTITIES, "lists no identity")
    return demand_identity(encryption_set)


def _fix(encryption_set: Resource, _: Context) -> Mapping[str, object]:
    """Give the set an identity of its own, unless it lists others whose type is just missing."""
    kind = SetIdentityType.SYSTEM_ASSIGNED
    if user_identities(encryption_set):
        kind = SetIdentityType.USER_ASSIGNED
    return {IDENTITY_TYPE: kind.value}


RULE = Rule(
    name="des-managed-identity",
    title="a disk encryption set has an identity to use its key with",
    severity=Severity.HIGH,
    looks_at=(DISK_ENCRYPTION_SET,),
    check=des_managed_identity,
    remediation=f"set {IDENTITY_TYPE} to SystemAssigned, or list ids in {USER_IDENTITIES}",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    fix=_fix,
)
