"""What the expressions of a workflow definition refer to, and whether it is there (rule I2)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_simulator.workflows.expressions import Call, Constant, InvalidExpression, calls
from azure_disk_simulator.workflows.functions import FUNCTIONS, REFERENCES
from azure_disk_simulator.workflows.tree import Action, branches, invalid, predecessors

_OF_ACTIONS = ("actions", "body", "outputs")
_WITH_ITEM = ("Query", "Select", "Foreach")
_WITH_VARIABLE = ("SetVariable", "AppendToArrayVariable")


def check_references(definition: Mapping[str, Any], actions: Mapping[str, Action]) -> None:
    """Refuse expressions that cannot be read, or that refer to what is not there by then.

    Raises:
        ArmError: 400 ``InvalidTemplate``.
    """
    variables = dict(_variables(actions))
    for action in actions.values():
        for call in _calls(action):
            _check_function(action, call)
            target = _target(action, call)
            if call.name == "parameters" and target not in definition.get("parameters", {}):
                raise invalid(
                    f"the action '{action.name}' uses the undeclared parameter '{target}'"
                )
            if call.name in _OF_ACTIONS:
                _check_action(action, str(target), actions)
            if call.name in ("item", "items"):
                _check_item(action, call, target)
            if call.name == "variables":
                _check_variable(action, str(target), variables)
        if action.kind in _WITH_VARIABLE:
            _check_variable(action, str(action.body["inputs"]["name"]), variables)
            _check_no_self_reference(action)


def _calls(action: Action) -> Iterator[Call]:
    """Yield the calls in an action itself, those of the actions within it apart."""
    own = {key: value for key, value in action.body.items() if key not in ("actions", "else")}
    try:
        yield from calls(own)
    except InvalidExpression as error:
        raise invalid(f"in the action '{action.name}' {error}") from error


def _check_function(action: Action, call: Call) -> None:
    if call.name not in FUNCTIONS and call.name not in REFERENCES:
        raise invalid(
            f"the template function '{call.name}' in action '{action.name}' is not defined or not "
            "valid"
        )


def _target(action: Action, call: Call) -> object:
    if call.name not in REFERENCES or not call.arguments:
        return None
    first = call.arguments[0]
    if not isinstance(first, Constant):
        raise invalid(f"the action '{action.name}' computes what '{call.name}' refers to")
    return first.value


def _check_action(action: Action, target: str, actions: Mapping[str, Action]) -> None:
    if target not in actions:
        raise invalid(f"the action '{action.name}' refers to '{target}', which does not exist")
    if target not in _known_by_then(action):
        raise invalid(
            f"the action '{action.name}' refers to '{target}', which it does not run after"
        )


def _known_by_then(action: Action) -> set[str]:
    """Return what has run when an action runs: before it, and before what it lies in."""
    found: set[str] = set()
    for each in (action, *action.enclosing):
        for name in predecessors(each.name, each.siblings):
            found.add(name)
            body = each.siblings[name]
            if body.get("type") != "Foreach":
                found |= _within(body)
    # The condition of a loop is looked at after each turn.
    return found | _within(action.body) if action.kind == "Until" else found


def _within(body: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for actions in branches(body):
        for name, inner in actions.items():
            found |= {name} | (_within(inner) if inner.get("type") != "Foreach" else set())
    return found


def _check_item(action: Action, call: Call, target: object) -> None:
    around = (*action.enclosing, action)
    if call.name == "item":
        if not any(each.kind in _WITH_ITEM for each in around):
            raise invalid(f"the action '{action.name}' uses an item outside of any loop")
        return
    if not any(each.kind == "Foreach" and each.name == target for each in action.enclosing):
        raise invalid(f"the action '{action.name}' uses items of '{target}', which it is not in")


def _variables(actions: Mapping[str, Action]) -> Iterator[tuple[str, Action]]:
    for action in actions.values():
        if action.kind == "InitializeVariable":
            for variable in action.body["inputs"]["variables"]:
                yield variable["name"], action


def _check_variable(action: Action, name: str, variables: Mapping[str, Action]) -> None:
    if name not in variables:
        raise invalid(f"the action '{action.name}' uses the variable '{name}', not initialized")
    if variables[name].name not in _known_by_then(action):
        raise invalid(f"the action '{action.name}' may run before '{variables[name].name}'")


def _check_no_self_reference(action: Action) -> None:
    name = action.body["inputs"]["name"]
    for call in calls(action.body["inputs"]["value"]):
        if call.name == "variables" and call.arguments == (Constant(name),):
            raise invalid(f"the action '{action.name}' sets the variable '{name}' by itself")
