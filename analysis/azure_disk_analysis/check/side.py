"""One side of a change: what there is in Azure before it, and once it has been carried out.

Resources that a program declares have no id and no state yet. Here they have both, and name one
another by id, so that an estate reads them like what exists.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from azure_disk_analysis.check.links import Links, is_unknown, key_of, raw_at
from azure_disk_analysis.deployment import Resource, opened
from azure_disk_analysis.estate import Estate, read_deployed_estate
from azure_disk_facts.backup import PROTECTED
from azure_disk_facts.disks import CreateOption
from azure_disk_facts.resource_types import (
    BACKUP_INSTANCE,
    BACKUP_POLICY,
    DISK,
    DISK_ENCRYPTION_SET,
    KEY_VAULT,
    SNAPSHOT,
    ResourceTypeFacts,
)
from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY

Value = TypeVar("Value")

SET_ID = ("encryption", "diskEncryptionSetId")
SECURE_SET_ID = ("securityProfile", "secureVMDiskEncryptionSetId")
SOURCE_ID = ("creationData", "sourceResourceId")

_References = tuple[tuple[tuple[str, ...], tuple[ResourceTypeFacts, ...]], ...]
_SETS: _References = ((SET_ID, (DISK_ENCRYPTION_SET,)), (SECURE_SET_ID, (DISK_ENCRYPTION_SET,)))
_REFERENCES: Mapping[str, _References] = {
    DISK.token: _SETS,
    SNAPSHOT.token: ((SOURCE_ID, (DISK, SNAPSHOT)), *_SETS),
    BACKUP_INSTANCE.token: (
        (("dataSourceInfo", "resourceID"), (DISK,)),
        (("policyInfo", "policyId"), (BACKUP_POLICY,)),
    ),
    DISK_ENCRYPTION_SET.token: ((("activeKey", "sourceVault", "id"), (KEY_VAULT,)),),
}
_BEGUN = frozenset({"", "configuringprotection"})
_FAILED = frozenset({"failed", "canceled"})
_COPY_ERROR = ("copyCompletionError", "errorCode")
_DONE: Mapping[str, Mapping[str, object]] = {
    SNAPSHOT.token: {"provisioningState": "Succeeded", "completionPercent": 100},
    BACKUP_INSTANCE.token: {"currentProtectionState": PROTECTED},
}
"""What Azure says of what it has done with."""


@dataclass(frozen=True)
class Side:
    """All resources of one side, each with an id."""

    resources: tuple[Resource, ...]
    links: Links = field(repr=False, compare=False)
    made: frozenset[str] = frozenset()
    """Ids, as :func:`key_of` has them, of what the change makes: Azure has not stamped it."""
    left: frozenset[str] = frozenset()
    """Ids of what the program declares no longer and Azure keeps."""
    gone: tuple[Resource, ...] = ()
    """Snapshots that the change takes away, whose copies stay."""
    _computed: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: object, compute: Callable[[], Value]) -> Value:
        """Return what a function computes of this side; it is called only the first time."""
        if key not in self._computed:
            self._computed[key] = compute()
        found: Value = self._computed[key]
        return found

    @cached_property
    def estate(self) -> Estate:
        """Disks and what protects them."""
        return read_deployed_estate(self.resources)

    @cached_property
    def by_id(self) -> dict[str, Resource]:
        """The resources by id, as :func:`key_of` has it."""
        return {key_of(each.id): each for each in self.resources}

    def of_type(self, facts: ResourceTypeFacts) -> Iterator[Resource]:
        """Yield the resources of a type."""
        return (each for each in self.resources if each.token == facts.token)


def side_before(before: Sequence[Resource]) -> Side:
    """Return what there is before a change."""
    settled = tuple(_settled(each) for each in before if each.id)
    return Side(settled, Links(before))


def side_after(
    before: Sequence[Resource], after: Sequence[Resource], left: Sequence[Resource]
) -> Side:
    """Return what there is once a change has been carried out.

    Args:
        before: the resources as the last deployment left them.
        after: as the program declares them.
        left: those of ``before`` that Azure keeps although the program declares them no longer.
    """
    old = {each.urn: each for each in before}
    by_id = {key_of(each.id): each for each in before if each.id}
    links = Links((*after, *left), beside=before)
    declared = [each for each in after if each.is_custom and each.facts is not None]
    planned = [
        _planned(each, by_id.get(key_of(each.id)) or old.get(each.urn), links) for each in declared
    ]
    stays = {key_of(each.id) for each in (*planned, *left)}
    return Side(
        resources=tuple(_settled(each) for each in (*planned, *left) if each.id),
        links=links,
        made=frozenset(key_of(links.id_of(each)) for each in declared if not each.id),
        left=frozenset(key_of(each.id) for each in left),
        gone=tuple(
            each for each in before if each.token == SNAPSHOT.token and key_of(each.id) not in stays
        ),
    )


def _planned(resource: Resource, earlier: Resource | None, links: Links) -> Resource:
    """Return a declared resource as it will be: with its id, and those of what it names."""
    if resource.id and earlier is not None and earlier.inputs == resource.inputs:
        return resource
    inputs, found = opened(resource.inputs), opened(resource.outputs)
    before = opened(earlier.inputs) if earlier is not None else {}
    values = _as_declared(found, known(inputs), before)
    for path, kinds in _REFERENCES.get(resource.token, ()):
        is_copied = path == SOURCE_ID and _is_copy(inputs)
        find = links.copied if is_copied else partial(links.target, kinds=kinds)
        target = find(resource, path)
        if target is not None:
            values = _with(values, path, links.id_of(target))
            if path == SOURCE_ID and not is_copied and not isinstance(values.get("location"), str):
                # A snapshot lies where its disk does (rule B9).
                values["location"] = known(target.inputs.get("location"))
    return replace(resource, id=links.id_of(resource), inputs={}, outputs=values)


def _is_copy(inputs: Mapping[str, Any]) -> bool:
    option = raw_at(inputs, ("creationData", "createOption"))
    return isinstance(option, str) and option.lower() == CreateOption.COPY_START.value.lower()


def known(value: Any) -> Any:
    """Return inputs with secrets unwrapped, and an empty object for what is not known.

    That is given, and yet no text, number or truth that anybody could take for its value.
    """
    if isinstance(value, dict | Mapping):
        if value.get(SIGNATURE_KEY) == SECRET_SIGNATURE:
            return known(value.get("value"))
        return {key: found for key, each in value.items() if (found := known(each)) is not None}
    if isinstance(value, list | tuple):
        return [known(each) for each in value]
    return {} if is_unknown(value) else value


def _as_declared(
    found: Mapping[str, Any], declared: Mapping[str, Any], earlier: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what Azure holds, with what is declared now in place of what was."""
    values = {key: value for key, value in found.items() if key in declared or key not in earlier}
    for key, value in declared.items():
        old = values.get(key)
        if isinstance(old, dict | Mapping) and isinstance(value, dict | Mapping):
            before = earlier.get(key)
            value = _as_declared(old, value, before if isinstance(before, Mapping) else {})  # noqa: PLW2901
        values[key] = value
    return values


def _with(values: Mapping[str, Any], path: Sequence[str], value: object) -> dict[str, Any]:
    """Return values with another one at a path."""
    head, *rest = path
    below = values.get(head)
    inner = below if isinstance(below, Mapping) else {}
    return {**values, head: _with(inner, rest, value) if rest else value}


def _settled(resource: Resource) -> Resource:
    """Return a resource with what was under way at the last deployment taken as done.

    Pulumi notes a copy's or an instance's state when Azure accepts it, and not what came of it.
    """
    values = resource.properties
    if resource.token == BACKUP_INSTANCE.token:
        is_open = str(values.get("currentProtectionState") or "").lower() in _BEGUN
    elif resource.token == SNAPSHOT.token:
        state = str(values.get("provisioningState") or "").lower()
        has_failed = state in _FAILED or raw_at(values, _COPY_ERROR) is not None
        is_done = state == "succeeded" and values.get("completionPercent") in {None, 100}
        is_open = not has_failed and not is_done
    else:
        is_open = False
    if not is_open:
        return resource
    return replace(resource, inputs={}, outputs={**values, **_DONE[resource.token]})
