"""The last deployment, for rules that forbid to weaken what was there."""

from collections.abc import Callable
from dataclasses import dataclass

from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Parameter
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import NotApplicable

PREVIOUS = Parameter(
    "previous",
    {"type": "array", "items": {"type": "object"}},
    [],
    "resources of the last deployment as type, name and props; azdisk check fills them in",
)
IS_NEW = NotApplicable("the last deployment, as far as it is given, had no such resource")

_Key = Callable[[Resource], tuple[str, ...] | None]


def before(resource: Resource, context: Context) -> Resource | None:
    """Return what a resource was in the last deployment, or ``None`` when it is new.

    It is known by its URN, else by type and logical name, else by the names that make up its id.
    """
    for key in (_urn, _logical_name, _arm_names):
        own = key(resource)
        found = context.previous.once(_Indexing(key)).get(own, []) if own else []
        if len(found) == 1:
            return found[0]
    return None


@dataclass(frozen=True)
class _Indexing:
    """Makes the index of the last deployment by one key; equal ones make one."""

    key: _Key

    def __call__(self, previous: Stack) -> dict[tuple[str, ...] | None, list[Resource]]:
        index: dict[tuple[str, ...] | None, list[Resource]] = {}
        for resource in previous.resources:
            index.setdefault(self.key(resource), []).append(resource)
        return index


def _urn(resource: Resource) -> tuple[str, ...] | None:
    return (resource.token, resource.urn) if resource.urn else None


def _logical_name(resource: Resource) -> tuple[str, ...] | None:
    return (resource.token, resource.name) if resource.name else None


def _arm_names(resource: Resource) -> tuple[str, ...] | None:
    """Return type and names, in lower case as ARM compares them; ``None`` while one is missing."""
    if resource.facts is None:
        return None
    parents = (resource.path_name(each) for each in resource.facts.path_inputs[:-1])
    names = [name.lower() for name in (*parents, resource.arm_name) if name is not None]
    is_whole = len(names) == len(resource.facts.path_inputs)
    return (resource.token, *names) if is_whole else None
