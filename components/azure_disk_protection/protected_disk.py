"""``ProtectedDisk``: a disk with its snapshot, copies and backup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import compute, dataprotection

from azure_disk_facts.regions import REGIONS
from azure_disk_facts.skus import SnapshotSku
from azure_disk_protection.checks.backup import backup_problems
from azure_disk_protection.checks.disk import disk_problems
from azure_disk_protection.checks.protection import (
    backup_inputs,
    copy_inputs,
    protection_problems,
    snapshot_inputs,
)
from azure_disk_protection.checks.snapshot import copy_problems, snapshot_problems
from azure_disk_protection.children import (
    checked_later,
    component_options,
    declaring,
    given_or,
    imported,
)
from azure_disk_protection.disk_backup import declare_backup
from azure_disk_protection.incremental_snapshot import declare_snapshot
from azure_disk_protection.managed_disk import ManagedDiskArgs, declare_disk
from azure_disk_protection.problems import raise_if_any
from azure_disk_protection.protection_progress import protection_state
from azure_disk_protection.reading import read
from azure_disk_protection.snapshot_copy import declare_copy
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskSnapshotArgs(TypedDict):
    """An incremental snapshot of the disk, in its region, under its key and access rules."""

    resource_group_name: pulumi.Input[str]
    """Resource group the snapshot lies in."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    retain: NotRequired[bool]
    """Whether the snapshot stays in Azure when it leaves the program. Omitted: it stays."""


class DiskCopyArgs(TypedDict):
    """A copy of the disk's snapshot in another region."""

    location: str
    """Azure region of the copy, another than the disk's."""
    resource_group_name: pulumi.Input[str]
    """Resource group the copy lies in."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of an encryption set in the copy's region. Needed unless the disk has a platform key."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    retain: NotRequired[bool]
    """Whether the copy stays in Azure when it leaves the program. Omitted: it stays."""


class ProtectedDiskChecks(TypedDict):
    """Facts that end in no resource: they only let wrong combinations be told early."""

    vault_location: NotRequired[pulumi.Input[str]]
    """Azure region of the backup vault, to check that it is the disk's. Omitted: not checked."""
    policy_every: NotRequired[str]
    """The policy's interval, to check it by the disk's SKU. Omitted: not checked."""


class DiskBackupSettings(TypedDict):
    """The disk's place in a backup vault."""

    resource_group_name: pulumi.Input[str]
    """Resource group of the backup vault."""
    vault_name: pulumi.Input[str]
    """Name of the backup vault, in the disk's region."""
    vault_principal_id: pulumi.Input[str]
    """Object id of the backup vault's identity, which gets the roles."""
    policy_id: pulumi.Input[str]
    """Id of the backup policy, of the same backup vault."""
    snapshot_resource_group_id: pulumi.Input[str]
    """Id of the resource group the backups lie in, in the disk's subscription."""
    grant_snapshot_group: NotRequired[bool]
    """Whether to grant the role on the snapshot resource group here. Omitted: it is granted; give
    false for all but one disk of a group, as Azure takes a grant once."""
    grant_encryption_set: NotRequired[bool]
    """Whether to grant the role on the encryption set here. Omitted: it is granted; give false
    for all but one disk of a set."""
    instance_name: NotRequired[pulumi.Input[str]]
    """Name of the backup instance. Omitted: made from the resource's name."""
    checks: NotRequired[ProtectedDiskChecks]
    """What is known of policy and backup vault, only to check that they fit the disk before
    anything is deployed. Omitted: Azure alone checks it."""


