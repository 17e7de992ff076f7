"""Property values between Pulumi's mocks and plain Python: secrets and unknowns."""

from collections.abc import Mapping
from typing import Any

import pulumi
from google.protobuf import json_format

from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY, UNKNOWN_TEXT
from azure_disk_simulator.doors.values import UNKNOWN


def plain_inputs(inputs: Mapping[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
    """Return inputs without secret markers, and the names of the top-level inputs that had one."""
    secrets = frozenset(name for name, value in inputs.items() if _has_secret(value))
    plain = {name: unwrapped(value) for name, value in inputs.items()}
    return {name: value for name, value in plain.items() if value is not None}, secrets


def _is_secret(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get(SIGNATURE_KEY) == SECRET_SIGNATURE


def _has_secret(value: Any) -> bool:
    if isinstance(value, Mapping):
        return _is_secret(value) or any(_has_secret(item) for item in value.values())
    return isinstance(value, list) and any(_has_secret(item) for item in value)


def unwrapped(value: Any) -> Any:
    """Return a value without secret markers, unknowns as ``UNKNOWN``, whole numbers as ``int``."""
    if _is_secret(value):
        return unwrapped(value["value"])
    if isinstance(value, pulumi.output.Unknown) or value == UNKNOWN_TEXT:
        return UNKNOWN
    if isinstance(value, Mapping):
        return {key: unwrapped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unwrapped(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def marked_outputs(outputs: Mapping[str, Any], secrets: frozenset[str]) -> dict[str, Any]:
    """Mark the outputs secret whose inputs were, and write unknowns as Pulumi reads them."""
    marked = {}
    for name, value in outputs.items():
        shown = _with_unknown_text(value)
        marked[name] = (
            {SIGNATURE_KEY: SECRET_SIGNATURE, "value": shown} if name in secrets else shown
        )
    return marked


def _with_unknown_text(value: Any) -> Any:
    if value is UNKNOWN:
        return UNKNOWN_TEXT
    if isinstance(value, Mapping):
        return {key: _with_unknown_text(item) for key, item in value.items()}
    return [_with_unknown_text(item) for item in value] if isinstance(value, list) else value


_NOT_OPTIONS = frozenset(
    {"type", "name", "object", "properties", "sourcePosition", "stackTrace", "packageRef"}
)


def sent_options(request: Any) -> dict[str, Any]:
    """Return what a request asks for beside type, name and inputs."""
    sent = json_format.MessageToDict(request)
    return {
        name: value
        for name, value in sent.items()
        if name not in _NOT_OPTIONS and not name.startswith(("accepts", "supports"))
    }
