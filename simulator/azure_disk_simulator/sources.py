"""The source of a disk or snapshot: ``creationData.sourceResourceId`` (A1, B5, B9, B19)."""

from azure_disk_facts import arm_id
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_facts.skus import DiskSkuFacts, find_disk_sku
from azure_disk_simulator import copying, disk_matrix, errors
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import Write

SOURCE_ID = "properties.creationData.sourceResourceId"
DISKS, SNAPSHOTS = DISK.arm_type, SNAPSHOT.arm_type


def load(write: Write, allowed: tuple[str, ...], *, any_region: bool = False) -> Resource:
    """Return the source a request names.

    Raises:
        ArmError: 400 no id or of another type; 404 absent or in another region, where Azure does
            not tell the two apart (B9).
    """
    source_id = write.get(SOURCE_ID)
    if source_id is None:
        raise errors.missing(SOURCE_ID)
    parsed = arm_id.try_parse(source_id)
    if parsed is None or not any(parsed.has_type(kind) for kind in allowed):
        raise errors.invalid_parameter("Entity not of expected type")
    source = write.world.load(source_id)
    if source is None or not (any_region or same_region(source.location, write.location)):
        raise errors.not_found(str(source_id))
    return source


def check_complete(write: Write, source: Resource) -> None:
    """A source whose data is still on its way cannot be used yet (B12). Simulated text."""
    if not copying.is_complete(write.world, source):
        done = copying.percent(write.world, source)
        raise errors.operation_not_allowed(
            f"The source '{source.id}' of '{write.name}' is not ready: its background copy is "
            f"at {done} percent."
        )


def sku_facts(resource: Resource) -> DiskSkuFacts | None:
    """Return the disk SKU data came from: of a disk its own, of a snapshot its source disk's."""
    if resource.arm_type == DISKS:
        return find_disk_sku(resource.get("sku.name"))
    return find_disk_sku(resource.state.get("source_sku"))


def sector_size(resource: Resource) -> int:
    """Return the logical sector size of a disk, or of the disk a snapshot came from (A7)."""
    return int(resource.get(disk_matrix.SECTOR) or disk_matrix.SECTOR_SIZES[0])


def size_gib(resource: Resource) -> int:
    """Return the provisioned size of a disk or snapshot in whole GiB (B8)."""
    return -(-int(resource.get("properties.diskSizeBytes")) // copying.GIB)
