"""``DiskBackups``: many disks under backup policies, with every role once."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization, dataprotection

from azure_disk_facts.roles import DISK_SNAPSHOT_CONTRIBUTOR, READER, Role
from azure_disk_facts.skus import DiskSku
from azure_disk_protection.checks.disk_backups import backups_problems, selected, set_name
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.disk_backup import declare_backup
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.protection_progress import protection_state
from azure_disk_protection.typed import NotRequired, TypedDict


class BackedUpDisk(TypedDict):
    """One disk that may be backed up."""

    disk_id: pulumi.Input[str]
    """Id of the disk."""
    disk_sku: NotRequired[DiskSku]
    """Storage type, to check the policy's interval by. Omitted: not checked."""
    tags: NotRequired[dict[str, str]]
    """The disk's tags, to select it by. Omitted: none."""
    snapshot_group: NotRequired[str]
    """Name of the snapshot group its backups lie in, one of ``snapshotGroups``. Omitted: the only
    one there is."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of its encryption set, which the backup vault must be able to read. Omitted: the disk
    has a platform key."""
    encryption_set: NotRequired[str]
    """Name that disks of one encryption set share when its id is only known later. Omitted: told
    by the id."""
    policy_id: NotRequired[pulumi.Input[str]]
    """Id of its backup policy. Omitted: that of all."""
    instance_name: NotRequired[pulumi.Input[str]]
    """Name of the backup instance. Omitted: made from the resource's name."""


class DiskSelection(TypedDict):
    """Which of the disks are backed up."""

    tags: NotRequired[dict[str, str]]
    """Tags a disk must have, all of them. Omitted: any disk."""
    without_tags: NotRequired[dict[str, str]]
    """Tags of which a disk must have none. Omitted: none is left out."""
    exclude: NotRequired[list[str]]
    """Disks to leave out, by their names in ``disks``. Omitted: none."""


