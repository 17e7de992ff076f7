"""Background copies: how long they take, how far they are (B10, B12, B19, B23)."""

from datetime import datetime, timedelta

from azure_disk_facts.copies import COMPLETE_PERCENT
from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.paths import Json
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World

GIB = 1024**3


def duration(world: World, size_bytes: int) -> timedelta:
    """Return the simulated time of copying a disk or snapshot of that size.

    Not modelled: the speed of region pairs and ``provisionedBandwidthCopySpeed``.
    """
    return world.settings.copy_base + world.settings.copy_per_gib * (size_bytes / GIB)


def begin(world: World, state: Json, size_bytes: int) -> datetime:
    """Note a copy in a resource's state and return when it is complete."""
    done = world.now + duration(world, size_bytes)
    state["copy_from"], state["copy_until"] = to_micros(world.now), to_micros(done)
    return done


def until(resource: Resource) -> datetime | None:
    """Return when the copy is complete, or ``None`` where nothing is copied."""
    end = resource.state.get("copy_until")
    return None if end is None else from_micros(end)


def percent(world: World, resource: Resource) -> float:
    """Return how far the copy is, 0 to 100; 100 where nothing is copied (B12)."""
    if "copy_failed_at" in resource.state:
        return float(resource.state["copy_failed_at"])
    start, end = resource.state.get("copy_from"), resource.state.get("copy_until")
    now = to_micros(world.now)
    if start is None or end is None or now >= end:
        return COMPLETE_PERCENT
    return round(COMPLETE_PERCENT * float(now - start) / float(end - start), 1)


def is_complete(world: World, resource: Resource) -> bool:
    """Tell whether all data is there, so that the resource can be a source (B23)."""
    return percent(world, resource) >= COMPLETE_PERCENT and "copy_failed_at" not in resource.state
