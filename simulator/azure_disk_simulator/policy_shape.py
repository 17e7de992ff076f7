"""Reading a backup policy: its schedule and its retention rules (E14, E15)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from azure_disk_facts import backup
from azure_disk_facts.backup import RetentionRule, RetentionTag
from azure_disk_facts.durations import (
    InvalidDuration,
    InvalidInterval,
    RepeatingInterval,
    parse_duration,
    parse_interval,
)
from azure_disk_facts.limits import MAX_SCHEDULED_RECOVERY_POINTS
from azure_disk_simulator import errors
from azure_disk_simulator.paths import Json, get_path

_RULES = "properties.policyRules"
_TRIGGER = f"{_RULES}.trigger"


@dataclass(frozen=True)
class PolicyShape:
    """What a disk backup policy says."""

    intervals: tuple[RepeatingInterval, ...]
    tags: tuple[str, ...]
    """Tag names of the tagging criteria, without the default."""
    keep: dict[str, timedelta]
    """Retention by the name of its rule."""

    @property
    def every(self) -> timedelta:
        """The shortest time between two scheduled backups."""
        return min(interval.every for interval in self.intervals)


def _bad(text: str) -> errors.ArmError:
    """Return a refusal with a simulated text."""
    return errors.backup_error("BMSUserErrorInvalidInput", text)


def read(body: Json) -> PolicyShape:
    """Return the shape of a policy body.

    Raises:
        ArmError: 400, something is missing or not of the form that disk backup takes; the code is
            assumed and the texts are simulated.
    """
    rules = get_path(body, _RULES)
    if not isinstance(rules, list) or not rules:
        raise errors.missing(_RULES)
    schedules = _of_type(rules, "AzureBackupRule")
    retentions = _of_type(rules, "AzureRetentionRule")
    if len(schedules) != 1:
        raise _bad(f"A disk backup policy has one AzureBackupRule, not {len(schedules)}.")
    trigger = schedules[0].get("trigger", {})
    return PolicyShape(_intervals(trigger), _tags(trigger), _retentions(retentions))


def _of_type(rules: list[Any], kind: str) -> list[Json]:
    return [rule for rule in rules if isinstance(rule, dict) and rule.get("objectType") == kind]


def _intervals(trigger: Json) -> tuple[RepeatingInterval, ...]:
    texts = get_path(trigger, "schedule.repeatingTimeIntervals")
    path = f"{_TRIGGER}.schedule.repeatingTimeIntervals"
    if not isinstance(texts, list) or not texts:
        raise errors.missing(path)
    found = []
    for text in texts:
        try:
            interval = parse_interval(str(text))
        except InvalidInterval as error:
            raise _bad(f"The value of {path} is invalid: {error}.") from error
        if not backup.is_supported_interval(interval.every):
            allowed = ", ".join(backup.BACKUP_INTERVALS)
            raise _bad(
                f"The schedule '{text}' is not supported for disks. Allowed intervals are: "
                f"{allowed}."
            )
        found.append(interval)
    return tuple(found)


def _tags(trigger: Json) -> tuple[str, ...]:
    criteria = trigger.get("taggingCriteria")
    if not isinstance(criteria, list) or not criteria:
        raise errors.missing(f"{_TRIGGER}.taggingCriteria")
    defaults = [each for each in criteria if each.get("isDefault") is True]
    if len(defaults) != 1:
        raise _bad(f"A policy has one default tagging criterion, not {len(defaults)}.")
    known = {tag.value for tag in RetentionTag}
    names = []
    for each in criteria:
        name = str(get_path(each, "tagInfo.tagName", ""))
        if each.get("isDefault") is True:
            continue
        if name not in known:
            raise _bad(
                f"The retention tag '{name}' is not supported for disks. Allowed tags are: "
                f"{', '.join(sorted(known))}."
            )
        names.append(name)
    return tuple(names)


def _retentions(rules: list[Json]) -> dict[str, timedelta]:
    keep: dict[str, timedelta] = {}
    for rule in rules:
        path = f"{_RULES}.lifecycles.deleteAfter.duration"
        cycles = rule.get("lifecycles")
        if not isinstance(cycles, list) or not cycles:
            raise errors.missing(f"{_RULES}.lifecycles")
        text = get_path(cycles[0], "deleteAfter.duration")
        try:
            keep[str(rule.get("name"))] = parse_duration(str(text))
        except InvalidDuration as error:
            raise _bad(f"The value of {path} is invalid: {error}.") from error
    return keep


def check(shape: PolicyShape) -> None:
    """Check that tags have rules of their name, and that the cap holds (E14, E15).

    Raises:
        ArmError: 400, simulated texts.
    """
    if "Default" not in shape.keep:
        raise _bad("A policy has a retention rule named Default.")
    for tag in shape.tags:
        if tag not in shape.keep:
            raise _bad(f"The retention tag '{tag}' has no retention rule of the same name.")
    rules = [RetentionRule(shape.keep["Default"])]
    rules += [RetentionRule(shape.keep[tag], RetentionTag(tag)) for tag in shape.tags]
    if backup.exceeds_cap(shape.every, rules):
        count = backup.kept_points(shape.every, rules)
        raise _bad(
            f"The policy keeps {count} recovery points of a disk; the most is "
            f"{MAX_SCHEDULED_RECOVERY_POINTS}."
        )
