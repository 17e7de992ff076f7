"""Disks under a customer-managed key."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.customer_key import (
    CUSTOMER_KEY_FRAMEWORKS,
    DEFAULT_SET,
    demand_customer_key,
    name_default_set,
)
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_cmk(disk: Resource, _: Context) -> Verdict:
    """Demand a disk encryption set, or one for secure VMs, and no platform-key type.

    Double encryption holds a customer key, so it complies. A type alone, without a set, does not.
    """
    return demand_customer_key(disk)


RULE = Rule(
    name="disk-cmk",
    title="a disk is encrypted with a customer-managed key",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_cmk,
    remediation="set encryption.diskEncryptionSetId to the id of a disk encryption set",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
    frameworks=CUSTOMER_KEY_FRAMEWORKS,
    parameters=(DEFAULT_SET,),
    fix=name_default_set,
)
