"""Backup policies that stay within the recovery points Azure Backup keeps of a disk."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from azure_disk_facts.backup import TIER_SPACING, RetentionTag, points_of_rule
from azure_disk_facts.limits import MAX_SCHEDULED_RECOVERY_POINTS
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import PolicyRules
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated

_SPACING_BY_CRITERION = {tag.criterion.lower(): tag.every for tag in RetentionTag}


def _tag_spacings(rules: PolicyRules) -> dict[str, timedelta]:
    """Return the time between the points of each tag that says so by its criteria."""
    spacings: dict[str, timedelta] = {}
    for criteria in rules.below(rules.backup, "trigger.taggingCriteria"):
        name = rules.gaps.read(partial(criteria.text, "tagInfo.tagName"))
        for criterion in rules.below([criteria], "criteria"):
            for absolute in rules.below([criterion], "absoluteCriteria"):
                word = rules.gaps.read(absolute.scalar) or ""
                spacing = _SPACING_BY_CRITERION.get(word.lower())
                if name is not None and spacing is not None:
                    spacings[name] = spacing
    return spacings


def _kept(rules: PolicyRules, rule: Inputs, every: list[timedelta]) -> Iterator[int]:
    """Yield the points a retention rule keeps, one number a schedule entry or a tier."""
    name = rules.name_of(rule)
    if rule.is_unknown("name"):
        return
    tier = TIER_SPACING.get(name.lower()) or _tag_spacings(rules).get(name)
    if rules.gaps.read(partial(rule.boolean, "isDefault")):
        tier = None
    for _, keep in rules.kept(rule):
        if tier is not None:
            yield points_of_rule(max(tier, min(every)), keep)
        else:
            yield from (points_of_rule(each, keep) for each in every)


def bp_snapshot_count_limit(policy: Resource, _: Context) -> Verdict:
    """Demand that all retention rules together keep no more points than the limit (rule E15).

    Tiers add: the default rule keeps each point of its time, a weekly rule one a week.
    """
    return backup_policy.for_disks(policy, _within_limit)


def _within_limit(rules: PolicyRules) -> Verdict:
    every = [period for _, period in rules.periods()]
    points = sum(sum(_kept(rules, rule, every)) for rule in rules.retention) if every else 0
    if points > MAX_SCHEDULED_RECOVERY_POINTS:
        return violated(
            backup_policy.RULES,
            f"keeps {points} recovery points, more than {MAX_SCHEDULED_RECOVERY_POINTS}",
        )
    rules.gaps.settle()
    return COMPLIANT if every else backup_policy.NO_SCHEDULE


RULE = Rule(
    name="bp-snapshot-count-limit",
    title="a disk backup policy keeps no more recovery points than Azure Backup allows",
    severity=Severity.HIGH,
    looks_at=(BACKUP_POLICY,),
    check=bp_snapshot_count_limit,
    remediation="back up less often or keep the points for a shorter time",
    link="https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
)
