"""Disk encryption sets that follow their key's newest version."""

from azure_disk_facts.resource_types import DISK_ENCRYPTION_SET
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.fixes import setting
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict

SWITCH = "rotationToLatestKeyVersionEnabled"


def des_key_auto_rotation(encryption_set: Resource, _: Context) -> Verdict:
    """Demand ``rotationToLatestKeyVersionEnabled``; absent means off."""
    return demand_true(encryption_set, SWITCH)


RULE = Rule(
    name="des-key-auto-rotation",
    title="a disk encryption set moves to the newest version of its key by itself",
    severity=Severity.MEDIUM,
    looks_at=(DISK_ENCRYPTION_SET,),
    check=des_key_auto_rotation,
    remediation="set rotationToLatestKeyVersionEnabled to true",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption"
    "#automatic-key-rotation-of-customer-managed-keys",
    frameworks=(Framework("MCSB", "DP-6", "by intent"),),
    fix=setting({SWITCH: True}),
)
