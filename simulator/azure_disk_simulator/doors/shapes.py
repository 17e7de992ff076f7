"""Pulumi's property shapes and ARM's bodies, one into the other.

Types keep or lose the ``properties`` envelope as pulumi-azure-native 3.29 has it, inputs that are
part of the id go into the id, and lists of user-assigned identities become maps.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from azure_disk_facts import arm_id
from azure_disk_facts.arm_types.row import Container
from azure_disk_facts.input_ids import id_from_inputs
from azure_disk_simulator.doors.naming import as_arm_has_it, with_pulumis_names
from azure_disk_simulator.doors.schema import (
    ANY,
    API_VERSION,
    ObjectShape,
    Property,
    resource_shape,
    variant,
)
from azure_disk_simulator.doors.values import UNKNOWN
from azure_disk_simulator.paths import arm_path

_NOT_IN_BODY = frozenset({API_VERSION, "subscriptionId"})
_SAFE_IN_ID = "!$&'()*+,;=:@-._~"


def resource_id(token: str, inputs: Mapping[str, Any], subscription_id: str) -> str:
    """Return the ARM id that a resource's inputs make up.

    Raises:
        UnknownResourceType: the type is not simulated.
        ValueError: an input that is part of the id is not a text.
    """
    facts = resource_shape(token).facts
    values = [_path_value(inputs, name) for name in facts.path_inputs]
    if facts.container is Container.SCOPE:
        scope, name = values
        return f"/{scope.strip('/')}/providers/{facts.arm_type}/{quote(name, safe=_SAFE_IN_ID)}"
    quoted = (quote(value, safe=_SAFE_IN_ID) for value in values)
    named = dict(zip(facts.path_inputs, quoted, strict=True))
    return id_from_inputs(facts, named, subscription_id) or ""


def _path_value(inputs: Mapping[str, Any], name: str) -> str:
    value = inputs.get(name)
    if not isinstance(value, str):
        raise ValueError(  # noqa: TRY004 - one error for absent, unknown and mistyped
            f"{name}: got {value!r}, allowed: a text, because it is part of the id; "
            "give it as an input"
        )
    return value


def parse_id(token: str, resource: str) -> dict[str, str]:
    """Return the inputs that an ARM id holds, for example the group's and the disk's names.

    Raises:
        UnknownResourceType: the type is not simulated.
        ValueError: the id is not one of that type.
    """
    facts = resource_shape(token).facts
    parsed = arm_id.try_parse(resource)
    if parsed is None or not parsed.has_type(facts.arm_type):
        raise ValueError(
            f"id: got {resource!r}, allowed: the id of a {facts.arm_type}; take it from the portal"
        )
    if facts.container is Container.SCOPE:
        values = [parsed.scope, parsed.name]
    elif facts.container is Container.SUBSCRIPTION:
        values = [parsed.name]
    elif facts.container is Container.MANAGEMENT_GROUP:
        values = [parsed.scope.rpartition("/")[2], parsed.name]
    else:
        values = [parsed.resource_group or ""]
        if parsed.provider is not None:
            values += facts.names_given(parsed.names)
    return {
        name: unquote(value) if name != "scope" else value
        for name, value in zip(facts.path_inputs, values, strict=True)
    }


def to_body(token: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the ARM request body of a resource's inputs: what is not in the schema is left out."""
    shape = resource_shape(token)
    body: dict[str, Any] = {}
    for name, value in inputs.items():
        prop = shape.inputs.properties.get(name)
        if prop is None or name in shape.facts.path_inputs or name in _NOT_IN_BODY:
            continue
        target = body if arm_path(shape.facts, name) == name else body.setdefault("properties", {})
        spelled = dict(shape.facts.renamed).get(name, name)
        target[spelled] = as_arm_has_it(_to_wire(prop, value), name, shape.facts)
    return body


def _to_wire(prop: Property, value: Any) -> Any:
    if prop.kind == "set" and isinstance(value, list):
        return {item: {} for item in value}
    return _convert(prop, value, _to_wire)


def to_outputs(token: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a resource's outputs from an ARM body; properties Pulumi does not know are dropped."""
    shape = resource_shape(token)
    outputs = _project(shape.outputs, with_pulumis_names(body, shape.facts), _to_output)
    outputs[API_VERSION] = shape.facts.api_version
    return outputs


def _project(shape: ObjectShape, body: Mapping[str, Any], convert: Any) -> dict[str, Any]:
    """Return the part of a body that a shape has; a key's inputs and outputs differ in envelope."""
    properties = body.get("properties")
    if "properties" not in shape.properties and isinstance(properties, Mapping):
        body = {**properties, **body}
    return {
        name: convert(prop, body[name])
        for name, prop in shape.properties.items()
        if body.get(name) is not None
    }


def _to_output(prop: Property, value: Any) -> Any:
    return _convert(prop, value, _to_output)


def to_inputs(token: str, outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a resource's outputs that are inputs too, in the inputs' shape."""
    shape = resource_shape(token)
    return {
        name: _to_input(prop, outputs[name])
        for name, prop in shape.inputs.properties.items()
        if name in outputs and name not in shape.facts.path_inputs and name not in _NOT_IN_BODY
    }


def _to_input(prop: Property, value: Any) -> Any:
    if prop.kind == "set" and isinstance(value, Mapping):
        return list(value)
    return _convert(prop, value, _to_input)


def _convert(prop: Property, value: Any, convert: Any) -> Any:
    """Convert a value's parts by the shape: properties that an object's shape lacks are dropped."""
    if isinstance(value, Mapping):
        shape = variant(prop, value)
        if shape is not None:
            inside = value.get("properties")
            if "properties" not in shape.properties and isinstance(inside, Mapping):
                value = {**inside, **value}
            return {
                name: convert(shape.properties[name], item)
                for name, item in value.items()
                if name in shape.properties and item is not None
            }
        if prop.kind == "map" and prop.item is not None:
            return {name: convert(prop.item, item) for name, item in value.items()}
        return dict(value)
    if isinstance(value, list):
        return [convert(prop.item or ANY, item) for item in value]
    return value


def import_inputs(token: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs that azure-native reads from an existing resource.

    All that Azure reports where there is an input, whether a program would write it or not; empty
    objects and lists are left out, and the id, which is Pulumi's own.
    """
    shape = resource_shape(token)
    projected = _project(shape.inputs, with_pulumis_names(body, shape.facts), _to_input)
    inputs = {name: _without_empty(value) for name, value in projected.items() if name != "id"}
    identity = parse_id(token, str(body["id"]))
    return {**{name: value for name, value in inputs.items() if value is not None}, **identity}


def _without_empty(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None} or None
    if isinstance(value, list):
        return [item for item in map(_without_empty, value) if item is not None] or None
    return value


def preview_outputs(token: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs a preview can tell: the inputs, and unknowns for the rest."""
    return _preview_object(resource_shape(token).outputs, inputs)


def _preview_object(shape: ObjectShape, inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _preview(prop, inputs[name]) if inputs.get(name) is not None else UNKNOWN
        for name, prop in shape.properties.items()
    }


def _preview(prop: Property, value: Any) -> Any:
    if isinstance(value, Mapping):
        if prop.kind == "object":
            shape = variant(prop, value)
            return _preview_object(shape, value) if shape else value
        if prop.kind == "map" and prop.item is not None:
            return {name: _preview(prop.item, item) for name, item in value.items()}
        return value if prop.kind in {"union", "any"} else UNKNOWN
    if isinstance(value, list):
        if prop.kind != "array":
            return UNKNOWN
        return [_preview(prop.item or ANY, item) for item in value]
    return value
