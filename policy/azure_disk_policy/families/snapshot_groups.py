"""Resource groups that disk backups keep their snapshots in (rule E3)."""

from dataclasses import dataclass, field
from functools import partial

from azure_disk_facts.resource_types import BACKUP_INSTANCE, RESOURCE_GROUP
from azure_disk_policy.families.near import named, origins_of
from azure_disk_policy.families.scope_ids import parsed
from azure_disk_policy.inputs import Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack

STORES = "properties.policyInfo.policyParameters.dataStoreParametersList"
_GROUP_ID = "resourceGroupId"


def snapshot_groups(instance: Resource, stack: Stack, gaps: Gaps) -> list[Resource]:
    """Return the groups that a backup instance names, whether the stack declares them or not.

    What can't be told yet is noted among the gaps.
    """
    stores = gaps.read(partial(instance.items, STORES)) or []
    groups = [gaps.read(partial(_group, instance, store, stack)) for store in stores]
    return [group for group in groups if group is not None]


def _group(instance: Resource, store: Inputs, stack: Stack) -> Resource | None:
    try:
        text = store.text(_GROUP_ID)
    except UnknownInputError:
        groups = [each for each in origins_of(instance, STORES, stack) if each.is_a(RESOURCE_GROUP)]
        if len(groups) != 1:
            raise
        return groups[0]
    found = parsed(text)
    if found is None or found.provider is not None or found.resource_group is None:
        return None
    groups = named(RESOURCE_GROUP, found.resource_group, stack)
    declared = next((group for group in groups if group.arm_name), None)
    return Resource(
        {"resourceGroupName": found.resource_group, "id": str(found)},
        token=RESOURCE_GROUP.token,
        name=declared.name if declared else found.resource_group,
        urn=declared.urn if declared else "",
    )


@dataclass
class SnapshotGroup:
    """A group and the backup instances whose snapshots it holds."""

    group: Resource
    instances: list[Resource] = field(default_factory=list)


@dataclass
class SnapshotGroups:
    """All snapshot groups of a stack, each once."""

    by_key: dict[str, SnapshotGroup] = field(default_factory=dict)
    gaps: Gaps = field(default_factory=Gaps)
    """What is not known of the backup instances."""


def all_snapshot_groups(stack: Stack) -> SnapshotGroups:
    """Return the snapshot groups of the stack's backup instances; for :meth:`Stack.once`."""
    found = SnapshotGroups()
    for instance in stack.of_type(BACKUP_INSTANCE):
        gaps = Gaps()
        for group in snapshot_groups(instance, stack, gaps):
            key = group.urn or str(group.value)
            found.by_key.setdefault(key, SnapshotGroup(group)).instances.append(instance)
        found.gaps.read(partial(instance.as_other, gaps.settle))
    return found
