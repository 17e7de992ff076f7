"""Sources, SKUs and limits of snapshots (B2-B6, B9, B10, B14)."""

from azure_disk_facts import arm_id, limits, regions, skus
from azure_disk_facts.skus import SnapshotSku
from azure_disk_simulator import at_rest, errors, ids, sources
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import Write

CREATE_OPTION = "properties.creationData.createOption"
CREATE_OPTIONS = ("Copy", "CopyStart", "Import", "CopyFromSanSnapshot")
COPY_SPEED = "properties.creationData.provisionedBandwidthCopySpeed"
FAMILY = "properties.incrementalSnapshotFamilyId"


def is_incremental(write: Write) -> bool:
    """Only an explicit ``true`` makes an incremental snapshot (B1)."""
    return write.get("properties.incremental") is True


def is_copy_start(write: Write) -> bool:
    """Tell whether the snapshot is a copy from another region (B10)."""
    return write.text(CREATE_OPTION) == "CopyStart"


def load_source(write: Write) -> Resource | None:
    """Return the disk or snapshot a new snapshot is made of, after checking that it will do.

    Raises:
        ArmError: 400 or 404; see B3, B5, B9, B10.
    """
    if write.get(COPY_SPEED) is not None and not is_copy_start(write):
        raise errors.invalid_parameter(
            f"Parameter '{COPY_SPEED}' is only supported for snapshots with createOption CopyStart."
        )
    if is_copy_start(write):
        return _load_for_copy_start(write)
    if write.text(CREATE_OPTION) != "Copy":
        return None
    source = sources.load(write, (sources.DISKS, sources.SNAPSHOTS))
    if is_incremental(write):
        _check_same_subscription(write, source)
    if source.arm_type == sources.SNAPSHOTS:
        sources.check_complete(write, source)
    facts = sources.sku_facts(source)
    if facts is not None and facts.incremental_snapshots_only and not is_incremental(write):
        raise errors.bad_request(
            f"Snapshot '{write.name}' must be incremental: full snapshots of disks of SKU "
            f"'{facts.sku.value}' are not supported."
        )
    return source


def _load_for_copy_start(write: Write) -> Resource:
    source = sources.load(write, (sources.SNAPSHOTS,), any_region=True)
    if not is_incremental(write) or source.get("properties.incremental") is not True:
        raise errors.invalid_parameter(
            f"Snapshot '{write.name}' with createOption CopyStart must be incremental, and so must "
            f"its source '{source.id}'."
        )
    _check_same_subscription(write, source)
    sources.check_complete(write, source)
    return source


def _check_same_subscription(write: Write, source: Resource) -> None:
    """B9: incremental snapshots lie in the subscription of their disk.

    Raises:
        ArmError: 404, as for a source in another region; that Azure says the same is assumed.
    """
    there = arm_id.parse(source.id).subscription
    if str(there).lower() != str(write.arm_id.subscription).lower():
        raise errors.not_found(source.id)


def complete_sku(write: Write, origin: str | None) -> None:
    """Check the SKU, or fill it in from the last snapshot of the disk or the region (B4).

    Raises:
        ArmError: 400 ``InvalidParameter`` with Azure's text; Premium_LRS on an incremental
            snapshot is refused with a simulated one.
    """
    zones = bool(regions.REGIONS[write.location].zones)
    zonal = SnapshotSku.STANDARD_ZRS
    allowed = sorted(sku.value for sku in SnapshotSku if zones or sku is not zonal)
    if write.get("sku.name") is None:
        write.body["sku"] = {"name": _default_sku(write, origin)}
    given = write.text("sku.name")
    name = next((sku for sku in allowed if sku.lower() == given.lower()), None)
    if name is None:
        raise errors.invalid_parameter(
            f"SKU {given} is not supported for resource type Snapshot in this region. Supported "
            f"SKUs for this region are {','.join(allowed)}"
        )
    if name == SnapshotSku.PREMIUM_LRS and is_incremental(write):
        raise errors.invalid_parameter(
            f"SKU {name} is not supported for incremental snapshot '{write.name}': incremental "
            "snapshots are stored on Standard HDD."
        )
    write.body["sku"] |= {"name": name, "tier": name.split("_")[0]}


def _default_sku(write: Write, origin: str | None) -> str:
    if not is_incremental(write):
        return SnapshotSku.STANDARD_LRS.value
    earlier = write.world.store.users("snapshots-of", origin) if origin else []
    if earlier:
        return str(earlier[-1].get("sku.name"))
    zones = bool(regions.REGIONS[write.location].zones)
    return skus.default_snapshot_sku(region_has_zones=zones).value


