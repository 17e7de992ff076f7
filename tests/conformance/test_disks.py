"""What becomes of a disk on the real engine: it grows, never shrinks, keeps what it is made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pulumi_azure_native import compute, resources

from azure_disk_cli.engine import Engine
from azure_disk_protection import ManagedDisk
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.conformance.life import Life


@pytest.fixture
def life(engine: Engine, tmp_path: Path) -> Iterator[Life]:
    """A stack in a simulated Azure."""
    with Azure.in_memory() as azure, serve(azure) as address:
        yield Life(engine, tmp_path, dict(address.environment))


def program(*, source: str | None = None, **inputs: Any) -> None:
    """Declare a disk, beside two snapshots it may be made from."""
    group = resources.ResourceGroup("group", resource_group_name="rg", location="westeurope")
    place: dict[str, Any] = {"resource_group_name": group.name, "location": "westeurope"}
    origin = compute.Disk(
        "origin",
        **place,
        disk_size_gb=8,
        sku={"name": "Premium_LRS"},
        creation_data={"create_option": "Empty"},
    )
    snapshots = {
        name: compute.Snapshot(
            name,
            **place,
            incremental=True,
            creation_data={"create_option": "Copy", "source_resource_id": origin.id},
        )
        for name in ("monday", "tuesday")
    }
    if source is not None:
        inputs["source_id"] = snapshots[source].id
    args: dict[str, Any] = {
        **place,
        "disk_name": "d",
        "sku": "Premium_LRS",
        "encryption_type": "EncryptionAtRestWithPlatformKey",
        "protect": False,
        **inputs,
    }
    ManagedDisk("d", args)  # type: ignore[arg-type]


def outputs_of(life: Life) -> dict[str, Any]:
    """Return what Azure answered for the disk."""
    found: dict[str, Any] = life.resources()["d-disk"]["outputs"]
    return found


def test_a_disk_grows_in_place_and_never_shrinks(life: Life) -> None:
    """A9, pain 8: growing is an update; shrinking is refused by the preview already."""
    assert not life.up(lambda: program(size_gib=16)).error
    unique = outputs_of(life)["uniqueId"]
    grown = life.up(lambda: program(size_gib=32))
    assert (grown.ops(), grown.error) == ({"update"}, "")
    assert outputs_of(life)["diskSizeGB"] == 32
    for act in (life.preview, life.up):
        refused = act(lambda: program(size_gib=16))
        assert (
            "d-disk: sizeGib: got 16, allowed: 32 or more, the size the disk has; Azure never "
            "shrinks a disk"
        ) in refused.error
    assert outputs_of(life)["diskSizeGB"] == 32
    assert outputs_of(life)["uniqueId"] == unique


def test_a_disk_keeps_what_it_is_made_of_and_says_so(life: Life) -> None:
    """A12, pain 7: another source, or another sector size, replaces nothing and is told."""
    made = life.up(lambda: program(source="monday"))
    assert (made.error, made.warnings) == ("", [])
    unique = outputs_of(life)["uniqueId"]
    changed = life.preview(lambda: program(source="tuesday"))
    assert (changed.steps, changed.error) == ([], "")
    (warning,) = changed.warnings
    assert "d-disk: sourceId is '" in warning
    assert "but the disk was made with '" in warning
    assert "it counts at creation only, the disk stays as it is" in warning
    gone = life.up(lambda: program(size_gib=8))
    assert not gone.error
    assert "replace" not in gone.ops()
    assert outputs_of(life)["uniqueId"] == unique
    assert life.resources()["d"]["outputs"]["createdFrom"].split("/")[-1].startswith("monday")


def test_another_sector_size_is_told(life: Life) -> None:
    """A7: it is fixed at creation."""
    v2: dict[str, Any] = {"sku": "PremiumV2_LRS", "zone": "1", "size_gib": 8}
    assert not life.up(lambda: program(**v2)).error
    changed = life.up(lambda: program(**v2, logical_sector_size=512))
    assert (changed.steps, changed.error) == ([], "")
    (warning,) = changed.warnings
    assert "logicalSectorSize is 512 in the program, but the disk was made with 4096" in warning
