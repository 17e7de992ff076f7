"""The actions of a workflow definition with what they lie in and what they run after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from azure_disk_facts import workflows as facts
from azure_disk_simulator.errors import ArmError


def invalid(message: str) -> ArmError:
    """400 ``InvalidTemplate``; the code is knowledge, the text is simulated."""
    return ArmError(400, "InvalidTemplate", f"The template validation failed: '{message}'.")


@dataclass(frozen=True)
class Action:
    """One action."""

    name: str
    body: Mapping[str, Any]
    enclosing: tuple["Action", ...]
    """What it lies in, from the outermost inwards."""
    siblings: Mapping[str, Any]
    """The actions it stands among."""

    @property
    def kind(self) -> str:
        """Type of the action."""
        return str(self.body.get("type", ""))

    @property
    def run_after(self) -> Mapping[str, list[str]]:
        """The actions it waits for, and the statuses that let it run."""
        after = self.body.get("runAfter")
        return after if isinstance(after, dict) else {}


def branches(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the groups of actions within an action."""
    for holder in (body, body.get("else", {})):
        actions = holder.get("actions")
        if isinstance(actions, dict):
            yield actions


def read_actions(definition: Mapping[str, Any]) -> dict[str, Action]:
    """Return all actions by name.

    Raises:
        ArmError: 400 ``InvalidTemplate``: names that are taken or too long, wrong ``runAfter``.
    """
    top = definition.get("actions")
    if not isinstance(top, dict):
        raise invalid("the property 'actions' is missing")
    found: dict[str, Action] = {}
    for action in _walk(top, ()):
        if action.name in found:
            raise invalid(f"the name '{action.name}' is taken by two actions")
        if len(action.name) > facts.MAX_NAME_LENGTH:
            raise invalid(f"the name '{action.name}' is longer than {facts.MAX_NAME_LENGTH}")
        found[action.name] = action
    if len(found) > facts.MAX_ACTIONS:
        raise invalid(f"the definition has more than {facts.MAX_ACTIONS} actions")
    for action in found.values():
        _check_order(action)
    return found


def _walk(actions: Mapping[str, Any], enclosing: tuple[Action, ...]) -> Iterator[Action]:
    for name, body in actions.items():
        if not isinstance(body, dict):
            raise invalid(f"the action '{name}' is not an object")
        action = Action(name, body, enclosing, actions)
        yield action
        for inner in branches(body):
            yield from _walk(inner, (*enclosing, action))


def _check_order(action: Action) -> None:
    for name, statuses in action.run_after.items():
        if name not in action.siblings:
            raise invalid(f"the action '{action.name}' runs after '{name}', which is not beside it")
        for status in statuses:
            if status not in facts.RUN_STATUSES:
                raise invalid(f"the action '{action.name}' runs after the status '{status}'")
    if action.name in predecessors(action.name, action.siblings):
        raise invalid(f"the action '{action.name}' runs after itself")


def predecessors(name: str, siblings: Mapping[str, Any]) -> set[str]:
    """Return the names of what an action runs after, near and far."""
    found: set[str] = set()
    pending = list(siblings[name].get("runAfter") or {})
    while pending:
        each = pending.pop()
        if each not in found and each in siblings:
            found.add(each)
            pending += list(siblings[each].get("runAfter") or {})
    return found