class DiskBackupsArgs(TypedDict):
    """Inputs of the backups of many disks."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the backup vault."""
    vault_name: pulumi.Input[str]
    """Name of the backup vault, in the disks' region."""
    vault_principal_id: pulumi.Input[str]
    """Object id of the backup vault's identity, which gets the roles."""
    policy_id: pulumi.Input[str]
    """Id of the backup policy of disks that name no other, of the same backup vault."""
    policy_every: NotRequired[str]
    """That policy's interval, to check it by the disks' SKUs. Omitted: not checked."""
    location: pulumi.Input[str]
    """Azure region of the disks and of the backup vault; fixed once a disk is protected."""
    disks: dict[str, BackedUpDisk]
    """The disks, by names of your own, which become names of resources."""
    snapshot_groups: dict[str, pulumi.Input[str]]
    """Ids of the resource groups that backups lie in, in the disks' subscription, by names of your
    own."""
    grant_snapshot_group: NotRequired[bool]
    """Whether to grant the role on the snapshot resource groups here. Omitted: it is granted, once
    for each group in use; give false where it is granted elsewhere, as Azure takes a grant once."""
    grant_encryption_set: NotRequired[bool]
    """Whether to grant the role on the encryption sets here. Omitted: it is granted, once for each
    set; give false where it is granted elsewhere."""
    select: NotRequired[DiskSelection]
    """Which of the disks are backed up. Omitted: all."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete or replace backup instances, which deletes all their
    recovery points; also that of a disk that is no longer selected. Omitted: it refuses."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``<disk>-backup``, ``<disk>-disk-grant``,
    ``<group>-snapshots-grant``, ``<set>-set-grant``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskBackups(pulumi.ComponentResource):
    """Backups of many disks from one map, each role granted once at its narrowest scope.

    Disk Backup Reader on every disk, Disk Snapshot Contributor on every snapshot group in use, and
    Reader on every encryption set. The last two can be left to others: then this component depends
    on what grants them.
    """

    instance_ids: pulumi.Output[dict[str, str]]
    """Ids of the backup instances, by the disks' names."""
    protection_states: pulumi.Output[dict[str, str]]
    """States of the disks' protection, which each deployment looks at: a failed one fails it."""

    def __init__(
        self, name: str, args: DiskBackupsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the backup instances and their roles.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskBackupsArgs, args, backups_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskBackups", name, None, options)
            instances = declare_backups(name, inputs, parent=self)
            states = {
                disk: protection_state(f"{name}-{disk}", instance, parent=self)
                for disk, instance in instances.items()
            }
            ids = {disk: instance.id for disk, instance in instances.items()}
            self.instance_ids = pulumi.Output.all(**ids)
            self.protection_states = pulumi.Output.all(**states)
        self.register_outputs(
            {"instanceIds": self.instance_ids, "protectionStates": self.protection_states}
        )


def declare_backups(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> dict[str, dataprotection.BackupInstance]:
    """Declare backups from checked inputs of :class:`DiskBackupsArgs`; return them by disk."""
    disks = selected(inputs["disks"], inputs.get("select"))
    groups = _group_grants(name, inputs, disks, parent=parent)
    sets = _set_grants(name, inputs, disks, parent=parent)
    return {
        disk: declare_backup(
            f"{name}-{disk}",
            _backup_inputs(inputs, disk),
            parent=parent,
            depends_on=[
                *(grant for group, grant in groups.items() if group == group_of(inputs, settings)),
                *(grant for label, grant in sets.items() if label == set_name(settings)),
            ],
        )
        for disk, settings in disks.items()
    }


def group_of(inputs: Mapping[str, Any], disk: Mapping[str, Any]) -> str:
    """Return the name of the snapshot group that a disk's backups lie in."""
    return str(given_or(disk.get("snapshot_group"), next(iter(inputs["snapshot_groups"]))))


def _backup_inputs(inputs: Mapping[str, Any], disk: str) -> dict[str, Any]:
    settings = inputs["disks"][disk]
    ids: Mapping[str, str] = given_or(inputs.get("imports"), {})
    return {
        "resource_group_name": inputs["resource_group_name"],
        "vault_name": inputs["vault_name"],
        "vault_principal_id": inputs["vault_principal_id"],
        "policy_id": given_or(settings.get("policy_id"), inputs["policy_id"]),
        "disk_id": settings["disk_id"],
        "disk_location": inputs["location"],
        "snapshot_resource_group_id": inputs["snapshot_groups"][group_of(inputs, settings)],
        "instance_name": settings.get("instance_name"),
        "grant_snapshot_group": False,
        "grant_encryption_set": False,
        "protect": inputs.get("protect"),
        "imports": {
            role: ids[f"{disk}-{role}"]
            for role in ("backup", "disk-grant")
            if f"{disk}-{role}" in ids
        },
    }


def _group_grants(
    name: str,
    inputs: Mapping[str, Any],
    disks: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
) -> dict[str, authorization.RoleAssignment]:
    if inputs.get("grant_snapshot_group") is False:
        return {}
    used = {group_of(inputs, disk) for disk in disks.values()}
    return {
        group: _grant(
            f"{group}-snapshots-grant",
            DISK_SNAPSHOT_CONTRIBUTOR,
            (name, inputs["snapshot_groups"][group], inputs),
            parent=parent,
        )
        for group in sorted(used)
    }


def _set_grants(
    name: str,
    inputs: Mapping[str, Any],
    disks: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
) -> dict[str, authorization.RoleAssignment]:
    if inputs.get("grant_encryption_set") is False:
        return {}
    ids = {
        str(set_name(disk)): disk["disk_encryption_set_id"]
        for disk in disks.values()
        if set_name(disk) is not None
    }
    return {
        label: _grant(f"{label}-set-grant", READER, (name, set_id, inputs), parent=parent)
        for label, set_id in sorted(ids.items())
    }


def _grant(
    child: str,
    role: Role,
    place: tuple[str, pulumi.Input[str], Mapping[str, Any]],
    *,
    parent: pulumi.Resource,
) -> authorization.RoleAssignment:
    name, scope, inputs = place
    return declare_grant(
        f"{name}-{child}",
        role,
        scope=scope,
        principal_id=inputs["vault_principal_id"],
        opts=child_options(parent, import_id=imported(inputs, child)),
    )
