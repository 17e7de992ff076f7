"""``Microsoft.Compute/disks`` (A1-A16, A18-A20, B19, C14)."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types, skus
from azure_disk_facts.disks import (
    EDGE_ZONE,
    Architecture,
    CopySpeed,
    CreateOption,
    HyperVGeneration,
    OsType,
)
from azure_disk_facts.durations import format_timestamp
from azure_disk_simulator import (
    access,
    at_rest,
    attachments,
    content,
    copying,
    disk_matrix,
    disk_sources,
    errors,
    network_access,
    security_profile,
    sources,
)
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, integer

_CREATE = "properties.creationData.createOption"


class DiskType(ResourceType):
    """Managed disks.

    Not modelled: images and blobs behind FromImage and Import, the IOPS Azure reports for sizes,
    quotas (A22).
    """

    facts = resource_types.DISK
    disk_like_errors = True
    required = ("properties.creationData", _CREATE)
    choices = MappingProxyType(
        {
            "sku.name": tuple(sku.value for sku in skus.DiskSku),
            _CREATE: disk_sources.CREATE_OPTIONS,
            "properties.osType": tuple(each.value for each in OsType),
            "properties.hyperVGeneration": tuple(each.value for each in HyperVGeneration),
            "properties.supportedCapabilities.architecture": tuple(
                each.value for each in Architecture
            ),
            "properties.creationData.provisionedBandwidthCopySpeed": tuple(
                each.value for each in CopySpeed
            ),
            "extendedLocation.type": (EDGE_ZONE,),
            **network_access.CHOICES,
            **at_rest.CHOICES,
            **security_profile.CHOICES,
        }
    )
    read_only = (
        "sku.tier",
        "managedBy",
        "managedByExtended",
        "properties.provisioningState",
        "properties.diskSizeBytes",
        "properties.diskState",
        "properties.timeCreated",
        "properties.uniqueId",
        "properties.completionPercent",
        "properties.burstingEnabledTime",
        "properties.shareInfo",
        "properties.creationData.sourceUniqueId",
    )
    kept = (
        "sku",
        disk_matrix.SIZE,
        disk_matrix.IOPS,
        disk_matrix.MBPS,
        "properties.encryption",
        *disk_sources.OF_THE_SOURCE,
    )
    defaults = MappingProxyType(
        {"sku.name": skus.DiskSku.STANDARD_LRS.value, **network_access.DEFAULTS}
    )

    def check(self, write: Write) -> None:
        """Check creation data, the SKU's matrix, sources, encryption, network policy."""
        write.body["sku"]["tier"] = write.text("sku.name").split("_")[0]
        source = disk_sources.resolve(write)
        _check_resize(write)
        attachments.check_change(write)
        disk_matrix.check_sku_change(write)
        disk_matrix.check(write)
        if source is not None:
            disk_sources.check_compatible(write, source)
        security_profile.check(write)
        double = disk_matrix.facts_of(write).can_double_encrypt
        at_rest.complete(write, source, can_double_encrypt=double)
        unique = write.text("properties.uniqueId")
        at_rest.check_change(write, write.world.store.count_links("snapshots-of", unique))
        network_access.check(write)
        disk_sources.check_upload(write)
        _complete(write, source)

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by encryption set."""
        yield from at_rest.links(resource)
        yield from network_access.links(resource)
        yield from at_rest.links(resource, security_profile.SET_ID)
        yield from access.links(resource)

    def written(self, write: Write, resource: Resource) -> None:
        """A disk made from a source starts with the source's content."""
        source = write.world.load(write.get(sources.SOURCE_ID))
        if write.existing is None and source is not None:
            content.restore(write.world.store.database, source, resource)

    def view(self, world: World, resource: Resource) -> Json:
        """Hydration shows on Premium SSD v2 and Ultra disks made from a snapshot (B19)."""
        shown = access.shown(world, resource, super().view(world, resource))
        shown = attachments.shown(world, resource, shown)
        if "copy_until" in resource.state:
            percent = copying.percent(world, resource)
            shown["properties"] = {**shown["properties"], "completionPercent": percent}
        return shown

    def check_delete(self, world: World, resource: Resource) -> None:
        """An attached or exported disk stays (A20)."""
        attachments.check_delete(world, resource)
        access.check_free(world, resource)

    def deleted(self, world: World, resource: Resource) -> None:
        """Snapshots keep what they need of the content (B17)."""
        content.release(world.store.database, resource.key)


def _check_resize(write: Write) -> None:
    """A9: grow only, and not while Premium SSD v2 or Ultra data is on its way."""
    size = integer(write, disk_matrix.SIZE)
    if write.existing is None or size is None:
        return
    old = int(write.existing.get(disk_matrix.SIZE))
    if size < old:
        raise errors.resized_down(write.id)
    if size > old and not copying.is_complete(write.world, write.existing):
        raise errors.operation_not_allowed(
            f"Disk '{write.name}' cannot be resized while its background copy runs."
        )


def _complete(write: Write, source: Resource | None) -> None:
    """Add what Azure adds."""
    properties = write.body["properties"]
    size_bytes = int(properties["diskSizeGB"]) * copying.GIB
    properties |= {"provisioningState": "Succeeded", "diskSizeBytes": size_bytes}
    if write.changes(disk_matrix.BURSTING) and properties.get("burstingEnabled"):
        properties["burstingEnabledTime"] = format_timestamp(write.world.now)
    if write.existing is not None:
        return
    uploads = write.text(_CREATE).startswith("Upload")
    properties |= {
        "timeCreated": format_timestamp(write.world.now),
        "uniqueId": write.world.store.new_id(),
        "diskState": "ReadyToUpload" if uploads else "Unattached",
    }
    if source is not None:
        properties["creationData"]["sourceUniqueId"] = source.get("properties.uniqueId")
        is_background = write.text(_CREATE) == CreateOption.COPY_START
        if is_background or disk_matrix.facts_of(write).incremental_snapshots_only:
            copying.begin(write.world, write.state, size_bytes)
