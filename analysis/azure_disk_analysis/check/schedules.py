"""What takes recovery points of a disk again and again: a backup policy, or a snapshot schedule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from azure_disk_analysis.check.links import Links, is_unknown, key_of, raw_at
from azure_disk_analysis.check.points import tags_of
from azure_disk_analysis.check.side import Side
from azure_disk_analysis.deployment import Resource
from azure_disk_facts.limits import BACKUP_START_WINDOW
from azure_disk_facts.resource_types import DISK, RESOURCE_GROUP, WORKFLOW
from azure_disk_facts.workflows import Frequency, WorkflowState
from azure_disk_policy.families.backup_policy import RULES, rules_of
from azure_disk_policy.resource import Resource as PolicyResource

_UNITS = {
    Frequency.MINUTE.value: timedelta(minutes=1),
    Frequency.HOUR.value: timedelta(hours=1),
    Frequency.DAY.value: timedelta(days=1),
    Frequency.WEEK.value: timedelta(weeks=1),
    "Month": timedelta(days=31),
}


@dataclass(frozen=True)
class Schedule:
    """Points of one disk, taken again and again."""

    every: timedelta
    """Time between two points."""
    late: timedelta
    """How much later than due a point may be taken."""
    keeps: timedelta
    """How far back the points reach once the schedule has run for so long."""
    is_backup: bool


def schedules_by_disk(side: Side) -> Mapping[str, list[Schedule]]:
    """Return the schedules by the id of the disk."""
    return side.once(schedules_by_disk, lambda: _schedules_by_disk(side))


def _schedules_by_disk(side: Side) -> Mapping[str, list[Schedule]]:
    found: dict[str, list[Schedule]] = defaultdict(list)
    for disk_id, schedule in (*_backups(side), *_workflows(side)):
        found[disk_id].append(schedule)
    return found


def _backups(side: Side) -> Iterator[tuple[str, Schedule]]:
    reach: dict[str, timedelta] = {}
    for instance in side.estate.backup_instances.values():
        key = instance.policy_id.lower()
        policy = side.estate.backup_policies.get(key)
        if policy is None or policy.every is None or not instance.is_running:
            continue
        if key not in reach:
            reach[key] = _longest_retention(side.by_id[key_of(policy.id)])
        schedule = Schedule(policy.every, BACKUP_START_WINDOW, reach[key], is_backup=True)
        yield key_of(instance.disk_id), schedule


def _longest_retention(policy: Resource) -> timedelta:
    properties = {RULES.partition(".")[2]: policy.properties.get("policyRules")}
    rules = rules_of(PolicyResource({"properties": properties}))
    return max((keep for _, keep in rules.kept_of(rules.retention)), default=timedelta(0))


def _workflows(side: Side) -> Iterator[tuple[str, Schedule]]:
    """Yield what Logic Apps take; those of this project's schedules say which disks."""
    read = [
        (workflow, schedule)
        for workflow in side.of_type(WORKFLOW)
        if (schedule := _schedule_of(workflow)) is not None
    ]
    disks = _disks_by_tag(side) if read else {}
    for workflow, schedule in read:
        tag = (str(_value(workflow, "tagName")).lower(), _value(workflow, "tagValue"))
        scopes = tuple(_scopes(workflow, side.links))
        for disk in disks.get(tag, ()):
            if key_of(disk.id).startswith(scopes) and not _is_left_out(workflow, disk):
                yield key_of(disk.id), schedule


def _schedule_of(workflow: Resource) -> Schedule | None:
    properties = workflow.properties
    is_off = str(properties.get("state") or "").lower() == WorkflowState.DISABLED.value.lower()
    every = _recurrence(raw_at(properties, ("definition", "triggers")))
    newest, seconds = _value(workflow, "keepNewest"), _value(workflow, "keepSeconds")
    if is_off or every is None or not _is_number(newest) or not _is_number(seconds):
        return None
    keeps = max(int(newest) * every, timedelta(seconds=int(seconds)))
    return Schedule(every, timedelta(0), keeps, is_backup=False)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _recurrence(triggers: object) -> timedelta | None:
    """Return the time between two runs, at most: named hours or days run more often."""
    for trigger in triggers.values() if isinstance(triggers, Mapping) else ():
        unit = _UNITS.get(str(raw_at(trigger, ("recurrence", "frequency"))))
        interval = raw_at(trigger, ("recurrence", "interval"))
        if unit is not None and _is_number(interval) and interval >= 1:
            return int(interval) * unit
    return None


def _value(workflow: Resource, name: str) -> Any:
    return raw_at(workflow.properties, ("parameters", name, "value"))


def _scopes(workflow: Resource, links: Links) -> Iterator[str]:
    """Yield how ids of the disks begin that a workflow looks at.

    Of a resource group that is not there yet the id is unknown; then it is any of those that the
    parameters were made from.
    """
    declared = links.of_urn(workflow.urn)
    raw = raw_at(declared.inputs if declared is not None else {}, ("parameters",))
    scopes = raw_at(raw, ("diskScopes", "value"))
    for scope in scopes if isinstance(scopes, list) else [scopes]:
        if isinstance(scope, str) and not is_unknown(scope):
            yield f"{key_of(scope)}/"
    if declared is not None and _has_unknown(scopes):
        for group in links.all_made_from(declared, "parameters", [RESOURCE_GROUP]):
            yield f"{key_of(links.id_of(group))}/"


def _has_unknown(scopes: object) -> bool:
    return is_unknown(scopes) or (isinstance(scopes, list) and any(map(is_unknown, scopes)))


def _disks_by_tag(side: Side) -> Mapping[tuple[str, object], list[Resource]]:
    disks: dict[tuple[str, object], list[Resource]] = defaultdict(list)
    for disk in side.of_type(DISK):
        for tag in tags_of(disk):
            disks[tag].append(disk)
    return disks


def _is_left_out(workflow: Resource, disk: Resource) -> bool:
    excluded = str(_value(workflow, "excludedTagName") or "").lower()
    skus: Iterable[object] = _value(workflow, "excludedSkus") or ()
    is_os = bool(disk.properties.get("osType")) and _value(workflow, "excludeOsDisks") is True
    return (
        is_os
        or raw_at(disk.properties, ("sku", "name")) in skus
        or (bool(excluded) and bool(dict(tags_of(disk)).get(excluded)))
    )
