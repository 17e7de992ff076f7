"""``IncrementalSnapshot``: one incremental snapshot of a disk."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.disks import CreateOption
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.regions import find_region
from azure_disk_facts.skus import SnapshotSku, default_snapshot_sku
from azure_disk_protection.checks.snapshot import snapshot_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    imported,
)
from azure_disk_protection.disk_source import frozen
from azure_disk_protection.hooks import hooks
from azure_disk_protection.managed_disk import access_of, encryption_of
from azure_disk_protection.typed import NotRequired, TypedDict


class IncrementalSnapshotArgs(TypedDict):
    """Inputs of an incremental snapshot."""

    resource_group_name: pulumi.Input[str]
    """Resource group the snapshot lies in; it may differ from the disk's."""
    location: pulumi.Input[str]
    """Azure region of the disk, where its snapshots lie."""
    source_disk_id: pulumi.Input[str]
    """Id of the disk, in the same subscription."""
    snapshot_name: NotRequired[pulumi.Input[str]]
    """Name in Azure. Omitted: made from the resource's name."""
    sku: NotRequired[SnapshotSku]
    """Storage type. Omitted: over three zones where the region has them, else locally redundant."""
    encryption_type: NotRequired[EncryptionType]
    """Encryption at rest. Omitted: with a customer key."""
    disk_encryption_set_id: NotRequired[pulumi.Input[str]]
    """Id of the disk's own encryption set. Needed unless a platform key is chosen."""
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


class IncrementalSnapshot(pulumi.ComponentResource):
    """One incremental snapshot of a disk: always incremental, SKU, encryption and access stated.

    It outlives the program unless ``retain`` is false.
    """

    snapshot_id: pulumi.Output[str]
    """Id of the snapshot."""

    def __init__(
        self, name: str, args: IncrementalSnapshotArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare the snapshot.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(IncrementalSnapshotArgs, args, snapshot_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:IncrementalSnapshot", name, None, options)
            snapshot = declare_snapshot(
                name, inputs, parent=self, import_id=imported(inputs, "snapshot")
            )
            self.snapshot_id = snapshot.id
        self.register_outputs({"snapshotId": self.snapshot_id})


def snapshot_sku_name(inputs: Mapping[str, Any]) -> pulumi.Input[str]:
    """Return the SKU of a snapshot, set whatever the inputs: Azure's default varies (rule B4)."""
    sku, location = inputs.get("sku"), inputs["location"]
    if sku is not None:
        return str(sku.value)
    if isinstance(location, pulumi.Output):
        return location.apply(_default_sku_name)
    return _default_sku_name(location)


def _default_sku_name(location: str) -> str:
    region = find_region(location)
    return default_snapshot_sku(region_has_zones=region is not None and bool(region.zones)).value


def tags_of(
    *layers: pulumi.Input[Mapping[str, str]] | None,
) -> pulumi.Input[Mapping[str, str]] | None:
    """Return tags put together from several layers, of which the later ones win."""
    given = [layer for layer in layers if layer is not None]
    if len(given) < 2:
        return given[0] if given else None
    if not any(isinstance(layer, pulumi.Output) for layer in given):
        return _merged(cast("list[Mapping[str, str]]", given))
    return pulumi.Output.all(*given).apply(_merged)


def _merged(layers: Sequence[Mapping[str, str]]) -> dict[str, str]:
    return {name: value for layer in layers for name, value in (layer or {}).items()}


def declare_snapshot(
    name: str,
    inputs: Mapping[str, Any],
    *,
    parent: pulumi.Resource,
    incremental: bool = True,
    import_id: str | None = None,
    binding: pulumi.ResourceHookBinding | None = None,
) -> compute.Snapshot:
    """Declare a snapshot from checked inputs of :class:`IncrementalSnapshotArgs`, or a full one.

    ``binding`` are its hooks; omitted: what Azure only takes later is tried again.
    """
    get = inputs.get
    return compute.Snapshot(
        f"{name}-snapshot",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        snapshot_name=get("snapshot_name"),
        incremental=incremental,
        sku={"name": snapshot_sku_name(inputs)},
        creation_data={
            "create_option": CreateOption.COPY.value,
            "source_resource_id": inputs["source_disk_id"],
        },
        encryption=encryption_of(inputs),
        **access_of(inputs),
        tags=tags_of(get("source_tags"), get("tags")),
        opts=child_options(
            parent,
            protect=get("protect"),
            retain=get("retain") is not False,
            ignore_changes=frozen(),
            import_id=import_id,
            hooks=binding or hooks(parent),
        ),
    )