class ProtectedDiskArgs(TypedDict):
    """Inputs of a disk and its protection."""

    disk: ManagedDiskArgs
    """The disk. Its ``protect`` holds for its backup too, whose deletion deletes all recovery
    points."""
    snapshot: NotRequired[DiskSnapshotArgs]
    """A snapshot of it. Omitted: none."""
    copies: NotRequired[list[DiskCopyArgs]]
    """Copies of the snapshot in other regions, made one after the other. Omitted: none."""
    backup: NotRequired[DiskBackupSettings]
    """Its backup. Omitted: none."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``disk``, ``snapshot``, ``copy-<region>``,
    ``disk-grant``, ``snapshots-grant``, ``set-grant``, ``backup``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class ProtectedDisk(pulumi.ComponentResource):
    """A disk under a customer key with its snapshot, copies in other regions and backup."""

    disk_id: pulumi.Output[str]
    """Id of the disk."""

    def __init__(
        self, name: str, args: ProtectedDiskArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the disk and its protection.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs, problems = read(ProtectedDiskArgs, args, is_settings=False)
        raise_if_any([*problems, *protection_problems(inputs)])
        keeps = inputs.get("keep_version_aliases") or inputs["disk"].get("keep_version_aliases")
        options = component_options(opts, keep_version_aliases=keeps)
        with declaring():
            super().__init__("azure-disk-protection:index:ProtectedDisk", name, None, options)
            watched = _watched(inputs)
            self.disk_id = declare_protected_disk(
                name, watched, parent=self, renames_copies=True
            ).disk.id
        self.register_outputs({"diskId": self.disk_id})


def _watched(inputs: Mapping[str, Any]) -> dict[str, Any]:
    disk = inputs["disk"]
    watched: dict[str, Any] = {"disk": checked_later(disk, disk_problems)}
    watched["imports"] = inputs.get("imports")
    if "snapshot" in inputs:
        snapshot = snapshot_inputs(disk, inputs["snapshot"])
        watched["snapshot"] = checked_later(snapshot, snapshot_problems)
    watched["copies"] = [
        checked_later(copy_inputs(disk, each), copy_problems) for each in inputs.get("copies", [])
    ]
    if "backup" in inputs:
        watched["backup"] = checked_later(backup_inputs(disk, inputs["backup"]), backup_problems)
    return watched


@dataclass(frozen=True)
class DeclaredDisk:
    """What was declared for one disk."""

    disk: compute.Disk
    snapshot: compute.Snapshot | None
    copies: list[compute.Snapshot]
    backup: dataprotection.BackupInstance | None


def declare_protected_disk(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    grants: Sequence[pulumi.Resource] = (),
    renames_copies: bool = False,
) -> DeclaredDisk:
    """Declare a disk and its protection from checked inputs.

    ``grants`` are the shared grants that the backup waits for; ``renames_copies`` tells that an
    earlier release may have named copies by their region as a program spelled it.
    """
    disk = declare_disk(name, _taking_over(inputs, inputs["disk"]), parent=parent)
    snapshot = None
    copies: list[compute.Snapshot] = []
    if "snapshot" in inputs:
        taken = {**inputs["snapshot"], "source_disk_id": disk.id}
        snapshot = declare_snapshot(
            name, taken, parent=parent, import_id=imported(inputs, "snapshot")
        )
        for each in inputs.get("copies", []):
            made = {**each, "source_snapshot_id": snapshot.id}
            role = f"copy-{each['location']}"
            spelled = REGIONS[each["location"]].display_name
            copy = declare_copy(
                f"{name}-{role}",
                made,
                parent=parent,
                # Copies of one disk go one at a time (rule B10).
                depends_on=copies[-1:],
                import_id=imported(inputs, role),
                other_names=[f"{name}-copy-{spelled}"] if renames_copies else [],
            )
            copies.append(copy)
    backup = None
    if "backup" in inputs:
        kept = _taking_over(inputs, {**inputs["backup"], "disk_id": disk.id})
        backup = declare_backup(name, kept, parent=parent, depends_on=grants)
        # Awaited by the program's end: a disk that is not protected fails the deployment.
        protection_state(name, backup, parent=parent)
    return DeclaredDisk(disk, snapshot, copies, backup)


def _taking_over(inputs: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a part's inputs with what it takes over; its own word goes first."""
    ids = {**given_or(inputs.get("imports"), {}), **given_or(part.get("imports"), {})}
    return {**part, "imports": ids} if ids else part
