"""Reading a disk backup policy: its schedules, its retention rules, its tags.

Shape by rule E14: ``properties.policyRules`` holds ``AzureBackupRule`` (when) and
``AzureRetentionRule`` (how long) objects side by side.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from azure_disk_facts.backup import DISK_DATASOURCE_TYPE, OPERATIONAL_STORE
from azure_disk_facts.durations import InvalidDuration, parse_duration
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import NotApplicable

RULES = "properties.policyRules"
BACKUP_RULE = "AzureBackupRule"
RETENTION_RULE = "AzureRetentionRule"
NO_SCHEDULE = NotApplicable("the policy takes no scheduled backups")


@dataclass
class PolicyRules:
    """The rules of a backup policy by kind."""

    backup: list[Inputs] = field(default_factory=list)
    retention: list[Inputs] = field(default_factory=list)
    gaps: Gaps = field(default_factory=Gaps)
    """What could not be read so far, the kind of a rule for example."""

    def intervals(self) -> list[Inputs]:
        """Return the entries ``R/<start>/<period>`` of all schedules that are known."""
        return self.below(self.backup, "trigger.schedule.repeatingTimeIntervals")

    def below(self, rules: list[Inputs], path: str) -> list[Inputs]:
        """Return the elements of the list that stands at a path of each rule."""
        lists = [self.gaps.read(partial(rule.items, path)) for rule in rules]
        return [item for items in lists if items for item in items]


def rules_of(policy: Resource) -> PolicyRules:
    """Return the rules of a policy by kind, whatever the case of ``objectType``.

    Raises:
        UnknownInputError: the whole list is unknown.
    """
    rules = PolicyRules()
    for rule in policy.items(RULES):
        kind = rules.gaps.read(partial(rule.text, "objectType")) or ""
        if same(kind, BACKUP_RULE):
            rules.backup.append(rule)
        elif same(kind, RETENTION_RULE):
            rules.retention.append(rule)
    return rules


def other_datasource(policy: Resource) -> NotApplicable | None:
    """Return why disk rules don't apply to a policy for blobs, databases and the like."""
    kinds = [item.scalar() or "" for item in policy.items("properties.datasourceTypes")]
    if kinds and not any(same(kind, DISK_DATASOURCE_TYPE) for kind in kinds):
        return NotApplicable("the policy is not for disks")
    return None


def duration(text: str | None) -> timedelta | None:
    """Return a positive ISO 8601 duration, or ``None`` when the text is none."""
    try:
        length = parse_duration(text or "")
    except InvalidDuration:
        return None
    return length if length > timedelta(0) else None


def period(interval: Inputs) -> timedelta | None:
    """Return the time between two backups; ``None`` when the entry can't be read.

    Raises:
        UnknownInputError: the entry is not known yet.
    """
    return duration((interval.scalar() or "").rsplit("/", 1)[-1])


def operational_durations(retention_rule: Inputs) -> list[Inputs]:
    """Return the ``deleteAfter.duration`` of each life cycle in the operational store."""
    return [
        life_cycle.at("deleteAfter.duration")
        for life_cycle in retention_rule.items("lifecycles")
        if same(
            life_cycle.text("sourceDataStore.dataStoreType") or OPERATIONAL_STORE,
            OPERATIONAL_STORE,
        )
    ]
