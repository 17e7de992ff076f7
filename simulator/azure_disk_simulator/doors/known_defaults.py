"""Which values of a resource only Azure sets, and which it fills in when nobody asks.

Giving one of them at the value Azure has is no change: a program may write them or not.
"""

from functools import cache

from azure_disk_facts.resource_types import DISK, SNAPSHOT
from azure_disk_simulator import disk_matrix, disk_sources
from azure_disk_simulator.doors.schema import resource_shape
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.types import find_type

_PERFORMANCE = (
    disk_matrix.IOPS,
    disk_matrix.MBPS,
    disk_matrix.READ_ONLY_IOPS,
    disk_matrix.READ_ONLY_MBPS,
    "properties.tier",
)
"""Follow from SKU and size, except on SKUs where they are set apart (rules A2, A5)."""

_OF_THE_SOURCE = (disk_matrix.SIZE, *disk_sources.OF_THE_SOURCE)
"""Taken over from what a disk or snapshot is made of (rules A1, B2)."""

_ENCRYPTION = "properties.encryption"


def _type(token: str) -> ResourceType:
    facts = resource_shape(token).facts
    resource_type = find_type(facts.arm_type)
    if resource_type is None:
        raise LookupError(f"{facts.arm_type}: has a Pulumi shape and no simulated type")
    return resource_type


def _pulumi_path(token: str, path: str) -> str:
    keeps = resource_shape(token).facts.keeps_properties
    return path if keeps else path.removeprefix("properties.")


@cache
def service_owned(token: str) -> tuple[str, ...]:
    """Return the Pulumi paths that only Azure sets, even where Pulumi has an input (rule 0.3)."""
    return tuple(_pulumi_path(token, path) for path in _type(token).read_only)


@cache
def filled_in(token: str) -> frozenset[str]:
    """Return the Pulumi paths that Azure may fill in when they are left out."""
    paths = set(_type(token).defaults)
    if token in {DISK.token, SNAPSHOT.token}:
        paths.update((*_PERFORMANCE, *_OF_THE_SOURCE, _ENCRYPTION))
    return frozenset(_pulumi_path(token, path) for path in paths)
