"""What each ``createOption`` of a disk needs (A1), and disks made from snapshots (B19)."""

from azure_disk_facts.disks import UPLOAD_SIZE_BYTES
from azure_disk_simulator import (
    at_rest,
    copying,
    disk_matrix,
    errors,
    network_access,
    security_profile,
    sources,
)
from azure_disk_simulator.paths import set_path
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import integer

CREATE_OPTIONS = (
    "Empty",
    "Attach",
    "FromImage",
    "Import",
    "Copy",
    "Restore",
    "Upload",
    "CopyStart",
    "ImportSecure",
    "UploadPreparedSecure",
    "CopyFromSanSnapshot",
)

IMAGE_SIZE_GIB = {"Windows": 127, "Linux": 30}
"""Size of a disk from an image when none is given; engineering knowledge (K)."""

OF_THE_SOURCE = (
    "properties.osType",
    "properties.hyperVGeneration",
    "properties.supportedCapabilities",
    "properties.purchasePlan",
    "properties.securityProfile",
)
"""What a disk has from its source where a request leaves it out; engineering knowledge (K)."""

_DATA = "properties.creationData"
_NEEDS: dict[str, tuple[str, ...]] = {
    "Empty": (disk_matrix.SIZE,),
    "Import": (f"{_DATA}.sourceUri", f"{_DATA}.storageAccountId"),
    "ImportSecure": (
        f"{_DATA}.sourceUri",
        f"{_DATA}.storageAccountId",
        f"{_DATA}.securityDataUri",
    ),
    "Upload": (f"{_DATA}.uploadSizeBytes",),
    "UploadPreparedSecure": (
        f"{_DATA}.uploadSizeBytes",
        security_profile.TYPE,
    ),
    "Restore": (sources.SOURCE_ID,),
    "CopyFromSanSnapshot": (f"{_DATA}.elasticSanResourceId",),
}
_IMAGE_IDS = ("id", "sharedGalleryImageId", "communityGalleryImageId")


def resolve(write: Write) -> Resource | None:
    """Check creation data, fill in the size, and return the source disk or snapshot, if any.

    Not modelled: disks by Attach, which are not for a PUT of a disk; looking up restore points
    and Elastic SAN snapshots.

    Raises:
        ArmError: 400 something the option needs is missing; 404 the source is not there.
    """
    option = write.text(f"{_DATA}.createOption")
    if write.existing is not None:
        return None
    for path in _NEEDS.get(option, ()):
        if write.get(path) is None:
            raise errors.missing(path)
    if option == "Attach":
        raise errors.invalid_value(f"{_DATA}.createOption", option, CREATE_OPTIONS)
    if option == "FromImage":
        _check_image(write)
    if option.startswith("Upload"):
        _size_of_upload(write)
    source = None
    if option == "Copy":
        source = sources.load(write, (sources.DISKS, sources.SNAPSHOTS))
        _take_over(write, source)
    if option == "CopyStart":
        source = _incremental_snapshot(write)
        _take_over(write, source)
    if write.get(disk_matrix.SIZE) is None:
        default = IMAGE_SIZE_GIB.get(write.text("properties.osType"), IMAGE_SIZE_GIB["Linux"])
        set_path(write.body, disk_matrix.SIZE, default)
    return source


def _incremental_snapshot(write: Write) -> Resource:
    """CopyStart copies an incremental snapshot in the background, from any region (knowledge)."""
    source = sources.load(write, (sources.SNAPSHOTS,), any_region=True)
    if source.get("properties.incremental") is not True:
        raise errors.invalid_parameter("Entity not of expected type")
    return source


def check_upload(write: Write) -> None:
    """A17: no upload into a disk with both a disk access and an encryption set. Simulated text."""
    uploads = write.text(f"{_DATA}.createOption").startswith("Upload")
    has_set = write.get(at_rest.SET_ID) is not None
    has_access = write.get(network_access.ACCESS_ID) is not None
    if uploads and has_set and has_access and write.existing is None:
        raise errors.operation_not_allowed(
            f"Disk '{write.name}' cannot be uploaded into: it has both a disk access and a disk "
            "encryption set."
        )


def _check_image(write: Write) -> None:
    for reference in ("imageReference", "galleryImageReference"):
        for name in _IMAGE_IDS:
            if write.get(f"{_DATA}.{reference}.{name}"):
                return
    raise errors.missing(f"{_DATA}.imageReference")


def _size_of_upload(write: Write) -> None:
    path = f"{_DATA}.uploadSizeBytes"
    length = integer(write, path, UPLOAD_SIZE_BYTES) or 0
    if write.get(disk_matrix.SIZE) is None:
        set_path(write.body, disk_matrix.SIZE, -(-(length - 512) // copying.GIB))


def _take_over(write: Write, source: Resource) -> None:
    """B19: at least the source's size, which is the default; the refusal's text is simulated."""
    least = sources.size_gib(source)
    size = integer(write, disk_matrix.SIZE)
    if size is None:
        set_path(write.body, disk_matrix.SIZE, least)
    elif size < least:
        raise errors.operation_not_allowed(
            f"The specified disk size {size} GB is smaller than the size {least} GB of the source "
            f"'{source.id}'."
        )
    for path in OF_THE_SOURCE:
        if write.get(path) is None and source.get(path) is not None:
            set_path(write.body, path, source.get(path))


def check_compatible(write: Write, source: Resource) -> None:
    """B19, A7: a source that is ready, incremental and of a sector size the SKU takes."""
    sources.check_complete(write, source)
    facts = disk_matrix.facts_of(write)
    own_sector = integer(write, disk_matrix.SECTOR) or disk_matrix.SECTOR_SIZES[0]
    sector = sources.sector_size(source)
    is_snapshot = source.arm_type == sources.SNAPSHOTS
    if not facts.incremental_snapshots_only:
        if sector == disk_matrix.SECTOR_SIZES[1]:
            raise _refusal(write, source, "4096-byte sectors only make Premium SSD v2 and Ultra")
        return
    if is_snapshot and source.get("properties.incremental") is not True:
        raise _refusal(write, source, "only an incremental snapshot makes Premium SSD v2 and Ultra")
    if own_sector != sector:
        raise _refusal(write, source, f"logicalSectorSize must be {sector}, not {own_sector}")


def _refusal(write: Write, source: Resource, why: str) -> errors.ArmError:
    """Return a refusal with a simulated text."""
    return errors.invalid_parameter(
        f"Disk '{write.name}' of SKU '{write.text('sku.name')}' cannot be created from "
        f"'{source.id}': {why}."
    )
