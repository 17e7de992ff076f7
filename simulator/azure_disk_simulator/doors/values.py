"""Property values between Pulumi's protobuf structs and plain Python.

Secrets lose their wrapping: the engine keeps what is secret, because the door says that it does
not accept secrets, as azure-native does. Unknown values become :data:`UNKNOWN`.
"""

from collections.abc import Mapping
from typing import Any, Final

from google.protobuf import struct_pb2

from azure_disk_facts.wire import (
    OUTPUT_SIGNATURE,
    SECRET_SIGNATURE,
    SIGNATURE_KEY,
    UNKNOWN_TEXT,
    UNKNOWN_TEXTS,
)


class Unknown:
    """A value that only deployment will tell."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise TypeError("an unknown value is neither true nor false: compare it with UNKNOWN")

    def __copy__(self) -> "Unknown":
        return self

    def __deepcopy__(self, _memo: Any) -> "Unknown":
        return self


UNKNOWN: Final = Unknown()


def has_unknowns(value: Any) -> bool:
    """Tell whether a value is or contains an unknown."""
    if isinstance(value, Mapping):
        return any(has_unknowns(item) for item in value.values())
    if isinstance(value, list):
        return any(has_unknowns(item) for item in value)
    return value is UNKNOWN


def from_struct(struct: struct_pb2.Struct) -> dict[str, Any]:
    """Return a struct as plain values: whole numbers as ``int``, nulls left out, no secrets."""
    plain = {}
    for key, value in struct.fields.items():
        item = _from_value(value)
        if item is not None:
            plain[key] = item
    return plain


def _from_value(value: struct_pb2.Value) -> Any:
    kind = value.WhichOneof("kind")
    if kind == "string_value":
        return UNKNOWN if value.string_value in UNKNOWN_TEXTS else value.string_value
    if kind == "number_value":
        number = value.number_value
        return int(number) if number.is_integer() else number
    if kind == "bool_value":
        return value.bool_value
    if kind == "list_value":
        return [_from_value(item) for item in value.list_value.values]
    if kind == "struct_value":
        return _from_object(value.struct_value)
    return None


def _from_object(struct: struct_pb2.Struct) -> Any:
    fields = struct.fields
    if SIGNATURE_KEY in fields:
        signature = fields[SIGNATURE_KEY].string_value
        if signature in {SECRET_SIGNATURE, OUTPUT_SIGNATURE}:
            return _from_value(fields["value"]) if "value" in fields else UNKNOWN
    return from_struct(struct)


def to_struct(values: Mapping[str, Any]) -> struct_pb2.Struct:
    """Return plain values as a struct; ``None`` is left out, unknowns keep their marker."""
    struct = struct_pb2.Struct()
    _fill(struct, values)
    return struct


def _fill(struct: struct_pb2.Struct, values: Mapping[str, Any]) -> None:
    fields = struct.fields
    for key, value in values.items():
        if value is not None:
            _set(fields[key], value)


def _set(target: struct_pb2.Value, value: Any) -> None:
    if isinstance(value, str):
        target.string_value = value
    elif isinstance(value, bool):
        target.bool_value = value
    elif isinstance(value, (int, float)):
        target.number_value = value
    elif value is UNKNOWN:
        target.string_value = UNKNOWN_TEXT
    elif isinstance(value, Mapping):
        target.struct_value.SetInParent()
        _fill(target.struct_value, value)
    elif isinstance(value, list):
        target.list_value.SetInParent()
        for item in value:
            _set(target.list_value.values.add(), item)
    elif value is None:
        target.null_value = struct_pb2.NULL_VALUE
    else:
        raise TypeError(f"cannot send a value of type {type(value).__name__} to pulumi")
