"""What runs before and after the engine touches a child, registered once for each run."""

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from typing import TypeVar
from weakref import WeakKeyDictionary

import pulumi
from pulumi.runtime.settings import get_monitor

from azure_disk_protection.retries import retry_when_pending

Hook = Callable[[pulumi.ResourceHookArgs], Awaitable[None]]
"""Given what the engine knows of the resource; what it raises fails the deployment."""

origin: ContextVar[str] = ContextVar("origin", default="")
"""Tells apart what a component provider builds for different parents under one name."""

_Made = TypeVar("_Made")

_made: WeakKeyDictionary[object, dict[object, object]] = WeakKeyDictionary()


def hooks(
    parent: pulumi.Resource,
    *,
    before_create: Sequence[Hook] = (),
    after_create: Sequence[Hook] = (),
    after_update: Sequence[Hook] = (),
    before_update: Sequence[Hook] = (),
) -> pulumi.ResourceHookBinding:
    """Return hooks that retry what is only pending, and those given.

    ``before_create`` and ``before_update`` hooks run in previews too: what they refuse is refused
    there.
    """
    return _once(
        (tuple(before_create), tuple(after_create), tuple(after_update), tuple(before_update)),
        lambda: pulumi.ResourceHookBinding(
            before_create=[_hook(parent, each, in_preview=True) for each in before_create] or None,
            after_create=[_hook(parent, each) for each in after_create] or None,
            after_update=[_hook(parent, each) for each in after_update] or None,
            before_update=[_hook(parent, each, in_preview=True) for each in before_update] or None,
            on_error=[_retry_hook(parent)],
        ),
    )


def _retry_hook(parent: pulumi.Resource) -> pulumi.ErrorHook:
    name = _name(parent, "retry")
    return _once(retry_when_pending, lambda: pulumi.ErrorHook(name, retry_when_pending))


def _hook(parent: pulumi.Resource, run: Hook, *, in_preview: bool = False) -> pulumi.ResourceHook:
    moment = "-in-preview" if in_preview else ""
    name = _name(parent, run.__name__.strip("_").replace("_", "-") + moment)
    options = pulumi.ResourceHookOptions(on_dry_run=in_preview)
    return _once((run, in_preview), lambda: pulumi.ResourceHook(name, run, options))


def _name(parent: pulumi.Resource, what: str) -> str:
    """Name a hook after the component that needed it first.

    A component provider builds each component in a run of its own, and an engine takes a hook's
    name once.
    """
    kind = parent.pulumi_resource_type.rsplit(":", 1)[-1]
    mark = f"-{origin.get()}" if origin.get() else ""
    return f"azure-disk-protection-{what}-{kind}-{parent.pulumi_resource_name}{mark}"


def _once(key: object, make: Callable[[], _Made]) -> _Made:
    made = _made.setdefault(get_monitor(), {})
    if key not in made:
        made[key] = make()
    return made[key]  # type: ignore[return-value]  # what was made under this key
