"""The life of a snapshot, from its disk to disks made of it long after, on the real engine.

One stack, one deployment after the other; content is written to the disk between them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve
from tests.azurite.service import Azurite
from tests.conformance.life import Life
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME
from tests.conformance.snapshot_checks import (
    GIB,
    MIB,
    Story,
    assert_of,
    check_disk,
    check_moments,
    check_point,
    check_series,
    check_vhd,
    restored,
    series,
)
from tests.conformance.snapshot_life import RESTORED, TEAM, VHD, Content, account_id, program


@pytest.fixture
def story(engine: Engine, azurite: Azurite, tmp_path: Path) -> Iterator[Story]:
    with Azure.in_memory() as azure, serve(azure) as grpc, serve_http(azure) as http:
        azure.settings.role_delay = timedelta(0)
        for group, region in ((GROUP, HOME), (AWAY_GROUP, AWAY)):
            azure.put(
                f"/subscriptions/{azure.subscription_id}/resourceGroups/{group}",
                {"location": region},
            )
        account = {"location": HOME, "sku": {"name": "Standard_LRS"}, "kind": "StorageV2"}
        azure.put(account_id(azure), account)
        environment = engine.environment(
            {**grpc.environment, **http.environment, **azurite.environment}
        )
        yield Story(azure, Life(engine, tmp_path, environment))


@pytest.mark.timeout(900)
def test_the_life_of_a_snapshot(story: Story, azurite: Azurite) -> None:
    disk = a_disk(story)
    three_snapshots(story)
    the_second_goes(story)
    a_copy_and_a_baseline(story)
    an_export(story, azurite)
    disks_of_each(story)
    series_of_the_new_disks(story)
    assert story.get("disks", "orders")["properties"]["uniqueId"] == disk
    the_program_goes(story)


def a_disk(story: Story) -> str:
    assert story.step() == {("orders-disk", "create")}
    story.write(0, b"orders of monday" * 1000)
    story.write(MIB - 5, b"across two blocks")
    story.write(4 * GIB - 7, b"the end")
    return story.unique("disks", "orders")


def three_snapshots(story: Story) -> None:
    """B1, B5, B7, B8, B14, B15: one family, each of its moment and of the size of that moment."""
    assert story.step(snapshots=("s1",)) == {("s1-snapshot", "create")}
    story.moment("s1")
    story.write(MIB, b"changed on tuesday")
    story.write(3 * MIB, b"only of tuesday" * 500)
    grown = story.step(snapshots=("s1", "s2"), disk_gib=8)
    assert grown == {("orders-disk", "update"), ("s2-snapshot", "create")}
    story.moment("s2")
    story.write(0, b"orders of wednesday")
    story.write(8 * GIB - 4, b"last")
    assert story.step(snapshots=("s1", "s2", "s3")) == {("s3-snapshot", "create")}
    story.moment("s3")
    story.write(0, b"orders of thursday" * 2000)

    for name, size in (("s1", 4), ("s2", 8), ("s3", 8)):
        check_point(story, name, size=size, tags={**TEAM, "moment": name})
        assert_of(story.snapshot(name), story.unique("disks", "orders"))
    assert story.family("s1") == story.family("s2") == story.family("s3") != ""
    empty, moments = Content(), story.moments
    earlier = {"s1": empty, "s2": moments["s1"], "s3": moments["s2"]}
    for name, before in earlier.items():
        used = story.azure.used_bytes(story.id("snapshots", f"orders-{name}"))
        assert used == moments[name].since(before), "a snapshot keeps what changed since the last"


def the_second_goes(story: Story) -> None:
    """B17: a point in the middle goes, and the later one keeps what it needs of it."""
    assert story.step(passing=frozenset({"s2"})) == set(), "that alone changes nothing in Azure"
    assert story.azure.exists(story.id("snapshots", "orders-s2"))
    assert story.step(snapshots=("s1", "s3")) == {("s2-snapshot", "delete")}
    assert not story.azure.exists(story.id("snapshots", "orders-s2"))
    check_moments(story, "s1", "s3")
    used = story.azure.used_bytes(story.id("snapshots", "orders-s3"))
    assert used == story.moments["s3"].since(story.moments["s1"])


def a_copy_and_a_baseline(story: Story) -> None:
    """B1, B7, B10, B11: both of S3, which is not touched; each region's own key."""
    before = story.snapshot("s3")
    made = story.step(copies=True)
    assert made == {("away-copy", "create"), ("baseline-snapshot", "create")}
    assert story.snapshot("s3") == before
    for name in ("s3-away", "baseline"):
        story.moments[name] = story.moments["s3"]
        assert_of(story.snapshot(name), before["properties"]["uniqueId"])
    check_point(story, "s3-away", size=8, tags={**TEAM, "source-region": HOME})
    reasons = {"full-snapshot-reason": "baseline", "source-sku": "Premium_LRS"}
    check_point(story, "baseline", size=8, tags={**TEAM, **reasons})
    # Whether copies share the family of their source is not settled (B7); they do not here.
    assert story.family("s3-away") not in {"", story.family("s3")}


