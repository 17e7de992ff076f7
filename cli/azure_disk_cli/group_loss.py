"""Resource groups that would take along what is to stay: Azure deletes a group with all in it.

Its deletion asks neither for what Pulumi retains nor for what the stack does not know: snapshots
that an earlier run left, those of backups and schedules, disks of others. So what lies in a group
is looked at before it goes.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from azure_disk_analysis.deployment import Resource, read_resources
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import Step
from azure_disk_facts.arm_id import try_parse
from azure_disk_facts.resource_types import BY_ARM_TYPE, IRREPLACEABLE, RESOURCE_GROUP

Inside = Callable[[str], Iterable[str]]
"""Returns the ids of what holds data in a resource group, by the group's id."""
Parted = tuple[tuple[Resource, ...], tuple[Resource, ...]]
"""What would be deleted, and what of a stack would stay in Azure."""

_IRREPLACEABLE = frozenset(facts.arm_type.lower() for facts in IRREPLACEABLE)
_DELETIONS = frozenset({"delete", "delete-replaced"})


def deletes_groups(plan: Iterable[Step]) -> bool:
    """Tell whether a previewed update deletes any resource group."""
    return any(step.token == RESOURCE_GROUP.token and _deletes(step) for step in plan)


def _deletes(step: Step) -> bool:
    return step.operation in _DELETIONS and not step.is_retained


def parted_by_plan(deployment: Mapping[str, Any], plan: Iterable[Step]) -> Parted:
    """Part a stack by what a previewed update would delete."""
    gone = {(step.urn, step.arm_id) for step in plan if _deletes(step)}
    everything = (*read_resources(deployment), *_superseded(deployment))
    return _parted(everything, lambda item: (item.urn, item.id) in gone)


def parted_by_down(deployment: Mapping[str, Any], kept: frozenset[str]) -> Parted:
    """Part a stack by what taking it down would delete; ``kept`` are URNs of what stays in it."""
    live = _parted(
        read_resources(deployment),
        lambda item: item.urn not in kept and not item.retain_on_delete,
    )
    old = _parted(_superseded(deployment), lambda item: not item.retain_on_delete)
    return (*live[0], *old[0]), (*live[1], *old[1])


def _superseded(deployment: Mapping[str, Any]) -> tuple[Resource, ...]:
    """Return what was replaced and waits for its deletion by the next run."""
    rows = [row for row in deployment.get("resources") or [] if row.get("delete")]
    return read_resources({"resources": [{**row, "delete": False} for row in rows]})


def _parted(resources: Iterable[Resource], is_going: Callable[[Resource], bool]) -> Parted:
    parts: dict[bool, list[Resource]] = {True: [], False: []}
    for item in resources:
        parts[is_going(item)].append(item)
    return tuple(parts[True]), tuple(parts[False])


def endangered(parted: Parted, inside: Inside) -> dict[str, tuple[str, ...]]:
    """Return what the deletion of groups would take along, ids by name of the group."""
    going, staying = parted
    known = {item.id.lower() for item in (*going, *staying)}
    found: dict[str, tuple[str, ...]] = {}
    for group in (item for item in going if item.token == RESOURCE_GROUP.token and item.id):
        ids = [item.id for item in staying if _holds_data(item.id, group.id)]
        ids += [arm_id for arm_id in inside(group.id) if arm_id.lower() not in known]
        if ids:
            found[group.name] = tuple(dict.fromkeys(ids))
    return found


def _holds_data(arm_id: str, group_id: str) -> bool:
    """Tell whether something in a group is missed when it is gone; grants and the like are not."""
    parsed = try_parse(arm_id)
    is_within = arm_id.lower().startswith(f"{group_id.lower()}/")
    return is_within and parsed is not None and parsed.resource_type.lower() in _IRREPLACEABLE


def refuse_to_lose_groups(parted: Parted, inside: Inside, *, verb: str) -> None:
    """Do nothing unless a group would go that holds what is to stay.

    ``verb``: what was not done to anything: ``changed`` or ``deleted``.

    Raises:
        Stop: (exit 1) with each group, what it holds, and what to do.
    """
    in_danger = endangered(parted, inside)
    if not in_danger:
        return
    lines = "\n".join(
        f"  {group}: {_words(arm_id)}" for group, ids in in_danger.items() for arm_id in ids
    )
    raise Stop(
        Exit.STOPPED,
        f"deleting these resource groups would delete what is to stay, nothing was {verb}:\n"
        f"{lines}\n"
        "to keep it: move it to another group, or keep its group (in an estate "
        "'retainSnapshots: true', in other programs retain_on_delete) and run azdisk up; if it may "
        "go: delete it there first, then run azdisk refresh",
    )


def _words(arm_id: str) -> str:
    parsed = try_parse(arm_id)
    if parsed is None:
        return arm_id
    facts = BY_ARM_TYPE.get(parsed.resource_type.lower())
    kind = parsed.resource_type if facts is None else facts.token.rsplit(":", 1)[-1]
    return f"{kind} {'/'.join(parsed.names)}"
