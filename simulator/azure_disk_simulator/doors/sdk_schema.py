"""Extract the shapes of pulumi-azure-native from its Python SDK into ``schema.json``.

A maintainer's tool, run when the SDK's version is raised::

    python -m azure_disk_simulator.doors.sdk_schema

The simulator itself reads only the file: it must not need the SDK (149 MB) to run. A test
compares the two. Needs pulumi-azure-native.
"""

import collections.abc
import functools
import inspect
import json
import operator
import re
import sys
import types
import typing
from enum import Enum
from pathlib import Path
from typing import Any

import pulumi
import pulumi_azure_native
from pulumi import _types

from azure_disk_facts.resource_types import RESOURCE_TYPES, ResourceTypeFacts

SCHEMA_FILE = Path(__file__).with_name("schema.json")
_EXPECTED_VALUE = re.compile(r"Expected value is '([^']+)'")
_ID_SETS = frozenset({"userAssignedIdentities"})
"""Lists of ids in Pulumi's inputs that are maps from the id on ARM's wire."""
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def extract() -> dict[str, Any]:
    """Return the inputs and outputs of every known resource type, with the types they refer to.

    Shape: ``{"resources": {token: {"inputs": OBJECT, "outputs": OBJECT}}, "types": {name:
    OBJECT}}``; OBJECT is ``{"properties": {wire name: PROPERTY}, "required": [...],
    "constants": {...}}``; PROPERTY is a scalar's name, ``"set"``, ``["array", PROPERTY]``,
    ``["map", PROPERTY]``, ``["object", name]`` or ``["union", name, ...]``.
    """
    collector = _Collector()
    resources = {facts.token: collector.resource(facts) for facts in RESOURCE_TYPES}
    return {"resources": resources, "types": dict(sorted(collector.types.items()))}


def render() -> str:
    """Return the text of ``schema.json``: one line a resource or type, sorted."""
    schema = extract()
    lines = []
    for section in ("resources", "types"):
        rows = ",\n".join(
            f"  {json.dumps(name)}: {json.dumps(value, sort_keys=True)}"
            for name, value in sorted(schema[section].items())
        )
        lines.append(f" {json.dumps(section)}: {{\n{rows}\n }}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


class _Collector:
    def __init__(self) -> None:
        self.types: dict[str, Any] = {}

    def resource(self, facts: ResourceTypeFacts) -> dict[str, Any]:
        _, module_name, name = facts.token.split(":")
        # The SDK loads its packages lazily: a direct import of a module would spoil that.
        resource_class = getattr(getattr(pulumi_azure_native, module_name), name)
        module = sys.modules[resource_class.__module__]
        args_class = getattr(module, module.__all__[0])
        outputs = {
            key: self.prop(hint) for key, hint in _types.resource_types(resource_class).items()
        }
        return {
            "inputs": self.object(args_class, _types.input_type_types(args_class)),
            "outputs": {"properties": dict(sorted(outputs.items()))},
        }

    def object(self, cls: type, hints: dict[str, Any]) -> dict[str, Any]:
        properties = {key: self.prop(hint) for key, hint in sorted(hints.items())}
        for key in _ID_SETS & properties.keys():
            if properties[key] == ["array", "string"]:
                properties[key] = "set"
        result: dict[str, Any] = {"properties": properties}
        if required := _required(cls):
            result["required"] = required
        if constants := _constants(cls):
            result["constants"] = constants
        return result

    def prop(self, hint: Any) -> Any:
        hint = _strip(hint)
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            return self.union([_strip(arg) for arg in typing.get_args(hint)])
        if origin is collections.abc.Sequence:
            return ["array", self.prop(typing.get_args(hint)[0])]
        if origin is collections.abc.Mapping:
            return ["map", self.prop(typing.get_args(hint)[1])]
        return self.plain(hint)

    def plain(self, hint: Any) -> Any:
        if not isinstance(hint, type):
            return "any"
        if issubclass(hint, Enum):
            return "enum"
        if _types.is_input_type(hint) or _types.is_output_type(hint):
            return ["object", self.reference(hint)]
        return _SCALARS.get(hint, "any")

    def union(self, options: list[Any]) -> Any:
        if any(isinstance(option, type) and issubclass(option, Enum) for option in options):
            return "enum"
        return ["union", *(self.reference(option) for option in options)]

    def reference(self, cls: type) -> str:
        name = f"{cls.__module__.split('.')[1]}.{cls.__name__}"
        if name not in self.types:
            self.types[name] = {}  # placed first: response types may contain themselves
            is_input = _types.is_input_type(cls)
            hints = _types.input_type_types(cls) if is_input else _types.output_type_types(cls)
            self.types[name] = self.object(cls, hints)
        return name


def _strip(hint: Any) -> Any:
    """Take ``Optional``, ``Awaitable`` and ``Output`` off a type hint."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint
    kept = [arg for arg in typing.get_args(hint) if not _is_wrapper(arg)]
    return kept[0] if len(kept) == 1 else functools.reduce(operator.or_, kept)


def _is_wrapper(hint: Any) -> bool:
    origin = typing.get_origin(hint)
    return hint is type(None) or origin in (collections.abc.Awaitable, pulumi.Output)


def _required(cls: type) -> list[str]:
    if not _types.is_input_type(cls):
        return []
    names = _types.input_type_py_to_pulumi_names(cls)
    parameters = inspect.signature(cls).parameters.values()
    return sorted(
        names[parameter.name]
        for parameter in parameters
        if parameter.default is inspect.Parameter.empty and parameter.name in names
    )


def _constants(cls: type) -> dict[str, str]:
    """Return discriminators, which the SDK keeps only in prose: "Expected value is 'X'"."""
    found = {}
    for _, prop in inspect.getmembers(cls, lambda member: isinstance(member, property)):
        match = _EXPECTED_VALUE.search(prop.__doc__ or "")
        if match and prop.fget is not None:
            found[getattr(prop.fget, "_pulumi_name", prop.fget.__name__)] = match[1]
    return found


if __name__ == "__main__":
    SCHEMA_FILE.write_text(render(), encoding="utf-8")
