"""What a disk is made from: creation data, and what became of it since (rules A1, A7, A12)."""

from collections.abc import Mapping
from typing import Any, cast

import pulumi
from pulumi_azure_native import compute

from azure_disk_facts.arm_id import same_id
from azure_disk_facts.disks import CREATED_WITH, CreateOption
from azure_disk_protection.checks.disk_source import create_option
from azure_disk_protection.reading import schema_case
from azure_disk_protection.transfer.failure import without_signatures

_PLAIN: dict[str, str] = {
    "source_uri": "source_uri",
    "storage_account_id": "storage_account_id",
    "security_data_uri": "security_data_uri",
    "upload_size_bytes": "upload_size_bytes",
    "elastic_san_snapshot_id": "elastic_san_resource_id",
    "logical_sector_size": "logical_sector_size",
    "performance_plus": "performance_plus",
    "copy_speed": "provisioned_bandwidth_copy_speed",
}
"""Inputs that go into creation data as they are, with their names there."""

_IMAGES: dict[str, tuple[str, str]] = {
    "image_id": ("image_reference", "id"),
    "gallery_image_id": ("gallery_image_reference", "id"),
    "shared_gallery_image_id": ("gallery_image_reference", "shared_gallery_image_id"),
    "community_gallery_image_id": ("gallery_image_reference", "community_gallery_image_id"),
}

_PLACES = ("elastic_san_snapshot_id", "source_uri")
"""Other inputs that say where content comes from."""

_FROZEN: tuple[str, ...] = (
    "source_id",
    "restore_point_id",
    *_IMAGES,
    *_PLACES,
    "image_lun",
    "upload_size_bytes",
    "logical_sector_size",
    "performance_plus",
)
"""Inputs whose later change is told, as nothing comes of it."""


def frozen(*written: str) -> list[str]:
    """Return the properties whose changes count for nothing once a disk or snapshot is there.

    Creation data always; what else it has of its source, unless the program writes it: an
    existing one that is taken over would be replaced for what the program leaves to Azure.
    """
    return [name for name in CREATED_WITH if name not in written]


def creation_data(inputs: Mapping[str, Any]) -> compute.CreationDataArgsDict:
    """Return creation data from checked inputs of a disk."""
    given: dict[str, Any] = {
        there: inputs[name] for name, there in _PLAIN.items() if inputs.get(name) is not None
    }
    for name, (reference, key) in _IMAGES.items():
        if inputs.get(name) is not None:
            given[reference] = {key: inputs[name]}
            if inputs.get("image_lun") is not None:
                given[reference]["lun"] = inputs["image_lun"]
    for name in ("source_id", "restore_point_id"):
        if inputs.get(name) is not None:
            given["source_resource_id"] = inputs[name]
    data = {"create_option": create_option(inputs).value, **given}
    return cast("compute.CreationDataArgsDict", data)


def is_made_from_something(inputs: Mapping[str, Any]) -> bool:
    """Tell whether a disk has a source that may have to be waited for."""
    return create_option(inputs) is not CreateOption.EMPTY


def created_from(data: Any) -> str:
    """Return what Azure says a disk was made from: an id, a URL, or the way it was made."""
    made = _made_from(data)
    source = _first(made[name] for name in ("source_id", *_IMAGES, *_PLACES))
    # What follows the path of a URL may be its signature, and this is shown.
    return str(_get(data, "create_option") if source is None else source).partition("?")[0]


def warn_of_frozen(disk: compute.Disk, inputs: Mapping[str, Any]) -> None:
    """Say, also in previews, what the program declares and the disk was not made with.

    Nothing is registered for disks without a source, a sector size or performance plus.
    """
    declared = {name: inputs[name] for name in _FROZEN if inputs.get(name) is not None}
    if not declared:
        return

    def compare(known: list[Any]) -> None:
        data, now = known
        for text in differences(disk.pulumi_resource_name, data, now):
            pulumi.log.warn(text, disk)

    pulumi.Output.all(disk.creation_data, declared).apply(compare)


def differences(name: str, data: Any, declared: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each declared value that is not what the disk was made with."""
    made = _made_from(data)
    found = [
        f"{name}: {schema_case(key)} is {value!r} in the program, but the disk was made with "
        f"{made[key]!r}; it counts at creation only, the disk stays as it is: to have it "
        "otherwise, make another disk and copy the data"
        for key, value in declared.items()
        if key in made and not _same(value, made[key])
    ]
    return [without_signatures(text) for text in found]


def _made_from(data: Any) -> dict[str, Any]:
    """Return creation data by the names of the inputs."""
    own_image, gallery = _get(data, "image_reference"), _get(data, "gallery_image_reference")
    source = _get(data, "source_resource_id")
    return {
        "source_id": source,
        "restore_point_id": source,
        "elastic_san_snapshot_id": _get(data, "elastic_san_resource_id"),
        "image_id": _get(own_image, "id"),
        "gallery_image_id": _get(gallery, "id"),
        "shared_gallery_image_id": _get(gallery, "shared_gallery_image_id"),
        "community_gallery_image_id": _get(gallery, "community_gallery_image_id"),
        "source_uri": _get(data, "source_uri"),
        "image_lun": _first((_get(own_image, "lun"), _get(gallery, "lun"))),
        "upload_size_bytes": _get(data, "upload_size_bytes"),
        "logical_sector_size": _get(data, "logical_sector_size"),
        "performance_plus": bool(_get(data, "performance_plus")),
    }


def _get(data: Any, name: str) -> Any:
    """Return a value of an output: an object of the SDK, or the plain mapping it becomes."""
    if isinstance(data, Mapping) and not hasattr(type(data), name):
        return data.get(name, data.get(schema_case(name)))
    return getattr(data, name, None)


def _first(values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _same(declared: Any, made: Any) -> bool:
    if isinstance(declared, str) and isinstance(made, str):
        # A URL of the same blob that is signed anew is no other source.
        return same_id(declared.partition("?")[0], made.partition("?")[0])
    return bool(declared == made)
