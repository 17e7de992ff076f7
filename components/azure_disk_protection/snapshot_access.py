"""``SnapshotAccess``: who may see, take, delete, restore and export snapshots."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization

from azure_disk_protection.checks.snapshot_access import access_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.custom_roles import declare_role, default_role_prefix
from azure_disk_protection.grants import Principal, declare_assignment
from azure_disk_protection.hooks import hooks
from azure_disk_protection.snapshot_grants import PARTS, SNAPSHOTS, Part, grants_of, scopes_of
from azure_disk_protection.typed import NotRequired, TypedDict


class SnapshotAccessArgs(TypedDict):
    """Inputs of the access to snapshots."""

    snapshot_resource_group_id: pulumi.Input[str]
    """Id of the resource group of the snapshots. It holds no disks: who may delete there could
    delete both."""
    readers: NotRequired[dict[str, Principal]]
    """Who sees snapshots, not their data. Omitted: nobody."""
    creators: NotRequired[dict[str, Principal]]
    """Who takes snapshots of the disks in ``diskScopeIds``, and may not delete any. Azure asks for
    the right to export these disks as well: keep them at ``DenyAll``. Omitted: nobody."""
    deleters: NotRequired[dict[str, Principal]]
    """Who deletes snapshots. Omitted: nobody."""
    restorers: NotRequired[dict[str, Principal]]
    """Who makes disks of snapshots in ``restoreScopeIds``. Azure asks for the right to export the
    snapshots as well: keep them at ``DenyAll``. Omitted: nobody."""
    exporters: NotRequired[dict[str, Principal]]
    """Who reads the data of snapshots through export URLs. Omitted: nobody."""
    disk_scope_ids: NotRequired[dict[str, pulumi.Input[str]]]
    """Ids of the resource groups or disks that creators take snapshots of, by names of your own,
    which become names of resources. Needed with ``creators``."""
    restore_scope_ids: NotRequired[dict[str, pulumi.Input[str]]]
    """Ids of the resource groups that restored disks go to, by names of your own, which become
    names of resources. Needed with ``restorers``."""
    disk_encryption_set_ids: NotRequired[dict[str, pulumi.Input[str]]]
    """Ids of the encryption sets that creators and restorers name, by names of your own, which
    become names of resources. Omitted: none."""
    role_definition_ids: NotRequired[dict[str, pulumi.Input[str]]]
    """Ids of role definitions to assign in place of custom ones that are made here, built-in ones
    too, by role: ``reader``, ``creator``, ``creator-source``, ``creator-set``, ``deleter``,
    ``restorer``, ``restorer-target``, ``restorer-set``, ``exporter``. Omitted: all are made."""
    role_prefix: NotRequired[pulumi.Input[str]]
    """How the names of the custom roles begin, which are unique in the tenant. Omitted: the
    resource's name and the snapshot resource group."""
    combined_duties: NotRequired[bool]
    """Whether one principal may both delete snapshots and take, restore or export them.
    Omitted: it may not."""
    shared_group: NotRequired[bool]
    """Whether disks may lie in, or be restored into, the snapshots' resource group.
    Omitted: they may not."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``reader-role`` and so on, and their
    assignments ``reader-reader-ops-grant`` (role, duty, key in ``readers``), with the key in
    ``diskScopeIds`` and so on: ``creator-source-creator-ops-bakery-grant``. Omitted: all are
    made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class SnapshotAccess(pulumi.ComponentResource):
    """Who may see, take, delete, restore and export snapshots: one role a duty, nothing beside it.

    Custom roles hold just the actions of a duty. The nearest built-in role, Disk Snapshot
    Contributor, also deletes and exports snapshots and reads the keys of storage accounts.
    """

    role_definition_ids: pulumi.Output[dict[str, str]]
    """Ids of the assigned role definitions, by role."""

    def __init__(
        self, name: str, args: SnapshotAccessArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the roles and their assignments.

        Raises:
            InvalidInputs: inputs that Azure would refuse or that join duties, all of them.
        """
        inputs = checked_args(SnapshotAccessArgs, args, access_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:SnapshotAccess", name, None, options)
            roles = {
                part.role: _declare_part(name, part, inputs, parent=self)
                for part in PARTS
                if grants_of(part, inputs)
            }
            self.role_definition_ids = pulumi.Output.all(**roles)
        self.register_outputs({"roleDefinitionIds": self.role_definition_ids})


def _declare_part(
    name: str, part: Part, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> pulumi.Input[str]:
    own: Mapping[str, pulumi.Input[str]] = given_or(inputs.get("role_definition_ids"), {})
    role_id = own.get(part.role)
    if role_id is None:
        role_id = _declare_role(name, part, inputs, parent=parent).id
    for grant in grants_of(part, inputs):
        declare_assignment(
            f"{name}-{grant.child}",
            role_id,
            scope=grant.scope,
            principal=grant.principal,
            opts=child_options(
                parent, hooks=hooks(parent), import_id=imported(inputs, grant.child)
            ),
        )
    return role_id


def _declare_role(
    name: str, part: Part, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> authorization.RoleDefinition:
    prefix = inputs.get("role_prefix")
    if prefix is None:
        prefix = pulumi.Output.from_input(inputs[SNAPSHOTS]).apply(
            lambda group: default_role_prefix(name, group)
        )
    return declare_role(
        f"{name}-{part.child}",
        part.duty,
        prefix=prefix,
        scopes=[inputs[SNAPSHOTS], *scopes_of(part, inputs)],
        opts=child_options(parent, import_id=imported(inputs, part.child)),
    )
