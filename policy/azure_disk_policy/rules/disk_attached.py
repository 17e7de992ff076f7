"""Disks that some machine uses."""

from azure_disk_facts.disks import is_made_by_site_recovery
from azure_disk_facts.resource_types import DISK
from azure_disk_policy.families.machines import MACHINES, is_attached
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated


def disk_attached(disk: Resource, context: Context) -> Verdict:
    """Demand a machine or scale set of the stack that attaches the disk by its id.

    Replicas and seeds that Site Recovery makes are left out.
    """
    if is_made_by_site_recovery(disk.arm_name or ""):
        return NotApplicable("Site Recovery makes and replaces this disk")
    if is_attached(disk, context.stack):
        return COMPLIANT
    return violated("", "no machine or scale set of the stack uses the disk")


RULE = Rule(
    name="disk-attached",
    title="a disk is used by a machine of the stack",
    severity=Severity.MEDIUM,
    looks_at=(DISK,),
    consults=MACHINES,
    scope=Scope.STACK,
    check=disk_attached,
    remediation="attach the disk, or take a snapshot and delete it; other stacks are not seen here",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-find-unattached-portal",
    frameworks=(
        Framework("MCSB", "DP-4", "PSRule AZR-000250"),
        Framework("NIST 800-53 r5", "CM-8", "Pulumi premium managed-disk-unused"),
        Framework("ISO 27001:2022", "A.5.9", "Pulumi premium managed-disk-unused"),
    ),
)
