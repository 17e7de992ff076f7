"""``SnapshotCopy``: copies of an incremental snapshot in other regions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.disks import CreateOption
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import SnapshotSku
from azure_disk_facts.snapshot_tags import SOURCE_REGION_TAG
from azure_disk_protection.checks.copies import copies_of, copies_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    imported,
)
from azure_disk_protection.copy_progress import completion
from azure_disk_protection.disk_source import frozen
from azure_disk_protection.hooks import hooks
from azure_disk_protection.incremental_snapshot import snapshot_sku_name, tags_of
from azure_disk_protection.managed_disk import access_of, encryption_of
from azure_disk_protection.typed import NotRequired, TypedDict


class CopyTargetArgs(TypedDict):
    """One of several regions that a snapshot is copied to; the map's key names the region."""

    resource_group_name: pulumi.Input[str]
    """Resource group the copy lies in."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of an encryption set in the region. Needed unless a platform key is chosen."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of a disk access in the region, which ``AllowPrivate`` needs. Omitted: none."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags beside those of all copies; on the same name these win. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete this copy. Omitted: as for all copies."""
    retain: NotRequired[bool]
    """Whether this copy stays in Azure when it leaves the program. Omitted: as for all copies."""


class SnapshotCopyArgs(TypedDict):
    """Inputs of copies of a snapshot: one in a region, or one in each of several regions."""

    source_snapshot_id: pulumi.Input[str]
    """Id of the incremental snapshot to copy."""
    source_location: pulumi.Input[str]
    """Azure region of the source; the copies are tagged with it."""
    resource_group_name: NotRequired[pulumi.Input[str]]
    """Resource group the only copy lies in. Omitted: there are ``targets``."""
    location: NotRequired[pulumi.Input[str]]
    """Azure region of the only copy, another than the source's. Omitted: there are ``targets``."""
    targets: NotRequired[dict[str, CopyTargetArgs]]
    """Where the copies go, by Azure region; they are made one after the other, in this order.
    Omitted: there is one copy, in ``location``."""
    wait: NotRequired[bool]
    """Whether a deployment ends only when all data of the copies is there. Omitted: it waits, for
    a time that the size allows; the next one goes on waiting."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name of the only copy in Azure. Omitted: made from the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest. Omitted: with a customer key."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of an encryption set in the copy's region. Needed unless a platform key is chosen."""
    enhanced_speed: NotRequired[bool]
    """Whether the copy gets more bandwidth than Azure's default. Omitted: it does not."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs may be made. Omitted: ``DenyAll``; a copy does not inherit it."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether data may be read over the public network. Omitted: ``Disabled``, it may not."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags beside ``source-region``. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the copies. Omitted: it does not refuse."""
    retain: NotRequired[bool]
    """Whether copies stay in Azure when they leave the program. Omitted: they stay."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``copy``, or ``copy-northeurope`` for a
    target. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class SnapshotCopy(pulumi.ComponentResource):
    """Copies of an incremental snapshot in other regions, each under a key of its region.

    Azure accepts a copy long before its data is there, so the deployment waits for it. Deletions
    come last in a deployment: the source that one takes away is gone only after its copies are
    complete, and stays when they fail. Copies of one disk go one at a time: let the copy of a
    later snapshot depend on this component.
    """

    snapshot_id: pulumi.Output[str]
    """Id of the copy, of the first one if there are several; known once the copy is complete,
    unless ``wait`` is false."""
    snapshot_ids: pulumi.Output[dict[str, str]]
    """Ids of the copies by region, known once all are complete, unless ``wait`` is false."""
    complete: pulumi.Output[bool]
    """Whether all data of all copies is there, at the time of the deployment."""

    def __init__(
        self, name: str, args: SnapshotCopyArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the copies.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(SnapshotCopyArgs, args, copies_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:SnapshotCopy", name, None, options)
            made = _declare_copies(name, inputs, parent=self)
            self.snapshot_id = made[0].usable_id
            ids = pulumi.Output.all(*(each.usable_id for each in made))
            regions = pulumi.Output.all(*(each.location for each in made))
            self.snapshot_ids = pulumi.Output.all(regions, ids).apply(
                lambda known: dict(zip(*known, strict=True))
            )
            self.complete = pulumi.Output.all(*(each.complete for each in made)).apply(all)
        self.register_outputs(
            {
                "snapshotId": self.snapshot_id,
                "snapshotIds": self.snapshot_ids,
                "complete": self.complete,
            }
        )


@dataclass(frozen=True)
class _Made:
    copy: compute.Snapshot
    location: pulumi.Input[str]
    complete: pulumi.Output[bool]
    waits: bool

    @property
    def usable_id(self) -> pulumi.Output[str]:
        """Return the id, which comes with the data unless nobody waits for it."""
        if not self.waits:
            return self.copy.id
        return after(self.complete, self.copy.id)


def _declare_copies(
    name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource
) -> list[_Made]:
    waits = inputs.get("wait") is not False
    made: list[_Made] = []
    for role, each in copies_of(inputs):
        source = each["source_snapshot_id"]
        if made and waits:
            # One copy of a disk at a time: the next waits for the data of this one (rule B10).
            source = after(made[-1].complete, source)
        copy = declare_copy(
            f"{name}-{role}",
            {**each, "source_snapshot_id": source},
            parent=parent,
            depends_on=[before.copy for before in made[-1:]],
            import_id=imported(inputs, role),
        )
        complete = completion(f"{name}-{role}", copy, parent=parent, waits=waits)
        made.append(_Made(copy, each["location"], complete, waits))
    return made


def after(condition: pulumi.Output[bool], value: pulumi.Input[str]) -> pulumi.Output[str]:
    """Return a value that is known only once a condition has been waited for."""
    return pulumi.Output.all(condition, value).apply(lambda known: str(known[1]))


def declare_copy(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    depends_on: Sequence[pulumi.Resource] | None = None,
    import_id: str | None = None,
    other_names: Sequence[str] = (),
) -> compute.Snapshot:
    """Declare a copy from checked inputs of :class:`SnapshotCopyArgs`.

    ``depends_on`` takes the copy before it of the same disk (rule B10), ``other_names`` what an
    earlier release may have called it.
    """
    get = inputs.get
    data: compute.CreationDataArgsDict = {
        "create_option": CreateOption.COPY_START.value,
        "source_resource_id": inputs["source_snapshot_id"],
    }
    if get("enhanced_speed"):
        data["provisioned_bandwidth_copy_speed"] = "Enhanced"
    return compute.Snapshot(
        name,
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        snapshot_name=get("snapshot_name"),
        incremental=True,
        sku={"name": snapshot_sku_name(inputs)},
        creation_data=data,
        encryption=encryption_of(inputs),
        **access_of(inputs),
        tags=tags_of(get("tags"), {SOURCE_REGION_TAG: inputs["source_location"]}),
        opts=child_options(
            parent,
            protect=get("protect"),
            retain=get("retain") is not False,
            depends_on=depends_on,
            import_id=import_id,
            other_names=other_names,
            ignore_changes=frozen(),
            # Snapshots of Premium SSD v2 and Ultra disks are complete only later (rule B12).
            hooks=hooks(parent),
        ),
    )
