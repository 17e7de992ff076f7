"""Disk backup schedules that Azure Backup takes."""

from azure_disk_facts.backup import BACKUP_INTERVALS, is_supported_interval
from azure_disk_facts.durations import format_duration
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violation, each, violated


def _unsupported(interval: Inputs) -> Violation | None:
    every = backup_policy.period(interval)
    if every is None:
        return Violation(interval.path, "does not end in an ISO 8601 period")
    if is_supported_interval(every):
        return None
    return Violation(interval.path, f"repeats every {format_duration(every)}")


def bp_schedule_supported(policy: Resource, _: Context) -> Verdict:
    """Demand an interval that disk backup takes (rule E15); ``PT24H`` equals ``P1D``."""
    return backup_policy.for_disks(policy, _supported)


def _supported(rules: PolicyRules) -> Verdict:
    entries = rules.intervals()
    if not entries and rules.gaps.first is None:
        return violated(backup_policy.RULES, "holds no schedule, so nothing is backed up")
    return each(entries, _unsupported, rules.gaps)


RULE = Rule(
    name="bp-schedule-supported",
    title="a disk backup policy runs at an interval that disk backup takes",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_POLICY,),
    check=bp_schedule_supported,
    remediation=f"use one of {', '.join(BACKUP_INTERVALS)}",
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
