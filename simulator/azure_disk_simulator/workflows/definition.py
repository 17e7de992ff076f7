"""Checks of a workflow's definition, as Logic Apps make them on a PUT (rule I2)."""

from collections.abc import Iterator, Mapping
from typing import Any

from azure_disk_facts import workflows as facts
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.workflows.references import check_references
from azure_disk_simulator.workflows.tree import Action, invalid, read_actions

_TOP = {"$schema", "contentVersion", "description", "parameters", "triggers", "actions", "outputs"}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "Http": ("inputs.method", "inputs.uri"),
    "Query": ("inputs.from", "inputs.where"),
    "Select": ("inputs.from", "inputs.select"),
    "Compose": ("inputs",),
    "InitializeVariable": ("inputs.variables",),
    "SetVariable": ("inputs.name", "inputs.value"),
    "AppendToArrayVariable": ("inputs.name", "inputs.value"),
    "Terminate": ("inputs.runStatus",),
    "Foreach": ("foreach", "actions"),
    "Until": ("expression", "limit", "actions"),
    "If": ("expression", "actions"),
    "Scope": ("actions",),
}
_LOOPS = ("Foreach", "Until")
_KINDS: Mapping[str, tuple[type, ...]] = {
    "array": (list,),
    "bool": (bool,),
    "float": (int, float),
    "int": (int,),
    "object": (dict,),
    "secureobject": (dict,),
    "securestring": (str,),
    "string": (str,),
}


def check_definition(definition: object, parameters: Mapping[str, Any]) -> None:
    """Refuse a definition that Logic Apps refuse; ``parameters`` are the values beside it.

    Not modelled: triggers other than recurrences, which are taken as they are.

    Raises:
        ArmError: 400 ``InvalidTemplate``; its texts are simulated.
    """
    if not isinstance(definition, dict):
        raise invalid("the definition is not an object")
    for name in sorted(definition.keys() - _TOP):
        raise invalid(f"the definition has an unknown property '{name}'")
    if definition.get("$schema") != facts.DEFINITION_SCHEMA:
        raise invalid(f"the property '$schema' must be '{facts.DEFINITION_SCHEMA}'")
    if not isinstance(definition.get("contentVersion"), str):
        raise invalid("the property 'contentVersion' is missing")
    _check_parameters(definition.get("parameters", {}), parameters)
    for name, trigger in _objects(definition, "triggers"):
        _check_trigger(name, trigger)
    actions = read_actions(definition)
    for action in actions.values():
        _check_action(action)
    check_references(definition, actions)


