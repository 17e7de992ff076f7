"""``SnapshotCopy``: a copy of an incremental snapshot in another region."""

from collections.abc import Mapping, Sequence
from typing import Any

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.disks import CreateOption
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import SnapshotSku
from azure_disk_protection.checks.snapshot import copy_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
)
from azure_disk_protection.hooks import hooks
from azure_disk_protection.incremental_snapshot import snapshot_sku_name
from azure_disk_protection.managed_disk import access_of, encryption_of
from azure_disk_protection.typed import NotRequired, TypedDict

SOURCE_REGION_TAG = "source-region"
"""Tag on a copy that names the region its source lies in."""


class SnapshotCopyArgs(TypedDict):
    """Inputs of a copy of a snapshot in another region."""

    resource_group_name: pulumi.Input[str]
    """Resource group the copy lies in."""
    location: pulumi.Input[str]
    """Azure region of the copy, another than the source's."""
    source_snapshot_id: pulumi.Input[str]
    """Id of the incremental snapshot to copy."""
    source_location: pulumi.Input[str]
    """Azure region of the source; the copy is tagged with it."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
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
    tags: NotRequired[dict[str, str]]
    """Tags beside ``source-region``. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete the copy. Omitted: it does not refuse."""
    retain: NotRequired[bool]
    """Whether the copy stays in Azure when it leaves the program. Omitted: it stays."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class SnapshotCopy(pulumi.ComponentResource):
    """A copy of an incremental snapshot in another region, under a key of that region.

    Azure accepts the copy long before its data is there: that ``pulumi up`` succeeded does not
    mean that the copy is complete. Copies of one disk go one at a time: let each depend on the
    one before it.
    """

    snapshot_id: pulumi.Output[str]
    """Id of the copy."""

    def __init__(
        self, name: str, args: SnapshotCopyArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the copy.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(SnapshotCopyArgs, args, copy_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:SnapshotCopy", name, None, options)
            copy = declare_copy(f"{name}-copy", inputs, parent=self)
            self.snapshot_id = copy.id
        self.register_outputs({"snapshotId": self.snapshot_id})


def declare_copy(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    depends_on: Sequence[pulumi.Resource] | None = None,
) -> compute.Snapshot:
    """Declare a copy from checked inputs of :class:`SnapshotCopyArgs`.

    ``depends_on`` takes the copy before it of the same disk (rule B10).
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
        tags={**given_or(get("tags"), {}), SOURCE_REGION_TAG: inputs["source_location"]},
        opts=child_options(
            parent,
            protect=get("protect"),
            retain=get("retain") is not False,
            depends_on=depends_on,
            ignore_changes=["creationData"],
            # Snapshots of Premium SSD v2 and Ultra disks are complete only later (rule B12).
            hooks=hooks(parent),
        ),
    )
