"""Backup schedules that Premium SSD v2 and Ultra disks take."""

from datetime import timedelta

from azure_disk_facts.backup import SLOW_BACKUP_INTERVALS
from azure_disk_facts.durations import format_duration, parse_duration
from azure_disk_facts.resource_types import BACKUP_INSTANCE, BACKUP_POLICY, DISK
from azure_disk_facts.skus import find_disk_sku
from azure_disk_policy.families import backup_instance, backup_policy
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Scope, Severity
from azure_disk_policy.verdicts import (
    COMPLIANT,
    Compliant,
    NotApplicable,
    Verdict,
    Violation,
    each,
    settle,
)

_SLOW = frozenset(parse_duration(text) for text in SLOW_BACKUP_INTERVALS)


def _too_often(policy: Resource) -> Verdict:
    """Return what is wrong with a policy for a disk that takes only slow schedules."""
    rules = backup_policy.rules_of(policy)

    def check(entry: Inputs) -> Violation | None:
        every = backup_policy.period(entry)
        if every is None or every in _SLOW:
            return None
        return Violation(backup_instance.POLICY_ID, _message(policy, every))

    return each(rules.intervals(), check, rules.gaps)


def _message(policy: Resource, every: timedelta) -> str:
    slow = " or ".join(SLOW_BACKUP_INTERVALS)
    return f"policy {policy.name} runs every {format_duration(every)}; the disk takes only {slow}"


def bp_ultra_frequency(instance: Resource, context: Context) -> Verdict:
    """Demand a 12-hourly or daily policy where the disk is Premium SSD v2 or Ultra (rule E15)."""
    stack = context.stack
    policy = stack.target(instance, backup_instance.POLICY_ID, BACKUP_POLICY)
    if policy is None:
        return NotApplicable("the policy is not in the stack")
    disk = stack.target(instance, backup_instance.DISK_ID, DISK)
    if disk is None:
        return NotApplicable("the disk is not in the stack")
    verdict = settle(lambda: policy.as_other(lambda: _too_often(policy)))
    if isinstance(verdict, Compliant):
        return verdict
    sku = disk.as_other(lambda: find_disk_sku(disk.text("sku.name")))
    return verdict if sku is not None and sku.incremental_snapshots_only else COMPLIANT


RULE = Rule(
    name="bp-ultra-frequency",
    title="a Premium SSD v2 or Ultra disk is backed up 12-hourly or daily",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_INSTANCE,),
    consults=(BACKUP_POLICY, DISK),
    scope=Scope.STACK,
    check=bp_ultra_frequency,
    remediation=f"use a policy with {' or '.join(SLOW_BACKUP_INTERVALS)} for this disk",
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
