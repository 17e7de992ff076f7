"""What remediation sets."""

import re
from collections.abc import Mapping

from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY
from azure_disk_policy.inputs import UNKNOWN
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Fix

_STEP = re.compile(r"(?P<key>.*?)(?P<places>(?:\[\d+\])*)\Z")
_PLACE = re.compile(r"\d+")
_Steps = list[str | int]
"""Keys of objects and places in lists."""


def setting(values: Mapping[str, object]) -> Fix:
    """Return a fix that always sets the same inputs, by dotted path."""

    def fix(_: Resource, __: Context) -> Mapping[str, object]:
        return values

    return fix


def from_parameter(path: str, parameter: str) -> Fix:
    """Return a fix that sets an input to a parameter's text, where that is configured."""

    def fix(_: Resource, context: Context) -> Mapping[str, object]:
        value = context.parameters.text(parameter)
        return {} if value is None else {path: value}

    return fix


def taking_away(path: str) -> Fix:
    """Return a fix that takes an input away, unless something in it is not known yet."""

    def fix(resource: Resource, _: Context) -> Mapping[str, object]:
        return {} if _holds_unknown(resource.at(path).value) else {path: None}

    return fix


def _holds_unknown(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_holds_unknown, value.values()))
    if isinstance(value, list):
        return any(map(_holds_unknown, value))
    return value is UNKNOWN


def known_only(inputs: Resource, changes: Mapping[str, object]) -> Mapping[str, object]:
    """Return the changes of inputs that are known or absent: no computed value is overwritten."""
    return {
        path: value
        for path, value in changes.items()
        if not _meets_unknown(inputs.value, _steps(path))
    }


def changed(value: object, changes: Mapping[str, object]) -> object:
    """Return inputs with changes made, whose paths are dotted; objects on the way are made.

    ``None`` takes an input away. A path may lead through elements that a list has:
    ``rules[0].name``. What lies in a secret stays in it: inputs may be as they come off the wire.
    """
    for path, new in changes.items():
        value = _put(value, _steps(path), new)
    return value


def _steps(path: str) -> _Steps:
    steps: _Steps = []
    for step in filter(None, map(_STEP.match, path.split("."))):
        steps += [step["key"], *map(int, _PLACE.findall(step["places"]))]
    return steps


def _meets_unknown(value: object, steps: _Steps) -> bool:
    for step in steps:
        if value is UNKNOWN:
            return True
        value = _at(value, step)
    return value is UNKNOWN


def _at(value: object, step: str | int) -> object:
    if isinstance(step, str):
        return value.get(step) if isinstance(value, Mapping) else None
    return value[step] if isinstance(value, list) and step < len(value) else None


def _put(value: object, steps: _Steps, new: object) -> object:
    if isinstance(value, Mapping) and value.get(SIGNATURE_KEY) == SECRET_SIGNATURE:
        return {**value, "value": _put(value.get("value"), steps, new)}
    if not steps:
        return new
    step, *below = steps
    if isinstance(step, str):
        held = value if isinstance(value, Mapping) else {}
        if new is None and step not in held:
            return value
        put = {**held, step: _put(held.get(step), below, new)}
        return put if new is not None or below else _without(held, step)
    items = value if isinstance(value, list) else []
    return [_put(item, below, new) if at == step else item for at, item in enumerate(items)]


def _without(held: Mapping[str, object], taken: str) -> object:
    return {key: item for key, item in held.items() if key != taken}
