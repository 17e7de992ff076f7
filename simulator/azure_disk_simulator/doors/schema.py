"""The shapes of pulumi-azure-native's resources, read from ``schema.json``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from azure_disk_facts.resource_types import BY_TOKEN, ResourceTypeFacts, unversioned_token

API_VERSION = "azureApiVersion"
"""Input and output that azure-native 3 adds to every resource."""

_SCHEMA_FILE = Path(__file__).with_name("schema.json")


@dataclass(frozen=True)
class Property:
    """The shape of one property."""

    kind: str
    """``string``, ``integer``, ``number``, ``boolean``, ``enum``, ``any``, ``set`` (a list of ids
    in Pulumi's inputs, a map from id on the wire), ``array``, ``map``, ``object`` or ``union``."""
    item: "Property | None" = None
    """Shape of the elements of an array or the values of a map."""
    names: tuple[str, ...] = ()
    """Names of the type of an object, or of the possible types of a union."""


ANY = Property("any")


@dataclass(frozen=True)
class ObjectShape:
    """The shape of an object: its properties by wire name."""

    properties: Mapping[str, Property]
    required: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    """Discriminators: property and the only value it may have."""


@dataclass(frozen=True)
class ResourceShape:
    """Inputs and outputs of one resource type, as Pulumi spells them."""

    facts: ResourceTypeFacts
    inputs: ObjectShape
    outputs: ObjectShape

    @property
    def own_name(self) -> str:
        """Input that holds the resource's own name, for example ``diskName``."""
        return self.facts.path_inputs[-1]

    @property
    def has_location(self) -> bool:
        """Tell whether a location is asked for."""
        return "location" in self.inputs.properties and self.facts.has_location


class UnknownResourceType(LookupError):
    """No resource type of that token is simulated."""

    def __init__(self, token: str) -> None:
        super().__init__(
            f"resource type {token!r} is not simulated, allowed: {', '.join(sorted(BY_TOKEN))}; "
            "leave it out, or run against the real Azure"
        )


@cache
def resource_shape(token: str) -> ResourceShape:
    """Return the shapes of a resource type; API versions in the token do not matter.

    Raises:
        UnknownResourceType: the type is not simulated.
    """
    plain = unversioned_token(token)
    facts = BY_TOKEN.get(plain)
    if facts is None:
        raise UnknownResourceType(token)
    data = _schema()["resources"][plain]
    return ResourceShape(facts, _object(data["inputs"]), _object(data["outputs"]))


@cache
def object_shape(name: str) -> ObjectShape:
    """Return the shape of a named object type."""
    return _object(_schema()["types"][name])


def variant(prop: Property, value: Mapping[str, Any]) -> ObjectShape | None:
    """Return the shape an object value has: of a union, the one whose discriminator it carries."""
    if prop.kind == "object":
        return object_shape(prop.names[0])
    for name in prop.names if prop.kind == "union" else ():
        shape = object_shape(name)
        if all(value.get(key) == constant for key, constant in shape.constants.items()):
            return shape
    return None


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(_SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


def _object(data: dict[str, Any]) -> ObjectShape:
    return ObjectShape(
        {name: _property(prop) for name, prop in data["properties"].items()},
        tuple(data.get("required", ())),
        data.get("constants", {}),
    )


def _property(data: str | list[Any]) -> Property:
    if isinstance(data, str):
        return Property(data)
    kind, *rest = data
    if kind in {"array", "map"}:
        return Property(kind, item=_property(rest[0]))
    return Property(kind, names=tuple(rest))
