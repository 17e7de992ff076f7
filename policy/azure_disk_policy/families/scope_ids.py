"""Ids that say what a lock, a role or the like holds for."""

from azure_disk_facts import arm_id
from azure_disk_facts.arm_id import MANAGEMENT_GROUP_TYPE, ArmId

_ROOT = ArmId(None, None, None, (), ())


def parsed(scope: str | None) -> ArmId | None:
    """Return the id a scope is, or ``None``; it may lack the slash that it starts with."""
    if scope is None:
        return None
    inner = scope.strip("/")
    return arm_id.try_parse(f"/{inner}") if inner else _ROOT


def above_groups(scope: str | None) -> str | None:
    """Return in words what a scope is that holds for whole subscriptions, ``None`` for others."""
    found = parsed(scope)
    if found is None or found.resource_group is not None:
        return None
    if is_above_subscriptions(found):
        return "the root" if found == _ROOT else "a management group"
    return "a subscription" if found.provider is None else None


def is_above_subscriptions(scope: ArmId) -> bool:
    """Tell whether an id is the root or a management group."""
    return scope == _ROOT or scope.has_type(MANAGEMENT_GROUP_TYPE)


def is_within(inner: str, outer: str) -> bool:
    """Tell whether an id is another or lies below it, segment by segment."""
    return f"/{inner.strip('/')}/".lower().startswith(f"/{outer.strip('/')}/".lower())


def is_nested(left: str | None, right: str | None) -> bool:
    """Tell whether one of two scopes lies within the other, or is it."""
    scopes = [parsed(left), parsed(right)]
    if left is None or right is None or None in scopes:
        return False
    if any(scope is not None and is_above_subscriptions(scope) for scope in scopes):
        return True
    return is_within(left, right) or is_within(right, left)
