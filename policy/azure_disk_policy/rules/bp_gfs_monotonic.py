"""Backup policies whose rarer backups are kept longer."""

from datetime import timedelta

from azure_disk_facts.backup import DEFAULT_TAG, TIER_SPACING, RetentionTag
from azure_disk_facts.durations import format_duration
from azure_disk_facts.resource_types import BACKUP_POLICY
from azure_disk_policy.families import backup_policy
from azure_disk_policy.families.backup_policy import Length, PolicyRules
from azure_disk_policy.inputs import same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, Verdict, Violated, Violation

Tier = tuple[timedelta, Length]
"""The time between a tier's points, and how long they are kept."""


def _tiers(rules: PolicyRules) -> list[Tier]:
    """Return the tiers by their rules' names; the default counts as daily."""
    defaults = rules.defaults()
    tiers: list[Tier] = []
    for rule in rules.retention:
        name = rules.name_of(rule)
        spacing = TIER_SPACING.get(name.lower())
        if spacing is None and (same(name, DEFAULT_TAG) or rule in defaults):
            spacing = RetentionTag.DAILY.every
        kept = rules.kept(rule)
        if spacing is not None and kept:
            tiers.append((spacing, max(kept, key=lambda found: found[1])))
    return tiers


def _in_order(rules: PolicyRules) -> Verdict:
    violations: list[Violation] = []
    tiers = _tiers(rules)
    for spacing, (found, keep) in tiers:
        longest = max((other for every, (_, other) in tiers if every < spacing), default=keep)
        if keep < longest:
            text = f"is {format_duration(keep)}, less than {format_duration(longest)}"
            violations.append(Violation(found.path, f"{text} of a more frequent tier"))
    if violations:
        return Violated(tuple(violations))
    rules.gaps.settle()
    return COMPLIANT


def bp_gfs_monotonic(policy: Resource, _: Context) -> Verdict:
    """Demand Default and Daily <= Weekly <= Monthly <= Yearly, as far as there are such rules."""
    return backup_policy.for_disks(policy, _in_order)


RULE = Rule(
    name="bp-gfs-monotonic",
    title="a disk backup policy keeps rarer backups at least as long as more frequent ones",
    severity=Severity.MEDIUM,
    looks_at=(BACKUP_POLICY,),
    check=bp_gfs_monotonic,
    remediation="raise deleteAfter.duration of the tier that is kept for the shorter time",
    link="https://learn.microsoft.com/azure/backup/backup-managed-disks",
)