def _objects(definition: Mapping[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    found = definition.get(key)
    if not isinstance(found, dict):
        raise invalid(f"the property '{key}' is missing")
    for name, value in found.items():
        if not isinstance(value, dict):
            raise invalid(f"'{name}' in '{key}' is not an object")
        yield name, value


def _check_parameters(declared: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """Every value is declared, every declaration has a value of its type (I2)."""
    for name in sorted(given.keys() - declared.keys()):
        raise invalid(f"the parameter '{name}' is not declared in the definition")
    for name, parameter in declared.items():
        kind = str(parameter.get("type", ""))
        if kind.lower() not in _KINDS:
            raise invalid(f"the parameter '{name}' has the unknown type '{kind}'")
        value = given.get(name, {}).get("value", parameter.get("defaultValue"))
        if value is None:
            raise invalid(f"the parameter '{name}' has neither a value nor a default")
        is_flag = isinstance(value, bool) and kind.lower() != "bool"
        if is_flag or not isinstance(value, _KINDS[kind.lower()]):
            raise invalid(f"the value of parameter '{name}' is not of type '{kind}'")


def _check_trigger(name: str, trigger: Mapping[str, Any]) -> None:
    if trigger.get("type") != "Recurrence":
        return
    recurrence = trigger.get("recurrence")
    if not isinstance(recurrence, dict):
        raise invalid(f"the trigger '{name}' has no recurrence")
    frequency, interval = str(recurrence.get("frequency")), recurrence.get("interval")
    if frequency not in facts.MAX_INTERVAL:
        raise invalid(f"the trigger '{name}' has the unknown frequency '{frequency}'")
    if not isinstance(interval, int) or not 1 <= interval <= facts.MAX_INTERVAL[frequency]:
        raise invalid(
            f"the interval '{interval}' of trigger '{name}' is not between 1 and "
            f"{facts.MAX_INTERVAL[frequency]}"
        )
    _check_times(name, frequency, recurrence.get("schedule", {}))


def _check_times(name: str, frequency: str, schedule: Mapping[str, Any]) -> None:
    if schedule and frequency not in ("Day", "Week"):
        raise invalid(f"the trigger '{name}' takes a schedule with days and weeks only")
    if "weekDays" in schedule and frequency != "Week":
        raise invalid(f"the trigger '{name}' takes days of the week with weeks only")
    for key, end in (("hours", 24), ("minutes", 60)):
        for value in schedule.get(key, []):
            if not isinstance(value, int) or not 0 <= value < end:
                raise invalid(f"the trigger '{name}' has '{value}' among its {key}")


def _check_action(action: Action) -> None:
    if action.kind not in facts.ACTION_TYPES:
        raise invalid(f"the action '{action.name}' has the unknown type '{action.kind}'")
    for path in _NEEDED.get(action.kind, ()):
        value: Any = action.body
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value is None:
            raise invalid(f"the action '{action.name}' has no '{path}'")
    loops = [each for each in action.enclosing if each.kind in _LOOPS]
    if action.kind == "InitializeVariable" and action.enclosing:
        raise invalid(f"the action '{action.name}' initializes a variable below the top level")
    if action.kind == "Terminate" and loops:
        raise invalid(f"the action '{action.name}' terminates the run from within a loop")
    if len(action.enclosing) >= facts.MAX_NESTING:
        raise invalid(f"the action '{action.name}' lies deeper than {facts.MAX_NESTING} levels")
    _check_loop(action)


def _check_loop(action: Action) -> None:
    if action.kind == "Until":
        count = action.body["limit"].get("count", 60)
        if not isinstance(count, int) or not 1 <= count <= facts.MAX_UNTIL_COUNT:
            raise invalid(
                f"the limit '{count}' of action '{action.name}' is not between 1 and "
                f"{facts.MAX_UNTIL_COUNT}"
            )
    if action.kind == "Foreach":
        runtime = action.body.get("runtimeConfiguration", {})
        turns = runtime.get("concurrency", {}).get("repetitions", 1)
        if not isinstance(turns, int) or not 1 <= turns <= facts.MAX_FOREACH_CONCURRENCY:
            raise invalid(
                f"the concurrency '{turns}' of action '{action.name}' is not between 1 and "
                f"{facts.MAX_FOREACH_CONCURRENCY}"
            )


def check_identities(definition: Mapping[str, Any], identity: Mapping[str, Any]) -> None:
    """Refuse calls as an identity that the workflow does not have (I2). Simulated text.

    Raises:
        ArmError: 400 ``InvalidTemplate``.
    """
    kind = str(identity.get("type", "None")).lower()
    assigned = {each.lower() for each in identity.get("userAssignedIdentities", {})}
    for action in read_actions(definition).values():
        given = action.body.get("inputs")
        authentication = given.get("authentication") if isinstance(given, dict) else None
        if not authentication or authentication.get("type") != "ManagedServiceIdentity":
            continue
        named = authentication.get("identity")
        fits = "systemassigned" in kind if named is None else named.lower() in assigned
        if not fits:
            raise _no_identity(action.name, named)


def _no_identity(action: str, named: str | None) -> ArmError:
    which = "no system-assigned identity" if named is None else f"not the identity '{named}'"
    return invalid(f"the action '{action}' authenticates as the workflow, which has {which}")