def check_limits(write: Write, disk: Resource) -> None:
    """B6: 500 incremental snapshots of a disk, 7 in five minutes, 3 still copying.

    Raises:
        ArmError: 409 ``SnapshotsLimitReached`` with Azure's text for the first; 429 and 409 with
            simulated texts for the others.
    """
    store, now = write.world.store, write.world.now
    unique = str(disk.get("properties.uniqueId"))
    if store.count_links("snapshots-of", unique) >= limits.MAX_INCREMENTAL_SNAPSHOTS_PER_DISK:
        raise ArmError(
            409,
            "SnapshotsLimitReached",
            "The snapshot count was exceeded for a disk. Please retry the request after sometime",
        )
    recent = store.count_links("snapshots-of", unique, now - limits.SNAPSHOT_WINDOW)
    if recent >= limits.MAX_SNAPSHOTS_PER_WINDOW:
        raise ArmError(
            429,
            "TooManyRequests",
            f"The most incremental snapshots of a disk within 5 minutes is "
            f"{limits.MAX_SNAPSHOTS_PER_WINDOW}. Please retry the request after sometime",
        )
    if store.count_links("hydrating", unique, now) >= limits.MAX_SNAPSHOTS_IN_PROGRESS:
        raise errors.operation_not_allowed(
            f"{limits.MAX_SNAPSHOTS_IN_PROGRESS} snapshots of disk '{disk.name}' are still being "
            "copied; the next one can be taken when one of them is complete."
        )


def check_copy_order(write: Write, source: Resource, family: str) -> None:
    """B10: copies of one disk's snapshots, one at a time and in the order of their creation.

    Raises:
        ArmError: 409, code and texts are assumed.
    """
    store, now = write.world.store, write.world.now
    if store.count_links("copying", str(source.state.get("origin")), now):
        raise errors.operation_not_allowed(
            f"Snapshot '{source.id}' cannot be copied yet: a copy of another snapshot of the same "
            "disk is in progress."
        )
    if store.count_links("copies-in", family, source.created):
        raise errors.operation_not_allowed(
            f"Snapshot '{source.id}' cannot be copied to '{write.location}': a later snapshot of "
            "the same disk has been copied there; snapshots must be copied in the order they were "
            "created."
        )
    if store.count_links("copying-to", write.location, now) >= (
        limits.MAX_COPIES_IN_PROGRESS_PER_REGION
    ):
        raise errors.operation_not_allowed(
            f"{limits.MAX_COPIES_IN_PROGRESS_PER_REGION} copies to '{write.location}' are in "
            "progress."
        )


def check_encryption(write: Write, source: Resource | None) -> None:
    """Complete ``encryption`` and hold incremental snapshots to the disk's set (B11, B14).

    Raises:
        ArmError: 400, texts are simulated.
    """
    if source is not None and is_copy_start(write):
        if source.get(at_rest.SET_ID) and write.get(at_rest.SET_ID) is None:
            raise errors.invalid_parameter(
                f"Snapshot '{write.name}' needs a disk encryption set in region "
                f"'{write.location}': its source '{source.id}' is encrypted with a customer key."
            )
        at_rest.complete(write, None, can_double_encrypt=True)
        return
    facts = sources.sku_facts(source) if source is not None else None
    double = facts is None or facts.can_double_encrypt
    at_rest.complete(write, source, can_double_encrypt=double)
    if source is None or not is_incremental(write):
        return
    if source.arm_type == sources.DISKS and not at_rest.same_set(source, write.body):
        raise errors.invalid_parameter(
            f"Incremental snapshot '{write.name}' must use the same disk encryption set as its "
            f"disk '{source.id}'."
        )


def family_id(write: Write, source: Resource) -> str:
    """Return the family of an incremental snapshot: one a disk, another for copies elsewhere (B7).

    That copies share a family of their own is a choice; no source settles it.
    """
    if is_copy_start(write):
        own = str(source.get(FAMILY))
        return ids.derived("copies", own, write.location)
    return ids.derived("family", origin_of(source))


def origin_of(source: Resource) -> str:
    """Return the unique id of the disk that the data came from."""
    if source.arm_type == sources.DISKS:
        return str(source.get("properties.uniqueId"))
    return str(source.state.get("origin", source.get("properties.uniqueId")))
