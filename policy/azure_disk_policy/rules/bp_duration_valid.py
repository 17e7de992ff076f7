"""Backup policies whose durations can be read."""

from functools import partial

from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.id_lists import reach
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violation, each


def _no_duration(found: Inputs) -> Violation | None:
    text = found.scalar()
    if backup_policy.duration(text) is not None:
        return None
    return Violation(found.path, "is no positive ISO 8601 duration" if text else "is absent")


def _no_interval(entry: Inputs) -> Violation | None:
    if backup_policy.period(entry) is not None:
        return None
    return Violation(entry.path, "does not end in a positive ISO 8601 duration")


def bp_duration_valid(policy: Resource, _: Context) -> Verdict:
    """Demand ISO 8601 above zero for how long each life cycle keeps and how often backups run."""
    rules = backup_policy.rules_of(policy)
    life_cycles = rules.below(rules.retention, "lifecycles")
    durations = [reach(life_cycle, backup_policy.DURATION) for life_cycle in life_cycles]
    intervals = rules.intervals()
    return demand_all(
        partial(each, durations, _no_duration, rules.gaps),
        partial(each, intervals, _no_interval, rules.gaps),
    )


RULE = Rule(
    name="bp-duration-valid",
    title="a backup policy's durations are ISO 8601 and above zero",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_POLICY,),
    check=bp_duration_valid,
    remediation="write deleteAfter.duration as P7D and repeatingTimeIntervals as R/<start>/P1D",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
