"""What changed between two sets of inputs, and whether an update can carry it out.

As azure-native, inputs are compared with inputs; inputs that are part of the id and create-only
ones (facts; rules A12, B16, C12, E4, G4) mean replacement. Unlike azure-native, which compares
exactly, the case of ARM ids and enums does not count (rule 0.5), nor the order of id lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from azure_disk_simulator.doors.known_defaults import filled_in
from azure_disk_simulator.doors.schema import (
    ANY,
    API_VERSION,
    ObjectShape,
    Property,
    resource_shape,
    variant,
)
from azure_disk_simulator.doors.values import UNKNOWN

CREATE_BEFORE_DELETE = "__createBeforeDelete"
"""Hidden input that azure-native sets when it chose a random name itself."""

_ABSENT = object()
_Steps = tuple[str | int, ...]
_CASELESS_INPUTS = frozenset({"resourceGroupName"})


class ChangeKind(Enum):
    """What happened to one property."""

    ADD = "add"
    DELETE = "delete"
    UPDATE = "update"


@dataclass(frozen=True)
class Change:
    """One property that differs."""

    path: str
    """Pulumi path, for example ``properties.policyRules[0].name``."""
    kind: ChangeKind
    replaces: bool = False

    @property
    def top(self) -> str:
        """The top-level property the change lies in."""
        return self.path.split(".", 1)[0].split("[", 1)[0]


@dataclass(frozen=True)
class Difference:
    """All that differs between old and new inputs."""

    changes: tuple[Change, ...]
    delete_before_replace: bool

    @property
    def replaces(self) -> list[str]:
        """Paths whose change a replacement has to carry out."""
        return [change.path for change in self.changes if change.replaces]


def difference(
    token: str,
    pair: tuple[Mapping[str, Any], Mapping[str, Any]],
    old_outputs: Mapping[str, Any],
) -> Difference:
    """Compare two sets of inputs of one resource, ``pair``: the old and the new.

    A property that is given for the first time at the value Azure already reports does not
    replace; where Azure filled that value in, or it is empty, it is no change at all. The API
    version counts as an old input once it was an output, as in azure-native, whose inputs after an
    import lack it: a refresh right after one tells of it, and the next update ends that.
    """
    shape = resource_shape(token)
    old_inputs, new_inputs = pair
    if API_VERSION in old_outputs:
        old_inputs = {API_VERSION: old_outputs[API_VERSION], **old_inputs}
    create_only = (*shape.facts.path_inputs, *shape.facts.create_only)
    defaults = filled_in(shape.facts.token)
    changes = []
    for steps, kind in _object_changes(shape.inputs, (old_inputs, new_inputs), ()):
        plain = ".".join(step for step in steps if isinstance(step, str))
        if kind is ChangeKind.ADD and _is_reported(steps, (new_inputs, old_outputs)):
            empty = _lookup(new_inputs, steps) in ([], {})
            if not empty and not any(_overlap(plain, path) for path in defaults):
                changes.append(Change(_rendered(steps), kind))
        else:
            replaces = any(_replaces(plain, kind, path) for path in create_only)
            changes.append(Change(_rendered(steps), kind, replaces=replaces))
    any_replaces = any(change.replaces for change in changes)
    flag = old_inputs.get(CREATE_BEFORE_DELETE)
    before = not flag if isinstance(flag, bool) else any_replaces
    return Difference(tuple(changes), delete_before_replace=before)


def _is_reported(steps: _Steps, sides: tuple[Mapping[str, Any], Mapping[str, Any]]) -> bool:
    inputs, outputs = sides
    new = _lookup(inputs, steps)
    places = [steps, steps[1:]] if steps[0] == "properties" and len(steps) > 1 else [steps]
    return any(same(ANY, _lookup(outputs, place), new) for place in places)


def _rendered(steps: _Steps) -> str:
    """Return a path as Pulumi writes it: ``a.b[0]``, and ``tags["x.y"]`` for unusual names."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        elif any(sign in step for sign in '.["'):
            quoted = step.replace('"', '\\"')
            text += f'["{quoted}"]'
        else:
            text += f".{step}" if text else step
    return text


def _replaces(changed: str, kind: ChangeKind, create_only: str) -> bool:
    """Tell whether a change is one of a create-only input.

    As in azure-native, one that writes less below it than Azure reports is none: after an import
    the inputs hold all that Azure fills in, which no program writes.
    """
    if kind is ChangeKind.DELETE and changed.startswith(create_only + "."):
        return False
    return _overlap(changed, create_only)


def _overlap(left: str, right: str) -> bool:
    return left == right or left.startswith(right + ".") or right.startswith(left + ".")


def _lookup(values: Any, steps: _Steps) -> Any:
    for step in steps:
        if isinstance(step, int):
            if not isinstance(values, list) or step >= len(values):
                return _ABSENT
            values = values[step]
        elif isinstance(values, Mapping) and step in values:
            values = values[step]
        else:
            return _ABSENT
    return values


