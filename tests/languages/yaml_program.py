"""Checks a Pulumi YAML program against a package schema, as Pulumi's own YAML runtime would.

That runtime is a plugin of its own. What is asked here: every type and input is known, required
inputs are there, values have the types and the spelling that the schema gives them, and what is
referred to exists.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema

_REFERENCE = re.compile(r"\$\{([^}]*)\}")
_WHOLE = rf"^{_REFERENCE.pattern}$"
_CONSTANTS = {"pulumi"}


def problems(program: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a program, each with the place it stands at."""
    return [*_input_problems(program, schema), *_reference_problems(program, schema)]


def _input_problems(program: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    for name, resource in program["resources"].items():
        component = _component(schema, resource["type"])
        if component is None:
            yield f"resources.{name}.type: unknown: {resource['type']}"
            continue
        shape = {
            "properties": component["inputProperties"],
            "required": component.get("requiredInputs", []),
        }
        validator = jsonschema.Draft202012Validator(
            {
                **_object(shape),
                "$defs": {_key(token): _type(each) for token, each in _types(schema)},
            }
        )
        for each in validator.iter_errors(resource.get("properties", {})):
            # Of the ways a value may be right, the one that it comes nearest to.
            error = jsonschema.exceptions.best_match([each]) or each
            path = ".".join(str(step) for step in error.absolute_path)
            yield f"resources.{name}.properties{'.' if path else ''}{path}: {error.message}"


def _reference_problems(program: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    outputs = {
        name: set((_component(schema, each["type"]) or {}).get("properties", {}))
        for name, each in program["resources"].items()
    }
    known = {*program.get("config", {}), *program.get("variables", {}), *_CONSTANTS}
    for path, text in _texts(program, ""):
        for reference in _REFERENCE.findall(text):
            head, *rest = re.split(r"[.\[]", reference)
            if head in outputs:
                if rest and rest[0] not in outputs[head] | {"urn"}:
                    yield f"{path}: {head} has no output {rest[0]}"
            elif head not in known:
                yield f"{path}: nothing is named {head}"


def _component(schema: Mapping[str, Any], token: str) -> dict[str, Any] | None:
    package, _, name = token.rpartition(":")
    package = package if package.count(":") else f"{package}:index"
    found: dict[str, Any] | None = schema["resources"].get(f"{package}:{name}")
    return found


def _types(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from schema["types"].items()


def _key(token: str) -> str:
    return token.replace("/", "~1")


def _type(shape: Mapping[str, Any]) -> dict[str, Any]:
    if "enum" in shape:
        return {"enum": [choice["value"] for choice in shape["enum"]]}
    return _object(shape)


def _object(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            name: _or_reference(each) for name, each in shape.get("properties", {}).items()
        },
        "required": shape.get("required", []),
        "additionalProperties": False,
    }


def _or_reference(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may stand for an input: its value, or a reference to one known later."""
    return {"anyOf": [_value(entry), {"type": "string", "pattern": _WHOLE}]}


def _value(entry: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in entry:
        token = entry["$ref"].removeprefix("#/types/")
        return {} if ":" not in token else {"$ref": f"#/$defs/{_key(token)}"}
    if "items" in entry:
        return {"type": "array", "items": _or_reference(entry["items"])}
    if "additionalProperties" in entry:
        values = _or_reference(entry["additionalProperties"])
        return {"type": "object", "additionalProperties": values}
    return {"type": entry["type"]} if "type" in entry else {}


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, f"{path}[{index}]")
