"""Disk backup policies that run often enough."""

from collections.abc import Mapping
from datetime import timedelta

from azure_disk_facts.backup import BACKUP_INTERVALS
from azure_disk_facts.durations import format_duration, parse_duration
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Framework, Parameter, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

UNREADABLE = NotApplicable("how often the policy runs can't be read")


def _most(context: Context) -> timedelta:
    return timedelta(hours=context.parameters.number("maxHours") or 0)


def bp_schedule_max_interval(policy: Resource, context: Context) -> Verdict:
    """Demand a backup every ``maxHours`` at least; of several entries the most frequent counts."""
    most = _most(context)

    def check(rules: PolicyRules) -> Verdict:
        periods = rules.periods()
        if any(every <= most for _, every in periods):
            return COMPLIANT
        rules.gaps.settle()
        if not periods:
            return UNREADABLE if rules.intervals() else _unscheduled()
        entry, every = min(periods, key=lambda found: found[1])
        text = f"repeats every {format_duration(every)}, less often than {format_duration(most)}"
        return violated(entry.path, text)

    return backup_policy.for_disks(policy, check)


def _unscheduled() -> Verdict:
    return violated(backup_policy.RULES, "holds no schedule, so nothing is backed up")


def run_more_often(policy: Resource, context: Context) -> Mapping[str, object]:
    """Return the first entry with the longest interval that is short enough, from its start on."""
    supported = [text for text in BACKUP_INTERVALS if parse_duration(text) <= _most(context)]
    periods = backup_policy.rules_of(policy).periods()
    if not supported or not periods:
        return {}
    entry, _ = periods[0]
    return {entry.path: "/".join([*(entry.scalar() or "").split("/")[:-1], supported[-1]])}


RULE = Rule(
    name="bp-schedule-max-interval",
    title="a disk backup policy runs often enough",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY,),
    check=bp_schedule_max_interval,
    remediation="shorten the last part of repeatingTimeIntervals, R/<start>/<period>",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
    frameworks=(Framework("NIST 800-53 r5", "CP-9(a)", "by intent"),),
    parameters=(
        Parameter(
            "maxHours",
            {"type": "integer", "minimum": 1},
            24,
            "hours that may lie between two backups",
        ),
    ),
    fix=run_more_often,
)
