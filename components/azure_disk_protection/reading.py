"""Reads plain data and component inputs by the ``TypedDict`` that describes them.

The annotations that the component schema is made from are also what decides here which keys are
known, which are required and of what type their values are: there is no second list of inputs.
"""

import difflib
import inspect
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, ValuesView
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, is_typeddict

import pulumi

from azure_disk_protection.problems import MISSING, Problem
from azure_disk_protection.spelling import as_arm_writes, is_keyed_by_region, names_regions
from azure_disk_protection.typed import NotRequired

Values = dict[str, Any]
Reader = Callable[[object, str, "Reading"], Any]
T = TypeVar("T")

_WORDS: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
_PLAIN = (str, int, float, bool)

LATER = object()
"""Stands for a value that is not known while inputs are checked.

Either it is given later and right by construction, or it is wrong and reported already.
"""


@dataclass(frozen=True)
class Field:
    """One key of a ``TypedDict``."""

    name: str
    """As Python spells it: ``size_gib``."""
    schema_name: str
    """As the schema and settings files spell it: ``sizeGib``."""
    is_required: bool
    read: Reader
    unread: Callable[[], Any]
    """What stands for it when it is missing."""


class AsInSchema(dict[str, Any]):
    """Component inputs as other languages spell them: camelCase keys, choices as texts."""


class Reading:
    """One pass over some data: how its keys are spelled, and what is wrong with it."""

    def __init__(self, *, schema_case: bool) -> None:
        self.schema_case = schema_case
        self.problems: list[Problem] = []

    def refuse(self, path: str, value: object, allowed: str, action: str) -> None:
        """Note a wrong value."""
        self.problems.append(Problem(path, value, allowed, action))


def schema_case(name: str) -> str:
    """Return a Python name as Pulumi's schema spells it: ``size_gib`` is ``sizeGib``."""
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def join(path: str, key: object) -> str:
    """Return the path of a key below a path."""
    return f"{path}.{key}" if path else str(key)


def read(
    shape: type[T], data: object, *, is_settings: bool, path: str = ""
) -> tuple[T, list[Problem]]:
    """Read camelCase settings or component inputs, snake_case unless they are `AsInSchema`.

    Returns what was read, with :data:`LATER` for what was wrong, and what was wrong.
    """
    reading = Reading(schema_case=is_settings or isinstance(data, AsInSchema))
    return _read_shape(shape, data, path, reading), reading.problems


def _fields(shape: type[Any]) -> tuple[Field, ...]:
    return fields_of(cast("Hashable", shape))


@cache
def fields_of(shape: Any) -> tuple[Field, ...]:
    """Return the keys that a ``TypedDict`` describes."""
    required: frozenset[str] = getattr(shape, "__required_keys__", frozenset())
    return tuple(
        Field(name, schema_case(name), name in required, _field_reader(name, kind), _unread(kind))
        for name, kind in inspect.get_annotations(shape).items()
    )


def _read_shape(shape: type[T], data: object, path: str, reading: Reading) -> T:
    values: Values = {}
    if not isinstance(data, Mapping):
        reading.refuse(path, data, "a mapping of names to values", "write keys and values")
        return _unread_shape(shape)
    spelled = {_spelled(field.name, reading): field for field in _fields(shape)}
    for key in data:
        if key not in spelled:
            _refuse_key(path, key, shape, reading)
    for key, field in spelled.items():
        value = data.get(key)
        field_path = join(path, field.schema_name)
        if value is not None:
            values[field.name] = field.read(value, field_path, reading)
        elif field.is_required:
            reading.refuse(field_path, MISSING, "a value", "it is required, give it")
            values[field.name] = field.unread()
    return cast("T", values)


def _spelled(name: str, reading: Reading) -> str:
    return schema_case(name) if reading.schema_case else name


def _unread_shape(shape: type[T]) -> T:
    required = (field for field in _fields(shape) if field.is_required)
    return cast("T", {field.name: field.unread() for field in required})


def _unread(kind: Any) -> Callable[[], Any]:
    origin = get_origin(kind)
    if origin in (list, dict):
        return cast("Callable[[], Any]", origin)
    if is_typeddict(kind):
        return lambda: _unread_shape(kind)
    return lambda: LATER


def _refuse_key(path: str, key: object, shape: type[Any], reading: Reading) -> None:
    kinds = inspect.get_annotations(shape)
    known = [_spelled(name, reading) for name in kinds]
    near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.5)
    action = f"did you mean {near[0]}?" if near else "remove it"
    below = [name for name, kind in kinds.items() if _holds(kind, key, reading)]
    if below:
        action = f"it goes below {_spelled(below[0], reading)}, move it there"
    reading.problems.append(Problem(join(path, key), _Key(key), ", ".join(sorted(known)), action))