def an_export(story: Story, azurite: Azurite) -> None:
    """F1-F8: refused under DenyAll; open for the export alone, and closed again."""
    closed = replace(story.declared, exports=True)
    assert "DenyAll" in story.life.up(program(closed, story.azure)).error
    container = azurite.container()
    assert not container.get_blob_client(VHD).exists()
    before = story.snapshot("s3")

    made = story.step(exports=True, opened=True)
    assert made == {("s3-snapshot", "update"), ("orders-vhd-export", "create")}
    assert story.snapshot("s3")["properties"]["diskState"] == "Unattached", "access is taken back"
    assert story.step(opened=False) == {("s3-snapshot", "update")}
    assert story.snapshot("s3") == before
    assert "sig=" not in str(story.life.resources())
    assert story.life.resources()["orders-vhd-export"]["outputs"]["sizeBytes"] == 8 * GIB + 512
    check_vhd(story, container.get_blob_client(VHD))


def disks_of_each(story: Story) -> None:
    """A12, B19: S3, its copy, its baseline and its VHD each make a disk, once."""
    made = story.step(restores=True)
    assert made == {(f"{name}-disk", "create") for name in RESTORED}
    sources = {
        "from-s3": story.snapshot("s3"),
        "from-away": story.snapshot("s3-away"),
        "from-baseline": story.snapshot("baseline"),
    }
    uniques = {story.unique("disks", "orders")}
    for name in RESTORED:
        disk = restored(story, name)
        check_disk(story, disk, away=name == "from-away")
        uniques.add(disk["properties"]["uniqueId"])
        if name in sources:
            source = sources[name]
            assert disk["properties"]["creationData"]["sourceResourceId"] == source["id"]
            assert_of(disk, source["properties"]["uniqueId"])
            assert story.moments["s3"].holds(story.azure, disk["id"])
    assert len(uniques) == 5, "each is a disk of its own"
    data = restored(story, "from-vhd")["properties"]["creationData"]
    assert data["createOption"] == "Import"
    assert data["sourceUri"].endswith(VHD)
    assert data["storageAccountId"] == account_id(story.azure)


def series_of_the_new_disks(story: Story) -> None:
    """B7: a new disk begins a family, whatever its content comes from."""
    points: list[str] = []
    for day in ("first", "second"):
        story.azure.advance(timedelta(hours=2))
        points.append(story.azure.clock.now().replace(microsecond=0).isoformat())
        for name in RESTORED:
            story.azure.write_disk(restored(story, name)["id"], 5 * MIB, day.encode())
        made = story.step(points=tuple(points), as_of=points[-1])
        assert len([step for step in made if step[1] == "create"]) == len(RESTORED)
    families = {story.family("s3"), story.family("s3-away")}
    for name in RESTORED:
        first, second = series(story, name)
        check_series(story, name, first, second)
        families.add(first["properties"]["incrementalSnapshotFamilyId"])
    assert len(families) == 2 + len(RESTORED)
    gone = story.step(points=tuple(points[1:]))
    assert {op for _, op in gone} == {"delete"}
    assert [len(series(story, name)) for name in RESTORED] == [1, 1, 1, 1]


def the_program_goes(story: Story) -> None:
    """What stands for a moment outlives its disk, its stack, and the disk's key stays with it."""
    assert story.step(protect=False) == set()
    assert story.life.destroy().error == ""
    assert not story.azure.exists(story.id("disks", "orders"))
    check_moments(story, "s1", "s3", "s3-away", "baseline")
    for name in RESTORED:
        (kept,) = series(story, name)
        assert story.azure.read(kept["id"], 5 * MIB, 6) == b"second"
    for away in (False, True):
        key = "orders-key-away" if away else "orders-key"
        assert story.azure.exists(story.id("diskEncryptionSets", f"des-{key}", away=away))
