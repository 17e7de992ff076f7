"""Disk accesses that something uses."""

from functools import partial

from azure_disk_facts.resource_types import DISK, DISK_ACCESS, SNAPSHOT
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

USER_TYPES = (DISK, SNAPSHOT)
ACCESS_ID = "diskAccessId"


def disk_access_used(access: Resource, context: Context) -> Verdict:
    """Demand a disk or snapshot of the stack that names the disk access."""
    stack, gaps = context.stack, Gaps()
    for kind in USER_TYPES:
        for user in stack.pointing_at(access, kind, ACCESS_ID):
            if gaps.read(partial(stack.points_to, user, ACCESS_ID, access)):
                return COMPLIANT
    gaps.settle()
    return violated("", "no disk or snapshot of the stack uses it")


RULE = Rule(
    name="disk-access-used",
    title="a disk access is used by a disk or snapshot",
    severity=Severity.LOW,
    looks_at=(DISK_ACCESS,),
    consults=USER_TYPES,
    scope=Scope.STACK,
    check=disk_access_used,
    remediation="set diskAccessId of the disks it is for, or delete the disk access",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview",
)