def _object_changes(
    shape: ObjectShape | None, pair: tuple[Mapping[str, Any], Mapping[str, Any]], base: _Steps
) -> Iterator[tuple[_Steps, ChangeKind]]:
    old, new = pair
    for name in (*old, *(key for key in new if key not in old)):
        if name.startswith("__"):
            continue
        prop = shape.properties.get(name, ANY) if shape else ANY
        if not base and name == "location":
            prop = Property("location")
        elif not base and name in _CASELESS_INPUTS:
            prop = Property("enum")
        yield from _value_changes(prop, (old.get(name), new.get(name)), (*base, name))


def _value_changes(
    prop: Property, pair: tuple[Any, Any], path: _Steps
) -> Iterator[tuple[_Steps, ChangeKind]]:
    old, new = pair
    if same(prop, old, new):
        return
    if old is None:
        yield path, ChangeKind.ADD
    elif new is None:
        yield path, ChangeKind.DELETE
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        item = prop.item if prop.kind == "map" else None
        shape = variant(prop, new)
        if item is not None:
            shape = ObjectShape(dict.fromkeys((*old, *new), item))
        yield from _object_changes(shape, (old, new), path)
    elif isinstance(old, list) and isinstance(new, list) and prop.kind != "set":
        yield from _list_changes(prop.item or ANY, (old, new), path)
    else:
        yield path, ChangeKind.UPDATE


def _list_changes(
    item: Property, pair: tuple[list[Any], list[Any]], path: _Steps
) -> Iterator[tuple[_Steps, ChangeKind]]:
    old, new = pair
    for index in range(max(len(old), len(new))):
        at = (*path, index)
        if index >= len(old):
            yield at, ChangeKind.ADD
        elif index >= len(new):
            yield at, ChangeKind.DELETE
        else:
            yield from _value_changes(item, (old[index], new[index]), at)


def same(prop: Property, left: Any, right: Any) -> bool:
    """Tell whether two values mean the same to ARM; an unknown equals nothing."""
    if left is UNKNOWN or right is UNKNOWN:
        return False
    if isinstance(left, str) and isinstance(right, str):
        return left == right or _fold(prop, left) == _fold(prop, right)
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return _same_objects(prop, left, right)
    if isinstance(left, list) and isinstance(right, list):
        if prop.kind == "set":
            return sorted(map(str.casefold, map(str, left))) == sorted(
                map(str.casefold, map(str, right))
            )
        return len(left) == len(right) and all(
            same(prop.item or ANY, *pair) for pair in zip(left, right, strict=True)
        )
    return (type(left) is type(right) and bool(left == right)) or _same_numbers(left, right)


def _same_numbers(left: Any, right: Any) -> bool:
    numbers = (int, float)
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    return isinstance(left, numbers) and isinstance(right, numbers) and left == right


def _same_objects(prop: Property, left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    shape = variant(prop, right)
    for name in left.keys() | right.keys():
        inner = shape.properties.get(name, ANY) if shape else prop.item or ANY
        if not same(inner, left.get(name), right.get(name)):
            return False
    return True


def _fold(prop: Property, text: str) -> str:
    if prop.kind == "location":
        return text.replace(" ", "").casefold()
    if prop.kind == "enum":
        return text.casefold()
    if text[:15].casefold() == "/subscriptions/":
        return text.rstrip("/").casefold()
    return text


def drifted_inputs(
    token: str,
    inputs: Mapping[str, Any],
    readings: tuple[Mapping[str, Any], Mapping[str, Any]],
) -> dict[str, Any]:
    """Return inputs with what changed from one reading of Azure to the next carried into them.

    ``readings``: the earlier and the later one, in the inputs' shape. Only what changed is taken:
    the many values that Azure fills in by itself stay out of the inputs, as in azure-native.
    """
    properties = resource_shape(token).inputs.properties
    return _drifted_object(inputs, readings, (properties, ANY))


def _drifted(inputs: Any, pair: tuple[Any, Any], prop: Property) -> Any:
    old, new = pair
    if same(prop, old, new):
        return inputs
    if isinstance(old, Mapping) and isinstance(new, Mapping) and isinstance(inputs, Mapping):
        shape = variant(prop, new)
        inner = (shape.properties if shape else {}, prop.item or ANY)
        return _drifted_object(inputs, (old, new), inner)
    if isinstance(old, list) and isinstance(new, list) and isinstance(inputs, list):
        shared = min(len(inputs), len(old))
        item = prop.item or ANY
        return [
            _drifted(inputs[index], (old[index], value), item) if index < shared else value
            for index, value in enumerate(new)
        ]
    return new


def _drifted_object(
    inputs: Mapping[str, Any],
    pair: tuple[Mapping[str, Any], Mapping[str, Any]],
    shapes: tuple[Mapping[str, Property], Property],
) -> dict[str, Any]:
    old, new = pair
    properties, default = shapes
    result = {name: value for name, value in inputs.items() if name in new or name not in old}
    for name, value in new.items():
        prop = properties.get(name, default)
        if name in result and name in old:
            result[name] = _drifted(result[name], (old[name], value), prop)
        elif name not in old or not same(prop, old[name], value):
            result[name] = value
    return result
