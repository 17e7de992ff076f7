"""Blocks on disks and in snapshots, against a naive model that keeps full copies."""

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from azure_disk_simulator.content import BLOCK
from tests.simulator.estate import Estate, Json, refused

SPAN = 8 * BLOCK


def test_what_was_never_written_is_zeros(estate: Estate) -> None:
    assert estate.azure.read(estate.disk()["id"], 10, 5000) == bytes(5000)


def test_an_unwritten_disk_uses_nothing(estate: Estate) -> None:
    assert estate.azure.used_bytes(estate.disk()["id"]) == 0


def test_writes_cross_blocks(estate: Estate) -> None:
    disk = estate.disk()["id"]
    estate.azure.write_disk(disk, BLOCK - 3, b"abcdef")
    assert estate.azure.read(disk, BLOCK - 4, 8) == b"\0abcdef\0"
    assert estate.azure.used_bytes(disk) == 2 * BLOCK


def test_reads_and_writes_stay_inside(estate: Estate) -> None:
    disk = estate.disk(size=1)["id"]
    text = "The range of 2 bytes at 1073741823 is outside 'd' of 1073741824 bytes"
    with refused("InvalidParameter", match=text):
        estate.azure.read(disk, 1024**3 - 1, 2)
    with refused("InvalidParameter", match="The range of 1 bytes at -1 is outside"):
        estate.azure.write_disk(disk, -1, b"x")


def test_snapshots_cannot_be_written(estate: Estate) -> None:
    snapshot = estate.snapshot("s", estate.disk())
    with refused("InvalidParameter", match="'s' is no disk: it cannot be written"):
        estate.azure.write_disk(snapshot["id"], 0, b"x")


def test_an_incremental_snapshot_holds_what_changed(estate: Estate) -> None:
    """B22."""
    disk = estate.disk()
    estate.azure.write_disk(disk["id"], 0, bytes([1]) * 4 * BLOCK)
    first = estate.snapshot("one", disk)
    estate.azure.write_disk(disk["id"], 0, b"changed")
    second = estate.snapshot("two", disk)
    assert estate.azure.used_bytes(first["id"]) == 4 * BLOCK
    assert estate.azure.used_bytes(second["id"]) == BLOCK
    assert estate.azure.read(first["id"], 0, 7) == bytes([1]) * 7
    assert estate.azure.read(second["id"], 0, 7) == b"changed"


def test_deleting_a_middle_snapshot_merges_into_the_next(estate: Estate) -> None:
    """B17."""
    disk = estate.disk()
    points = []
    for number in range(3):
        estate.azure.write_disk(disk["id"], number * BLOCK, bytes([number + 1]) * BLOCK)
        points.append(estate.snapshot(f"s{number}", disk)["id"])
    estate.azure.delete(points[1])
    assert estate.azure.used_bytes(points[2]) == 2 * BLOCK
    assert estate.azure.read(points[2], BLOCK, 1) == b"\2"
    assert estate.azure.read(points[0], BLOCK, 1) == b"\0"


@dataclass
class Point:
    """A disk or snapshot and what should lie in it."""

    body: Json
    bytes: bytearray = field(default_factory=lambda: bytearray(SPAN))


class Contents(RuleBasedStateMachine):
    """Random writes, snapshots, restores, copies and deletions."""

    disks = Bundle("disks")
    snapshots = Bundle("snapshots")

    def __init__(self) -> None:
        super().__init__()
        self.estate = Estate()
        self.azure = self.estate.azure
        self.count = 0
        self.points: list[Point] = []

    def name(self) -> str:
        self.count += 1
        return f"p{self.count}"

    def keep(self, point: Point) -> Point:
        self.points.append(point)
        return point

    @rule(target=disks)
    def make_disk(self) -> Point:
        return self.keep(Point(self.estate.disk(self.name(), size=1)))

    @rule(disk=disks, offset=st.integers(0, SPAN - 1), data=st.binary(min_size=1, max_size=9000))
    def write(self, disk: Point, offset: int, data: bytes) -> None:
        data = data[: SPAN - offset]
        self.azure.write_disk(disk.body["id"], offset, data)
        disk.bytes[offset : offset + len(data)] = data

    @rule(target=snapshots, disk=disks)
    def take(self, disk: Point) -> Point:
        self.azure.advance(self.estate.azure.settings.copy_base * 10)
        body = self.estate.snapshot(self.name(), disk.body)
        return self.keep(Point(body, bytearray(disk.bytes)))

    @rule(target=disks, snapshot=snapshots)
    def restore(self, snapshot: Point) -> Point:
        body = self.estate.restore(self.name(), snapshot.body)
        return self.keep(Point(body, bytearray(snapshot.bytes)))

    @rule(target=disks, disk=disks)
    def clone(self, disk: Point) -> Point:
        body = self.estate.restore(self.name(), disk.body)
        return self.keep(Point(body, bytearray(disk.bytes)))

    @rule(point=consumes(disks))
    def delete_disk(self, point: Point) -> None:
        self.delete(point)

    @rule(point=consumes(snapshots))
    def delete_snapshot(self, point: Point) -> None:
        self.delete(point)

    def delete(self, point: Point) -> None:
        self.azure.delete(point.body["id"])
        self.points = [each for each in self.points if each is not point]

    @invariant()
    def everything_reads_as_it_should(self) -> None:
        for point in self.points:
            assert self.azure.read(point.body["id"], 0, SPAN) == point.bytes

    @invariant()
    def nothing_is_leaked(self) -> None:
        database = self.azure._store.database  # the blocks have no public count
        (blocks,) = database.execute("SELECT COUNT(*) FROM blocks").fetchone()
        naive = sum(len(bytes(point.bytes).strip(b"\0")) > 0 for point in self.points)
        assert blocks * BLOCK <= max(1, len(self.points)) * SPAN
        if not self.points:
            assert blocks == naive == 0

    def teardown(self) -> None:
        for point in list(self.points):
            self.delete(point)
        self.nothing_is_leaked()
        self.azure.close()


Contents.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestContents = Contents.TestCase
