"""``FullSnapshot``: a snapshot that holds all blocks itself, for a reason."""

from collections.abc import Mapping
from typing import Any

import pulumi

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku, SnapshotSku
from azure_disk_facts.snapshot_tags import (
    FULL_SNAPSHOT_REASON_TAG,
    SOURCE_SKU_TAG,
    FullSnapshotReason,
)
from azure_disk_protection.checks.snapshot import full_problems
from azure_disk_protection.children import (
    checked_args,
    component_options,
    declaring,
    imported,
)
from azure_disk_protection.incremental_snapshot import declare_snapshot, tags_of
from azure_disk_protection.typed import NotRequired, TypedDict


class FullSnapshotArgs(TypedDict):
    """Inputs of a full snapshot."""

    resource_group_name: pulumi.Input[str]
    """Resource group the snapshot lies in, in the subscription of the provider."""
    location: pulumi.Input[str]
    """Azure region of the source, where its snapshots lie."""
    source_id: pulumi.Input[str]
    """Id of the disk or snapshot, in the same region; it may lie in another subscription."""
    reason: FullSnapshotReason
    """Why the snapshot is full: it costs all used blocks, an incremental one those that changed.
    The tag ``full-snapshot-reason`` says it."""
    source_sku: NotRequired[DiskSku]
    """Storage type of the disk, if it is known: kept as the tag ``source-sku``, and refused where
    a disk of it has no full snapshots. Omitted: no tag; Azure refuses such disks then."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest. Omitted: with a customer key."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of an encryption set in the snapshot's region and subscription. Needed unless a platform
    key is chosen."""
    network_access_policy: NotRequired[NetworkAccessPolicy]
    """Whether export URLs may be made. Omitted: ``DenyAll``; a snapshot does not inherit it."""
    disk_access_id: NotRequired[pulumi.Input[str]]
    """Id of the disk access that ``AllowPrivate`` needs. Omitted: none."""
    public_network_access: NotRequired[PublicNetworkAccess]
    """Whether data may be read over the public network. Omitted: ``Disabled``, it may not."""
    data_access_auth_mode: NotRequired[DataAccessAuthMode]
    """What an export asks for beside its URL. Omitted: nothing."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of the snapshot's own; on the same name they win over the disk's. Omitted: none."""
    source_tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of the disk, which the snapshot gets too. Omitted: none; Azure copies no tags."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the snapshot. Omitted: it does not refuse."""
    retain: NotRequired[bool]
    """Whether the snapshot stays in Azure when it, or it and its disk, leave the program. Omitted:
    it stays; a disk that goes takes no snapshot along."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``snapshot``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class FullSnapshot(pulumi.ComponentResource):
    """A snapshot that holds all blocks itself and belongs to no family, for a stated reason.

    A provider of another subscription puts it there. It outlives the program unless ``retain`` is
    false.
    """

    snapshot_id: pulumi.Output[str]
    """Id of the snapshot."""

    def __init__(
        self, name: str, args: FullSnapshotArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the snapshot.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(FullSnapshotArgs, args, full_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:FullSnapshot", name, None, options)
            tags = tags_of(inputs.get("tags"), _own_tags(inputs))
            snapshot = declare_snapshot(
                name,
                {**inputs, "source_disk_id": inputs["source_id"], "tags": tags},
                parent=self,
                incremental=False,
                import_id=imported(inputs, "snapshot"),
                # A source snapshot may not be complete yet (rule B12).
            )
            self.snapshot_id = snapshot.id
        self.register_outputs({"snapshotId": self.snapshot_id})


def _own_tags(inputs: Mapping[str, Any]) -> dict[str, str]:
    tags = {FULL_SNAPSHOT_REASON_TAG: FullSnapshotReason(inputs["reason"]).value}
    sku = inputs.get("source_sku")
    return tags if sku is None else {**tags, SOURCE_SKU_TAG: DiskSku(sku).value}
