"""Disks whose program doesn't switch encryption off."""

from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families import ade
from azure_disk_policy.families.choices import demand_not_false
from azure_disk_policy.families.fixes import taking_away
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Severity
from azure_disk_policy.verdicts import Verdict


def disk_encryption_not_disabled(disk: Resource, _: Context) -> Verdict:
    """Demand that Azure Disk Encryption is not declared off; absent complies."""
    return demand_not_false(disk, ade.SWITCH_OF_DISK)


_SOURCE = "pulumi/compliance-policies azurenative-compute-disk-disallow-unencrypted-disk"

RULE = Rule(
    name="disk-encryption-not-disabled",
    title="a disk doesn't switch encryption off",
    severity=Severity.HIGH,
    looks_at=(DISK,),
    check=disk_encryption_not_disabled,
    remediation=f"remove {ade.OF_DISK}: Azure encrypts the disk at rest without it",
    link="https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview",
    frameworks=(
        Framework("ISO 27001", "unspecified", _SOURCE),
        Framework("PCI DSS", "unspecified", _SOURCE),
    ),
    fix=taking_away(ade.OF_DISK),
)
