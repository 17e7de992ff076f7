"""Access policies, which lie in a key vault or are declared one by one."""

from collections.abc import Iterator, Mapping
from functools import partial

from azure_disk_facts.arm_types.neighbours import ACCESS_POLICY
from azure_disk_facts.key_vaults import PERMISSION_KINDS
from azure_disk_policy.inputs import Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource

_LISTS = tuple(f"permissions.{kind}" for kind in PERMISSION_KINDS)


def granted(resource: Resource, gaps: Gaps) -> Iterator[Inputs]:
    """Yield each permission of each kind; lists that can't be read yet are noted among the gaps."""
    for entry in _entries(resource):
        for path in _LISTS:
            yield from gaps.read(partial(entry.items, path)) or ()


def without(resource: Resource, permission: str) -> Mapping[str, object]:
    """Return the lists that grant a permission as they are without it, by path.

    Nothing where something is unknown: it may be the permission.
    """
    try:
        return dict(_lists_without(resource, permission))
    except UnknownInputError:
        return {}


def _entries(resource: Resource) -> list[Inputs]:
    is_alone = resource.is_a(ACCESS_POLICY)
    return resource.items("policy" if is_alone else "properties.accessPolicies")


def _lists_without(resource: Resource, permission: str) -> Iterator[tuple[str, object]]:
    for entry in _entries(resource):
        for path in _LISTS:
            words = [((item.scalar() or "").lower(), item.value) for item in entry.items(path)]
            kept = [value for word, value in words if word != permission]
            if len(kept) < len(words):
                yield entry.at(path).path, kept
