"""Dotted paths into ARM bodies, and comparing what they hold."""

from typing import Any

from azure_disk_facts.resource_types import ResourceTypeFacts

Json = dict[str, Any]
"""A JSON object as ARM sends it."""

TOP_LEVEL = frozenset(
    ("location", "tags", "sku", "zones", "identity", "extendedLocation", "kind", "managedBy")
)
"""What stands beside ``properties`` in a body."""
_ABSENT = object()


def arm_path(facts: ResourceTypeFacts, pulumi_path: str) -> str:
    """Return the ARM path of a Pulumi path: flat types gain the ``properties`` envelope."""
    if facts.keeps_properties or pulumi_path.split(".", 1)[0] in TOP_LEVEL:
        return pulumi_path
    return f"properties.{pulumi_path}"


def get_path(body: Json, path: str, default: Any = None) -> Any:
    """Return what lies at a dotted path, or ``default``."""
    value: Any = body
    for part in path.split("."):
        if not isinstance(value, dict) or part not in value:
            return default
        value = value[part]
    return value


def has_path(body: Json, path: str) -> bool:
    """Tell whether something lies at a dotted path."""
    return get_path(body, path, _ABSENT) is not _ABSENT


def set_path(body: Json, path: str, value: Any) -> None:
    """Put a value at a dotted path, making the objects on the way."""
    *parents, last = path.split(".")
    for part in parents:
        child = body.get(part)
        if not isinstance(child, dict):
            child = body[part] = {}
        body = child
    body[last] = value


def drop_path(body: Json, path: str) -> None:
    """Remove what lies at a dotted path, and objects that are empty without it."""
    *parents, last = path.split(".")
    trail = [body]
    for part in parents:
        child = trail[-1].get(part)
        if not isinstance(child, dict):
            return
        trail.append(child)
    if trail[-1].pop(last, _ABSENT) is _ABSENT:
        return
    for part, parent in zip(reversed(parents), reversed(trail[:-1]), strict=True):
        if parent[part]:
            return
        del parent[part]


def without_nulls(value: Any) -> Any:
    """Return a deep copy with every null property left out, as ARM reads a request."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    return value


def merged(base: Any, patch: Any) -> Any:
    """Return ``base`` with ``patch`` laid over it: objects merge, everything else is replaced."""
    if not isinstance(base, dict) or not isinstance(patch, dict):
        return patch
    result = dict(base)
    for key, value in patch.items():
        result[key] = merged(result[key], value) if key in result else value
    return result


def same(left: Any, right: Any) -> bool:
    """Tell whether two values are equal for ARM: the case of ids and enums does not matter."""
    if isinstance(left, str) and isinstance(right, str):
        return left.casefold() == right.casefold()
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def first_change(old: Any, new: Any, path: str) -> str | None:
    """Return the path of the first value that ``new`` gives and ``old`` has otherwise.

    What ``new`` leaves out is no change: ARM keeps it.
    """
    if isinstance(new, dict) and isinstance(old, dict):
        changes = (first_change(old.get(key), new[key], f"{path}.{key}") for key in sorted(new))
        return next((change for change in changes if change is not None), None)
    return None if same(old, new) else path
