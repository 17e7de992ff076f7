"""``Microsoft.Compute/snapshots`` (B1-B12, B14-B17)."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.disks import CopySpeed, HyperVGeneration, OsType
from azure_disk_facts.durations import format_timestamp
from azure_disk_simulator import (
    access,
    at_rest,
    content,
    copying,
    disk_matrix,
    errors,
    network_access,
    snapshot_rules,
    sources,
)
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, integer

_OF_THE_SOURCE = ("osType", "hyperVGeneration", "securityProfile")
"""What a snapshot has from its disk, and a disk from it, where nobody says (B19, K)."""


class SnapshotType(ResourceType):
    """Snapshots.

    Not modelled: instant access (B13), immutability (B18), the 256-MiB steps of sizes (B8), the
    number of snapshots in a region (B20).
    """

    facts = resource_types.SNAPSHOT
    disk_like_errors = True
    required = ("properties.creationData", snapshot_rules.CREATE_OPTION)
    choices = MappingProxyType(
        {
            snapshot_rules.CREATE_OPTION: snapshot_rules.CREATE_OPTIONS,
            snapshot_rules.COPY_SPEED: tuple(each.value for each in CopySpeed),
            "properties.osType": tuple(each.value for each in OsType),
            "properties.hyperVGeneration": tuple(each.value for each in HyperVGeneration),
            **network_access.CHOICES,
            **at_rest.CHOICES,
        }
    )
    read_only = (
        "sku.tier",
        "managedBy",
        "properties.provisioningState",
        "properties.diskSizeBytes",
        "properties.diskState",
        "properties.timeCreated",
        "properties.uniqueId",
        "properties.completionPercent",
        "properties.copyCompletionError",
        snapshot_rules.FAMILY,
        "properties.creationData.sourceUniqueId",
    )
    kept = (
        "sku",
        disk_matrix.SIZE,
        "properties.encryption",
        "properties.osType",
        "properties.securityProfile",
    )
    defaults = MappingProxyType({"properties.incremental": False, **network_access.DEFAULTS})

    def check(self, write: Write) -> None:
        """Check source, SKU, limits, size, encryption, network policy."""
        source = self._source(write)
        origin = snapshot_rules.origin_of(source) if source is not None else None
        snapshot_rules.complete_sku(write, origin)
        _check_size(write, source)
        network_access.check(write)
        snapshot_rules.check_encryption(write, source)
        if write.existing is not None:
            at_rest.check_change(write, int(snapshot_rules.is_incremental(write)))
        _complete(write)
        if write.existing is None and source is not None:
            _take(write, source)

    def _source(self, write: Write) -> Resource | None:
        if write.existing is not None:
            return None
        return snapshot_rules.load_source(write)

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by encryption set, disk, and what is being copied from where."""
        yield from at_rest.links(resource)
        yield from network_access.links(resource)
        origin = str(resource.state.get("origin", ""))
        is_copy = resource.get(snapshot_rules.CREATE_OPTION) == "CopyStart"
        if resource.get("properties.incremental") and origin and not is_copy:
            yield Link("snapshots-of", origin, resource.created)
        end = copying.until(resource)
        if end is not None and not is_copy:
            yield Link("hydrating", origin, end)
        if is_copy and "copy_failed_at" not in resource.state:
            yield from _copy_links(resource)
        yield from access.links(resource)

    def written(self, write: Write, resource: Resource) -> None:
        """Keep the content of this moment."""
        source = write.world.load(write.get(sources.SOURCE_ID))
        if write.existing is None and source is not None:
            content.snapshot(write.world.store.database, source, resource)

    def view(self, world: World, resource: Resource) -> Json:
        """``completionPercent`` advances with the clock (B10, B12)."""
        shown = access.shown(world, resource, super().view(world, resource))
        if resource.get("properties.incremental"):
            percent = copying.percent(world, resource)
            shown["properties"] = {**shown["properties"], "completionPercent": percent}
        return shown

    def check_delete(self, world: World, resource: Resource) -> None:
        """An exported snapshot stays (B17)."""
        access.check_free(world, resource)

    def deleted(self, world: World, resource: Resource) -> None:
        """Copies in progress lose their source (B10); other points keep their blocks (B17)."""
        for copy in world.store.users("copy-source", resource.id):
            end = copying.until(copy)
            if end is not None and end > world.now:
                self._fail(world, copy)
        content.release(world.store.database, resource.key)

    def _fail(self, world: World, copy: Resource) -> None:
        copy.state["copy_failed_at"] = copying.percent(world, copy)
        copy.body["properties"]["copyCompletionError"] = {
            "errorCode": "CopySourceNotFound",
            "errorMessage": f"The source snapshot {copy.get(sources.SOURCE_ID)} of the copy was "
            "deleted before the copy was complete.",
        }
        world.store.save(copy, self.links(copy))
        content.release(world.store.database, copy.key)


def _copy_links(resource: Resource) -> Iterable[Link]:
    end = copying.until(resource)
    yield Link("copying", str(resource.state["origin"]), end)
    yield Link("copying-to", resource.location, end)
    yield Link("copy-source", str(resource.get(sources.SOURCE_ID)))
    taken = from_micros(int(resource.state["source_created"]))
    yield Link("copies-in", str(resource.get(snapshot_rules.FAMILY)), taken)


def _check_size(write: Write, source: Resource | None) -> None:
    """B8, A9: the source's size, or more; never less."""
    size = integer(write, disk_matrix.SIZE)
    least = 1
    if write.existing is not None:
        least = int(write.existing.get(disk_matrix.SIZE))
    elif source is not None:
        least = sources.size_gib(source)
    if size is None:
        if source is None:
            raise errors.missing(disk_matrix.SIZE)
        write.body["properties"]["diskSizeGB"] = size = least
    if size < least:
        raise errors.resized_down(write.id)
    write.body["properties"]["diskSizeBytes"] = size * copying.GIB


def _complete(write: Write) -> None:
    properties = write.body["properties"]
    properties["provisioningState"] = "Succeeded"
    if write.existing is None:
        properties |= {
            "timeCreated": format_timestamp(write.world.now),
            "uniqueId": write.world.store.new_id(),
            "diskState": "Unattached",
        }


def _take(write: Write, source: Resource) -> None:
    """Note where the snapshot comes from, and begin the copy where there is one."""
    properties, state = write.body["properties"], write.state
    properties["creationData"]["sourceUniqueId"] = source.get("properties.uniqueId")
    for name in _OF_THE_SOURCE:
        if source.get(f"properties.{name}") is not None:
            properties.setdefault(name, source.get(f"properties.{name}"))
    if source.get(disk_matrix.SECTOR) is not None:
        properties["creationData"].setdefault("logicalSectorSize", source.get(disk_matrix.SECTOR))
    state["origin"] = snapshot_rules.origin_of(source)
    facts = sources.sku_facts(source)
    if facts is not None:
        state["source_sku"] = facts.sku.value
    if not snapshot_rules.is_incremental(write):
        return
    family = snapshot_rules.family_id(write, source)
    properties["incrementalSnapshotFamilyId"] = family
    if snapshot_rules.is_copy_start(write):
        snapshot_rules.check_copy_order(write, source, family)
        state["source_created"] = to_micros(source.created)
        copying.begin(write.world, state, int(properties["diskSizeBytes"]))
    elif source.arm_type == sources.DISKS:
        snapshot_rules.check_limits(write, source)
        if facts is not None and facts.incremental_snapshots_only:
            copying.begin(write.world, state, int(properties["diskSizeBytes"]))
