"""Copies into other regions, which are incremental at both ends."""

from azure_disk_facts.resource_types import SNAPSHOT
from azure_disk_policy.families.choices import demand_true
from azure_disk_policy.families.disk_copies import (
    INCREMENTAL,
    SOURCE_ID,
    is_cross_region,
    is_incremental,
)
from azure_disk_policy.families.together import WITH_STACK, demand_all
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Compliant, NotApplicable, Verdict, violated

NO_COPY = NotApplicable("createOption is not CopyStart")


def _of_incremental(copy: Resource, stack: Stack) -> Verdict:
    source = stack.target(copy, SOURCE_ID, SNAPSHOT)
    if source is None or is_incremental(source):
        return COMPLIANT
    return violated(SOURCE_ID, f"names snapshot {source.name}, which is full")


def snapshot_copy_start_incremental(snapshot: Resource, context: Context) -> Verdict:
    """Demand ``incremental`` of a CopyStart snapshot, and of its source where the stack has it."""
    if not is_cross_region(snapshot):
        return NO_COPY
    if context.whole:
        return demand_all(
            lambda: demand_true(snapshot, INCREMENTAL),
            lambda: _of_incremental(snapshot, context.stack),
        )
    verdict = demand_true(snapshot, INCREMENTAL)
    return WITH_STACK if isinstance(verdict, Compliant) else verdict


RULE = Rule(
    name="snapshot-copy-start-incremental",
    title="a copy in another region is incremental, and so is its source",
    severity=Severity.MEDIUM,
    looks_at=(SNAPSHOT,),
    scope=Scope.BOTH,
    check=snapshot_copy_start_incremental,
    remediation="set incremental to true on the copy and on the snapshot it copies",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-copy-incremental-snapshot-across-regions",
)
