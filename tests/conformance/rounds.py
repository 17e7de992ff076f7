"""Which changes of a case go together on the engine: in the component's life, or in rounds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change

HOLDING = {"protect", "retain", "retain_snapshots"}
"""Inputs that keep something from being deleted."""


@dataclass(frozen=True)
class Round:
    """Changes that one stack goes through, all from the same inputs."""

    given: Mapping[str, Any]
    """What both programs have, before the changes and after."""
    names: tuple[str, ...]
    meanwhile: Callable[[Azure], None] | None = None
    """What somebody does in Azure before the changes."""


def in_life(case: Case) -> list[str]:
    """Return the inputs that change in the component's life: by themselves, and in any company."""
    return [name for name, change in case.changes.items() if _goes_with_all(name, change)]


def _goes_with_all(name: str, change: Change) -> bool:
    if is_holding(name) and change.to:
        return False  # A life ends with everything deleted.
    with_others = change.given or change.along or change.alone or change.meanwhile
    return not with_others and not change.why


def is_holding(name: str) -> bool:
    """Tell whether an input keeps something from being deleted."""
    return name.rsplit(".", 1)[-1] in HOLDING


def rounds_of(case: Case) -> list[Round]:
    """Return the rounds of all changes that reach a resource and are not in the life."""
    rest = [name for name, change in case.changes.items() if not change.why]
    rounds: list[Round] = []
    for name in rest:
        if _goes_with_all(name, case.changes[name]):
            continue
        change = case.changes[name]
        place = next((at for at, each in enumerate(rounds) if _takes(case, each, name)), None)
        if place is None:
            rounds.append(Round(change.given, (name,), change.meanwhile))
        else:
            rounds[place] = replace(rounds[place], names=(*rounds[place].names, name))
    return rounds


def _takes(case: Case, others: Round, name: str) -> bool:
    change = case.changes[name]
    if change.alone or (change.given, change.meanwhile) != (others.given, others.meanwhile):
        return False
    return not any(
        case.changes[other].alone or _conflict(case.values(name), case.values(other))
        for other in others.names
    )


def _conflict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two changes say different things of one input, or of one and a part of it."""
    return any(
        value != other[mine] if mine == theirs else _within(mine, theirs) or _within(theirs, mine)
        for mine, value in one.items()
        for theirs in other
    )


def _within(name: str, whole: str) -> bool:
    return name.startswith(f"{whole}.")