def _holds(kind: Any, key: object, reading: Reading) -> bool:
    inner = next(iter(get_args(kind)), kind)
    return is_typeddict(inner) and key in [_spelled(each.name, reading) for each in _fields(inner)]


class _Key:
    """An unknown key, shown as such in an error."""

    def __init__(self, key: object) -> None:
        self.key = key

    def __repr__(self) -> str:
        return f"the unknown key {self.key!r}"


def _field_reader(name: str, kind: Any) -> Reader:
    if names_regions(name):
        return _region_reader(_reader(kind))
    return _by_region_reader(_reader(kind)) if is_keyed_by_region(name) else _reader(kind)


def _region_reader(plain: Reader) -> Reader:
    def read(value: object, path: str, reading: Reading) -> object:
        found = plain(value, path, reading)
        if isinstance(found, pulumi.Output):
            return found.apply(as_arm_writes)
        return as_arm_writes(found)

    return read


def _by_region_reader(plain: Reader) -> Reader:
    def read(value: object, path: str, reading: Reading) -> object:
        found: Values = {}
        for key, each in plain(value, path, reading).items():
            region = str(as_arm_writes(key))
            if region in found:
                reading.refuse(join(path, key), key, "each region once", "remove one of them")
            found[region] = each
        return found

    return read


def _reader(kind: Any) -> Reader:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is NotRequired:
        return _reader(arguments[0])
    for argument in arguments:
        # pulumi.Input[X] is X, or an awaitable or output of it.
        if get_origin(argument) is Awaitable:
            return _output_reader(_reader(get_args(argument)[0]))
    if origin is list:
        return _list_reader(_reader(arguments[0]))
    if origin in {dict, Mapping}:
        return _map_reader(_reader(arguments[1]))
    return _single_reader(kind)


def _single_reader(kind: Any) -> Reader:
    if kind in _PLAIN:
        return _plain_reader(kind)
    if issubclass(kind, Enum):
        return _enum_reader(kind)
    return lambda value, path, reading: _read_shape(kind, value, path, reading)


def _output_reader(plain: Reader) -> Reader:
    def read(value: object, path: str, reading: Reading) -> object:
        if isinstance(value, pulumi.Output):
            return value
        if isinstance(value, Awaitable):
            return pulumi.Output.from_input(value)
        if _holds_outputs(value):
            return pulumi.Output.from_input(value)
        return plain(value, path, reading)

    return read


def _holds_outputs(value: object) -> bool:
    """Tell whether a map or list is known only later, as tags that name another resource are."""
    below = value.values() if isinstance(value, Mapping) else value
    return isinstance(below, (list, ValuesView)) and any(
        isinstance(each, (pulumi.Output, Awaitable)) for each in below
    )


def _plain_reader(kind: type) -> Reader:
    def read(value: object, path: str, reading: Reading) -> object:
        if isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool):
            return value.value if isinstance(value, Enum) else value
        # Other languages and YAML send whole numbers as floats.
        if kind is int and isinstance(value, float) and value.is_integer():
            return int(value)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        reading.refuse(path, value, _WORDS[kind], _advice(kind, value))
        return LATER

    return read


def _advice(kind: type, value: object) -> str:
    if isinstance(value, pulumi.Output):
        return "give it a plain value, it is needed before anything is deployed"
    return (
        "put it in quotes" if kind is str and not isinstance(value, (list, dict)) else "correct it"
    )


def _enum_reader(kind: type[Enum]) -> Reader:
    allowed = ", ".join(str(member.value) for member in kind)

    def read(value: object, path: str, reading: Reading) -> object:
        try:
            return kind(value)
        except ValueError:
            # YAML 1.1 reads On, Off, Yes and No as booleans.
            quotes = " and put it in quotes" if isinstance(value, bool) else ""
            reading.refuse(path, value, allowed, f"choose one of them{quotes}")
            return LATER

    return read


def _list_reader(item: Reader) -> Reader:
    def read(value: object, path: str, reading: Reading) -> object:
        if isinstance(value, (str, Mapping, pulumi.Output)) or not isinstance(value, Iterable):
            reading.refuse(path, value, "a list", "write it as a list")
            return []
        return [item(each, f"{path}[{index}]", reading) for index, each in enumerate(value)]

    return read


def _map_reader(item: Reader) -> Reader:
    def read(value: object, path: str, reading: Reading) -> object:
        if not isinstance(value, Mapping):
            reading.refuse(path, value, "a mapping of names to values", "write keys and values")
            return {}
        return {str(key): item(each, join(path, key), reading) for key, each in value.items()}

    return read
