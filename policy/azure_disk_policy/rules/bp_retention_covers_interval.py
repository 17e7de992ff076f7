"""Disk backup policies under which there is always a backup."""

from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import NO_SCHEDULE, PolicyRules
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violated


def _covers(rules: PolicyRules) -> Verdict:
    shortest = min((every for _, every in rules.periods()), default=None)
    # A schedule that is not known yet may run more often.
    open_schedule = Gaps(rules.gaps.first)
    if shortest is None:
        open_schedule.settle()
        return NO_SCHEDULE
    kept = rules.kept_of(rules.defaults())
    verdict = backup_policy.demand_kept(kept, rules.gaps, least=shortest)
    if isinstance(verdict, Violated):
        open_schedule.settle()
    return verdict


def bp_retention_covers_interval(policy: Resource, _: Context) -> Verdict:
    """Demand that a backup is kept at least until the next one; of several schedules the tightest.

    Otherwise there are times without any backup.
    """
    return backup_policy.for_disks(policy, _covers)


RULE = Rule(
    name="bp-retention-covers-interval",
    title="a disk backup policy keeps each backup at least until the next one",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_POLICY,),
    check=bp_retention_covers_interval,
    remediation="raise deleteAfter.duration of the default AzureRetentionRule, or run more often",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
