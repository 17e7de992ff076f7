"""What azure-native's Check does: names and places that were left out, and the inputs' form.

The form is checked as azure-native checks it: required properties and the kind of each value;
what a value may be is left to Azure.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from azure_disk_simulator.doors.diffing import CREATE_BEFORE_DELETE
from azure_disk_simulator.doors.schema import (
    API_VERSION,
    ObjectShape,
    Property,
    ResourceShape,
    resource_shape,
    variant,
)
from azure_disk_simulator.doors.values import UNKNOWN

_SUFFIX_DIGITS = 8
_SCALARS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "enum": (str,),
    "boolean": (bool,),
    "integer": (int, float),
    "number": (int, float),
}


@dataclass(frozen=True)
class Naming:
    """How a name is found when the program gives none."""

    urn_name: str
    random_seed: bytes
    proposed: str | None = None
    """The name the stack's autonaming configuration proposes."""
    enforced: bool = False
    disabled: bool = False


@dataclass(frozen=True)
class Checked:
    """Inputs with what was left out, and what is wrong with them."""

    inputs: dict[str, Any]
    failures: list[str]


def check(
    token: str,
    pair: tuple[Mapping[str, Any], Mapping[str, Any]],
    naming: Naming,
    *,
    location_of_group: Callable[[Any], Any],
) -> Checked:
    """Complete and check the inputs of one resource.

    Args:
        token: Pulumi's type token.
        pair: The inputs of the last deployment (empty on the first) and those of the program.
        naming: How to name the resource.
        location_of_group: Returns the default location for a resource group's name, unknown for
            an unknown name, or ``None`` when there is none.

    Raises:
        UnknownResourceType: the type is not simulated.
    """
    shape = resource_shape(token)
    old, new = pair
    inputs = {name: value for name, value in new.items() if value is not None}
    _complete_name(shape, (old, inputs), naming)
    if shape.has_location and "location" not in inputs:
        location = old.get("location", location_of_group(inputs.get("resourceGroupName")))
        if location is not None:
            inputs["location"] = location
    inputs.setdefault(API_VERSION, shape.facts.api_version)
    return Checked(inputs, list(_failures(shape, inputs)))


def _complete_name(
    shape: ResourceShape, pair: tuple[Mapping[str, Any], dict[str, Any]], naming: Naming
) -> None:
    old, inputs = pair
    key = shape.own_name
    if key in inputs:
        return
    if key in old:
        inputs[key] = old[key]
        if isinstance(old.get(CREATE_BEFORE_DELETE), bool):
            inputs[CREATE_BEFORE_DELETE] = old[CREATE_BEFORE_DELETE]
    elif not naming.disabled:
        inputs[key] = _new_name(shape, naming)
        inputs[CREATE_BEFORE_DELETE] = True


def _new_name(shape: ResourceShape, naming: Naming) -> str:
    digits = hashlib.sha256(naming.random_seed or naming.urn_name.encode()).hexdigest()
    is_guid = _is_guid(shape)
    if naming.proposed is not None and (naming.enforced or not is_guid):
        return naming.proposed
    if is_guid:
        return str(uuid.UUID(digits[:32]))
    return naming.urn_name + digits[:_SUFFIX_DIGITS]


def _is_guid(shape: ResourceShape) -> bool:
    """Tell whether the resource's own name has to be a GUID (rule G4)."""
    return shape.own_name == "roleAssignmentName"


def _failures(shape: ResourceShape, inputs: Mapping[str, Any]) -> Iterator[str]:
    if shape.own_name not in inputs:
        yield f"missing required property '{shape.own_name}'"
    if shape.has_location and "location" not in inputs:
        yield (
            "missing required property 'location'. Either set it explicitly or configure it with "
            "'pulumi config set azure-native:location <value>'."
        )
    yield from _object_failures(shape.inputs, inputs, "")


def _object_failures(shape: ObjectShape, values: Mapping[str, Any], base: str) -> Iterator[str]:
    prefix = f"{base}." if base else ""
    for name in shape.required:
        if values.get(name) is None:
            yield f"missing required property '{prefix}{name}'"
    for name, value in values.items():
        if value is not None and name in shape.properties:
            yield from _value_failures(shape.properties[name], value, prefix + name)


def _value_failures(prop: Property, value: Any, path: str) -> Iterator[str]:
    if value is UNKNOWN or prop.kind == "any":
        return
    if isinstance(value, Mapping):
        shape = variant(prop, value)
        if shape is not None:
            yield from _object_failures(shape, value, path)
        elif prop.kind not in {"map", "union"}:
            yield f"'{path}' should be of type '{_shown(prop)}' but got an object"
    elif isinstance(value, list):
        yield from _list_failures(prop, value, path)
    elif prop.kind not in _SCALARS or not _fits(prop.kind, value):
        yield f"'{path}' should be of type '{_shown(prop)}' but got a {_kind_of(value)}"
    elif prop.kind == "integer" and isinstance(value, float):
        yield f"'{path}' must be an integer but got {value:f}"


def _list_failures(prop: Property, value: list[Any], path: str) -> Iterator[str]:
    if prop.kind not in {"array", "set"}:
        yield f"'{path}' should be of type '{_shown(prop)}' but got an array"
        return
    item = prop.item or Property("string")
    for index, element in enumerate(value):
        yield from _value_failures(item, element, f"{path}[{index}]")


def _fits(kind: str, value: Any) -> bool:
    return isinstance(value, _SCALARS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _shown(prop: Property) -> str:
    names = {"enum": "string", "set": "array", "map": "object", "union": "object"}
    return names.get(prop.kind, prop.kind)


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "number"
