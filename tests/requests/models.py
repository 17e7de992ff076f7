"""Checks a request body by the models of Microsoft's SDKs: keys, choices, what is required."""

import importlib
import inspect
import re
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

Found = Iterator[str]
_CONTAINERS: dict[Any, tuple[type[Any], str]] = {
    list: (list, "list"),
    dict: (Mapping, "map"),
}
_TEXT_ON_THE_WIRE = {datetime, date, time, timedelta, bytes, object}
_SCALARS = {int: (int,), float: (int, float), bool: (bool,), str: (str,)}


def problems(model: type[Any], body: object, path: str = "") -> list[str]:
    """Return what a body has that the model does not know, or lacks that it requires."""
    walk = _walk_msrest if hasattr(model, "_attribute_map") else _walk_typespec
    return list(walk(model, body, path))


def _walk_typespec(model: Any, body: object, path: str) -> Found:
    if not isinstance(body, Mapping):
        yield f"{path}: an object is expected, got {body!r}"
        return
    model = _variant(model, body)
    hints, fields = _typespec_fields(model)
    for key, value in body.items():
        where = f"{path}.{key}".lstrip(".")
        if key not in fields:
            yield f"{where}: {model.__name__} has no such property"
        elif fields[key]._visibility == ["read"]:
            yield f"{where}: only Azure sets it"
        else:
            yield from _walk_type(hints[key], value, where)
    for key, field in fields.items():
        is_optional = field._is_optional or type(None) in get_args(hints[key])
        if not is_optional and key not in body and field._visibility != ["read"]:
            yield f"{path}.{key}: required".lstrip(".")


def _variant(model: Any, body: Mapping[str, Any]) -> Any:
    """Return the subclass that the body's discriminator names."""
    variants = model.__dict__.get("__mapping__", {})
    _, fields = _typespec_fields(model)
    for key, field in fields.items():
        if field._is_discriminator and body.get(key) in variants:
            chosen = variants[body[key]]
            return chosen if chosen is model else _variant(chosen, body)
    return model


@cache
def _typespec_fields(model: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    model()  # the fields of a class are put together when the first object is made
    package = importlib.import_module(model.__module__.rsplit(".", 1)[0])
    hints: dict[str, Any] = {}
    for each in reversed(model.__mro__):
        names = {**vars(package), "_models": package}
        for name, hint in inspect.get_annotations(each).items():
            hints[name] = _resolved(hint, each, names)
    fields = model._attr_to_rest_field
    return (
        {field._rest_name: hints[name] for name, field in fields.items()},
        {field._rest_name: field for field in fields.values()},
    )


def _resolved(hint: Any, owner: type[Any], names: dict[str, Any]) -> Any:
    holder = types.SimpleNamespace(__annotations__={"x": hint}, __module__=owner.__module__)
    space = {**vars(importlib.import_module(owner.__module__)), **names}
    return typing.get_type_hints(holder, globalns=space, localns=names)["x"]


def _walk_type(hint: Any, value: object, path: str) -> Found:
    origin, arguments = get_origin(hint), get_args(hint)
    if value is None or hint is Any:
        return
    if origin in (typing.Union, types.UnionType):
        yield from _walk_choice([each for each in arguments if each is not type(None)], value, path)
    elif origin in _CONTAINERS:
        yield from _walk_container((origin, arguments[-1]), value, path)
    elif hint in _SCALARS:
        if not isinstance(value, _SCALARS[hint]) or (hint is not bool and isinstance(value, bool)):
            yield f"{path}: {hint.__name__} is expected, got {value!r}"
    elif isinstance(hint, type) and issubclass(hint, Enum):
        if value not in {member.value for member in hint}:
            allowed = ", ".join(str(member.value) for member in hint)
            yield f"{path}: {value!r} is none of {allowed}"
    elif isinstance(hint, type) and hint not in _TEXT_ON_THE_WIRE:
        yield from _walk_typespec(hint, value, path)


def _walk_container(hint: tuple[Any, Any], value: object, path: str) -> Found:
    kind, of = hint
    expected, word = _CONTAINERS[kind]
    if not isinstance(value, expected):
        yield f"{path}: a {word} is expected, got {value!r}"
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _walk_type(of, each, f"{path}.{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _walk_type(of, each, f"{path}[{index}]")


def _walk_choice(kinds: list[Any], value: object, path: str) -> Found:
    enums = [each for each in kinds if isinstance(each, type) and issubclass(each, Enum)]
    found: list[str] = []
    # Open choices are typed str | Enum: only what the SDK knows counts.
    for kind in enums or kinds:
        found = list(_walk_type(kind, value, path))
        if not found:
            return
    yield from found


def _walk_msrest(model: Any, body: object, path: str) -> Found:
    if not isinstance(body, Mapping):
        yield f"{path}: an object is expected, got {body!r}"
        return
    model = _msrest_variant(model, body)
    known = _msrest_tree(model)
    yield from _walk_tree(model, (known, body), path)
    for name, rule in model._validation.items():
        key = model._attribute_map[name]["key"]
        present = _at(body, _steps(key)) is not None
        if rule.get("required") and not rule.get("readonly") and not present:
            yield f"{path}.{key}: required".lstrip(".")
        if rule.get("readonly") and present:
            yield f"{path}.{key}: only Azure sets it".lstrip(".")


def _msrest_variant(model: Any, body: Mapping[str, Any]) -> Any:
    for name, variants in getattr(model, "_subtype_map", {}).items():
        key = model._attribute_map[name]["key"]
        chosen = variants.get(body.get(key))
        if chosen is not None:
            package = importlib.import_module(model.__module__)
            return _msrest_variant(getattr(package, chosen), body)
    return model


def _steps(key: str) -> list[str]:
    return [step.replace("\\.", ".") for step in re.split(r"(?<!\\)\.", key)]


def _at(body: Any, steps: list[str]) -> Any:
    for step in steps:
        body = body.get(step) if isinstance(body, Mapping) else None
    return body


def _msrest_tree(model: Any) -> dict[str, Any]:
    """Return the known keys: a type's name, or a tree below."""
    tree: dict[str, Any] = {}
    for entry in model._attribute_map.values():
        *parents, last = _steps(entry["key"])
        below = tree
        for step in parents:
            below = below.setdefault(step, {})
        below[last] = entry["type"]
    return tree


def _walk_tree(
    model: type[Any], pair: tuple[dict[str, Any], Mapping[str, Any]], path: str
) -> Found:
    known, body = pair
    for key, value in body.items():
        where = f"{path}.{key}".lstrip(".")
        if key not in known:
            yield f"{where}: {model.__name__} has no such property"
        elif isinstance(known[key], dict):
            if isinstance(value, Mapping):
                yield from _walk_tree(model, (known[key], value), where)
            else:
                yield f"{where}: an object is expected, got {value!r}"
        else:
            yield from _walk_named(model, known[key], (value, where))


def _walk_named(model: type[Any], kind: str, given: tuple[object, str]) -> Found:
    value, path = given
    if kind.startswith(("[", "{")) and isinstance(value, (list, Mapping)):
        pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, each in pairs:
            yield from _walk_named(model, kind[1:-1], (each, f"{path}[{key}]"))
        return
    found = getattr(importlib.import_module(model.__module__), kind, None)
    if isinstance(found, type) and hasattr(found, "_attribute_map"):
        yield from _walk_msrest(found, value, path)
    elif kind in {"str", "bool", "int", "float"}:
        expected = _SCALARS[{"str": str, "bool": bool, "int": int, "float": float}[kind]]
        if not isinstance(value, expected):
            yield f"{path}: {kind} is expected, got {value!r}"
