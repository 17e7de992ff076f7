"""Reading a disk backup policy: its schedules, its retention rules, its tags.

Shape by rule E14: ``properties.policyRules`` holds ``AzureBackupRule`` (when) and
``AzureRetentionRule`` (how long) objects side by side.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from azure_disk_facts.backup import (
    DEFAULT_TAG,
    DISK_DATASOURCE_TYPE,
    OPERATIONAL_STORE,
    TIER_SPACING,
)
from azure_disk_facts.durations import InvalidDuration, format_duration, parse_duration
from azure_disk_policy.inputs import Gaps, Inputs, same
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, Violated, Violation

RULES = "properties.policyRules"
DATASOURCES = "properties.datasourceTypes"
BACKUP_RULE = "AzureBackupRule"
RETENTION_RULE = "AzureRetentionRule"
NO_SCHEDULE = NotApplicable("the policy takes no scheduled backups")
NO_RETENTION = NotApplicable("no retention rule says how long backups are kept")

DURATION = "deleteAfter.duration"
"""Within a life cycle of a retention rule."""
STORE = "sourceDataStore.dataStoreType"
"""Within a life cycle of a retention rule."""

Length = tuple[Inputs, timedelta]
"""A duration and where it stands."""


@dataclass
class PolicyRules:
    """The rules of a backup policy by kind."""

    backup: list[Inputs] = field(default_factory=list)
    retention: list[Inputs] = field(default_factory=list)
    gaps: Gaps = field(default_factory=Gaps)
    """What could not be read so far, the kind of a rule for example."""

    def below(self, rules: Iterable[Inputs], path: str) -> list[Inputs]:
        """Return the elements of the list that stands at a path of each rule."""
        lists = [self.gaps.read(partial(rule.items, path)) for rule in rules]
        return [item for items in lists if items for item in items]

    def intervals(self) -> list[Inputs]:
        """Return the entries ``R/<start>/<period>`` of all schedules that are known."""
        return self.below(self.backup, "trigger.schedule.repeatingTimeIntervals")

    def periods(self) -> list[Length]:
        """Return the known times between two backups, each with the entry that tells it.

        What can't be read is left out: ``bp-duration-valid`` reports it.
        """
        found = [(entry, self.gaps.read(partial(period, entry))) for entry in self.intervals()]
        return [(entry, every) for entry, every in found if every is not None]

    def name_of(self, rule: Inputs) -> str:
        """Return the name of a retention rule; empty when absent or not known yet."""
        return self.gaps.read(partial(rule.text, "name")) or ""

    def defaults(self) -> list[Inputs]:
        """Return the default retention rules: those with ``isDefault``, else one so named."""
        read = self.gaps.read
        flags = [(rule, read(partial(rule.boolean, "isDefault"))) for rule in self.retention]
        flagged = [rule for rule, flag in flags if flag]
        if flagged or self.gaps.first is not None:
            return flagged
        return [rule for rule in self.retention if same(self.name_of(rule), DEFAULT_TAG)]

    def kept_of(self, owners: Iterable[Inputs]) -> list[Length]:
        """Return what :meth:`kept` says of several retention rules."""
        return [found for rule in owners for found in self.kept(rule)]

    def kept(self, rule: Inputs) -> list[Length]:
        """Return how long a retention rule keeps points in the operational store.

        A duration that is not known or can't be read is left out.
        """
        found = [
            (each, length(self.gaps.read(each.scalar)))
            for each in operational_durations(rule, self.gaps)
        ]
        return [(each, keep) for each, keep in found if keep is not None]


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
    """Return why disk rules don't apply to a policy for blobs, databases and the like.

    Raises:
        UnknownInputError: it is not known yet what the policy is for.
    """
    kinds, gaps = policy.items(DATASOURCES), Gaps()
    told = [gaps.read(kind.scalar) for kind in kinds]
    if any(same(kind or "", DISK_DATASOURCE_TYPE) for kind in told):
        return None
    gaps.settle()
    return NotApplicable("the policy is not for disks") if kinds else None


def for_disks(policy: Resource, check: Callable[[PolicyRules], Verdict]) -> Verdict:
    """Return what a check says of the rules of a policy, if it is one for disks.

    Raises:
        UnknownInputError: the verdict hangs on something unknown.
    """
    return other_datasource(policy) or check(rules_of(policy))


def length(text: str | None) -> timedelta | None:
    """Return an ISO 8601 duration, or ``None`` when the text is none."""
    try:
        return parse_duration(text or "")
    except InvalidDuration:
        return None


def duration(text: str | None) -> timedelta | None:
    """Return a positive ISO 8601 duration, or ``None`` when the text is none."""
    return length(text) or None


def period(interval: Inputs) -> timedelta | None:
    """Return the time between two backups; ``None`` when the entry can't be read.

    Raises:
        UnknownInputError: the entry is not known yet.
    """
    return duration((interval.scalar() or "").rsplit("/", 1)[-1])


def demand_kept(
    kept: list[Length],
    gaps: Gaps,
    *,
    least: timedelta | None = None,
    most: timedelta | None = None,
) -> Verdict:
    """Demand that durations lie within bounds.

    Raises:
        UnknownInputError: none is known to be out of bounds, and something is unknown.
    """
    violations: list[Violation] = []
    for found, keep in kept:
        if least is not None and keep < least:
            violations.append(
                Violation(
                    found.path, f"is {format_duration(keep)}, less than {format_duration(least)}"
                )
            )
        if most is not None and keep > most:
            violations.append(
                Violation(
                    found.path, f"is {format_duration(keep)}, more than {format_duration(most)}"
                )
            )
    if violations:
        return Violated(tuple(violations))
    gaps.settle()
    return COMPLIANT if kept else NO_RETENTION


def days(context: Context, parameter: str) -> timedelta | None:
    """Return the days that a parameter gives."""
    number = context.parameters.number(parameter)
    return None if number is None else timedelta(days=number)


def durations(retention_rule: Inputs, gaps: Gaps) -> Iterator[tuple[str, Inputs]]:
    """Yield store and ``deleteAfter.duration`` of each life cycle; no store is the operational.

    What can't be told yet is noted among the gaps.
    """
    for life_cycle in gaps.read(partial(retention_rule.items, "lifecycles")) or []:
        inner = Gaps()
        store = inner.read(partial(life_cycle.text, STORE))
        found = inner.read(partial(life_cycle.at, DURATION))
        if found is not None and inner.first is None:
            yield store or OPERATIONAL_STORE, found
        gaps.first = gaps.first or inner.first


def operational_durations(retention_rule: Inputs, gaps: Gaps) -> list[Inputs]:
    """Return the ``deleteAfter.duration`` of each life cycle in the operational store."""
    return [
        found for store, found in durations(retention_rule, gaps) if same(store, OPERATIONAL_STORE)
    ]


def shown(name: str) -> str:
    """Return the name of a rule or tag, after a blank, if Azure itself gives it.

    Any other could be a secret.
    """
    is_known = name == DEFAULT_TAG or name.lower() in TIER_SPACING
    return f" {name}" if is_known else ""
