"""``DeleteLock``: a lock that is made last and lifted first."""

from collections.abc import Iterable, Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization

from azure_disk_facts.locks import LockLevel
from azure_disk_protection.checks.locks import lock_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.problems import raise_if_any
from azure_disk_protection.typed import NotRequired, TypedDict

DEFAULT_NOTES = "Made by Pulumi: lift it there, not by hand."


class DeleteLockArgs(TypedDict):
    """Inputs of a lock."""

    scope_id: pulumi.Input[str]
    """Id of the subscription, resource group or resource that is locked, with all below it."""
    level: NotRequired[LockLevel]
    """What is forbidden. Omitted: deletions. ``ReadOnly`` also stops changes, role assignments and
    actions such as making an export URL."""
    after: NotRequired[list[pulumi.Input[str]]]
    """Outputs (ids, for example) of everything the lock protects: it is made after all of them,
    and lifted before any is deleted. Omitted: it waits for its scope only."""
    pruned_group_ids: NotRequired[list[pulumi.Input[str]]]
    """Ids of the snapshot resource groups that Azure Backup or a schedule prunes. A lock over one
    of them is refused, as old snapshots would pile up. Omitted: none is known."""
    accept_no_pruning: NotRequired[bool]
    """Whether the lock may cover groups that are pruned, whose snapshots then stay.
    Omitted: it may not."""
    lock_name: NotRequired[pulumi.Input[str]]
    """Name of the lock. Omitted: made from the resource's name."""
    notes: NotRequired[pulumi.Input[str]]
    """Why there is a lock, in 512 characters. Omitted: that Pulumi made it."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``lock``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DeleteLock(pulumi.ComponentResource):
    """A lock against deletion: made after all that it protects, lifted before any of it goes.

    It stops Pulumi as well: what lies under the lock cannot be deleted or replaced while the lock
    is in the program. It stops Azure Backup and schedules from deleting old snapshots too.
    """

    lock_id: pulumi.Output[str]
    """Id of the lock."""

    def __init__(
        self, name: str, args: DeleteLockArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the lock.

        Raises:
            InvalidInputs: inputs that Azure would refuse, or a lock over what is pruned.
        """
        inputs = checked_args(DeleteLockArgs, args, lock_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DeleteLock", name, None, options)
            lock = declare_lock(name, inputs, parent=self)
            self.lock_id = lock.id
        self.register_outputs({"lockId": self.lock_id})


def declare_lock(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> authorization.ManagementLockByScope:
    """Declare a lock from checked inputs of :class:`DeleteLockArgs`."""
    level = given_or(inputs.get("level"), LockLevel.CAN_NOT_DELETE)
    options = child_options(parent, import_id=imported(inputs, "lock"))
    # By the resources behind the outputs, not by the values: those may be unknown in a preview,
    # and a lock of unknown scope would be shown as replaced.
    options.depends_on = pulumi.Output.from_input(_behind(given_or(inputs.get("after"), [])))
    return authorization.ManagementLockByScope(
        f"{name}-lock",
        scope=inputs["scope_id"],
        level=level.value,
        lock_name=inputs.get("lock_name"),
        notes=_checked_notes(inputs),
        opts=options,
    )


async def _behind(values: Iterable[pulumi.Input[str]]) -> list[pulumi.Resource]:
    """Return the resources that some outputs come from."""
    found: set[pulumi.Resource] = set()
    for each in values:
        if isinstance(each, pulumi.Output):
            found |= await each.resources()
    return list(found)


def _checked_notes(inputs: Mapping[str, Any]) -> pulumi.Input[str]:
    """Return the notes; pruned groups that are known later only are checked when they are.

    On the way to the notes, not to the scope: an unknown scope would be shown as a replacement.
    """
    notes = given_or(inputs.get("notes"), DEFAULT_NOTES)
    groups = given_or(inputs.get("pruned_group_ids"), [])
    known = pulumi.Output.all(notes, inputs["scope_id"], *groups)
    return known.apply(lambda ids: _look(inputs, *ids)) if groups else notes


def _look(inputs: Mapping[str, Any], notes: str, scope: str, *groups: str) -> str:
    raise_if_any(lock_problems({**inputs, "scope_id": scope, "pruned_group_ids": list(groups)}))
    return notes
