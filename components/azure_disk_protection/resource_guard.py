"""``ResourceGuard``: critical operations on backup vaults need a second person."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import dataprotection

from azure_disk_facts.backup_security import CriticalOperation
from azure_disk_protection.checks.backup_vault import guard_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.typed import NotRequired, TypedDict


class ResourceGuardArgs(TypedDict):
    """Inputs of a resource guard."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the guard; one that the backup vaults' administrators cannot change, best
    in another subscription."""
    location: pulumi.Input[str]
    """Azure region: that of the backup vaults it guards."""
    guard_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    not_guarded: NotRequired[list[CriticalOperation]]
    """Critical operations that need no approval. Omitted: all need it; switching soft delete off
    and taking the guard off always do."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the guard, and with it what it guards. Omitted: it
    refuses."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``guard``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class ResourceGuard(pulumi.ComponentResource):
    """A guard whose owners approve critical operations on the backup vaults that name it.

    It protects only from who has no rights on it: keep it apart from the backup vaults.
    """

    guard_id: pulumi.Output[str]
    """Id of the guard, which a backup vault takes as ``resourceGuardId``."""
    guard_name: pulumi.Output[str]
    """Name of the guard."""

    def __init__(
        self, name: str, args: ResourceGuardArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the guard.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(ResourceGuardArgs, args, guard_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:ResourceGuard", name, None, options)
            guard = declare_guard(name, inputs, parent=self)
            self.guard_id = guard.id
            self.guard_name = guard.name
        self.register_outputs({"guardId": self.guard_id, "guardName": self.guard_name})


def declare_guard(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> dataprotection.ResourceGuard:
    """Declare a resource guard from checked inputs of :class:`ResourceGuardArgs`."""
    excluded: list[CriticalOperation] = given_or(inputs.get("not_guarded"), [])
    return dataprotection.ResourceGuard(
        f"{name}-guard",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        resource_guards_name=inputs.get("guard_name"),
        properties={
            "vault_critical_operation_exclusion_list": [each.value for each in excluded],
        },
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            protect=inputs.get("protect") is not False,
            import_id=imported(inputs, "guard"),
        ),
    )
