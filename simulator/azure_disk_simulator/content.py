"""What lies on disks and in snapshots: sparse blocks, shared between points in time (B17, B22).

Blocks belong to a *lineage*: one disk and the snapshots taken of it. A block row holds for its
version and every later one until the next row of its position. A snapshot is a lineage and a
version, so taking one copies nothing; a disk made from a snapshot starts a lineage on top of it.
Deleting a snapshot removes the rows that no other point sees, and leaves the rest to the next.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from azure_disk_simulator import errors
from azure_disk_simulator.records import Resource

BLOCK = 4096
"""Bytes of a block."""

_ZEROS = bytes(BLOCK)


@dataclass(frozen=True)
class _Content:
    owner: str
    lineage: int
    version: int
    writable: bool = False


def _find(db: sqlite3.Connection, owner: str) -> _Content | None:
    row = db.execute(
        "SELECT owner, lineage, version, writable FROM contents WHERE owner=?", (owner,)
    ).fetchone()
    return None if row is None else _Content(row[0], row[1], row[2], writable=bool(row[3]))


def _store(db: sqlite3.Connection, content: _Content) -> None:
    db.execute(
        "INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)",
        (content.owner, content.lineage, content.version, int(content.writable)),
    )


def _new_lineage(db: sqlite3.Connection, base: _Content | None) -> int:
    values = (None, None) if base is None else (base.lineage, base.version)
    cursor = db.execute("INSERT INTO lineages (base, base_version) VALUES (?, ?)", values)
    number = int(cursor.lastrowid or 0)
    if base is not None:
        _store(db, _Content(_claim(number), base.lineage, base.version))
    return number


def _claim(lineage: int) -> str:
    """Owner under which a lineage holds the version it is based on."""
    return f"lineage:{lineage}"


def _check_range(resource: Resource, offset: int, length: int) -> None:
    size = int(resource.get("properties.diskSizeBytes", 0))
    if offset < 0 or length < 0 or offset + length > size:
        raise errors.invalid_parameter(
            f"The range of {length} bytes at {offset} is outside '{resource.name}' of {size} bytes."
        )


def _pieces(offset: int, length: int) -> Iterator[tuple[int, int, int]]:
    """Yield block position, start and end within the block."""
    end = offset + length
    while offset < end:
        position, start = divmod(offset, BLOCK)
        stop = min(BLOCK, start + end - offset)
        yield position, start, stop
        offset += stop - start


def write(db: sqlite3.Connection, disk: Resource, offset: int, *, data: bytes) -> None:
    """Write bytes into a disk.

    Raises:
        ArmError: 400, outside the disk or not a disk.
    """
    _check_range(disk, offset, len(data))
    if not disk.arm_type.lower().endswith("/disks"):
        raise errors.invalid_parameter(f"'{disk.name}' is no disk: it cannot be written.")
    content = _find(db, disk.key)
    if content is None:
        content = _Content(disk.key, _new_lineage(db, None), 0, writable=True)
        _store(db, content)
    taken = 0
    for position, start, stop in _pieces(offset, len(data)):
        block = bytearray(_block(db, content, position))
        block[start:stop] = data[taken : taken + stop - start]
        taken += stop - start
        db.execute(
            "INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?)",
            (content.lineage, position, content.version, bytes(block)),
        )


def read(db: sqlite3.Connection, resource: Resource, offset: int, *, length: int) -> bytes:
    """Return the bytes of a disk or snapshot.

    Raises:
        ArmError: 400, outside the disk.
    """
    _check_range(resource, offset, length)
    content = _find(db, resource.key)
    if content is None:
        return bytes(length)
    return b"".join(
        _block(db, content, position)[start:stop]
        for position, start, stop in _pieces(offset, length)
    )


def _block(db: sqlite3.Connection, content: _Content, position: int) -> bytes:
    base: _Content | None = content
    while base is not None:
        row = db.execute(
            "SELECT data FROM blocks WHERE lineage=? AND position=? AND version<=?"
            " ORDER BY version DESC LIMIT 1",
            (base.lineage, position, base.version),
        ).fetchone()
        if row is not None:
            return bytes(row[0])
        base = _base(db, base)
    return _ZEROS


def snapshot(db: sqlite3.Connection, source: Resource, taken: Resource) -> None:
    """Keep the source's content of this moment as that of another resource."""
    content = _find(db, source.key)
    if content is None:
        return
    _store(db, _Content(taken.key, content.lineage, content.version))
    if content.writable:
        _store(db, replace(content, version=content.version + 1))


def restore(db: sqlite3.Connection, source: Resource, disk: Resource) -> None:
    """Give a new disk the content of a disk or snapshot; later writes stay its own."""
    snapshot(db, source, disk)
    base = _find(db, disk.key)
    if base is not None:
        _store(db, _Content(disk.key, _new_lineage(db, base), 0, writable=True))


def release(db: sqlite3.Connection, owner: str) -> None:
    """Forget a resource's content; blocks that nothing else sees are freed (B17)."""
    content = _find(db, owner)
    if content is None:
        return
    db.execute("DELETE FROM contents WHERE owner=?", (owner,))
    lineage, version = content.lineage, content.version
    shared = db.execute(
        "SELECT 1 FROM contents WHERE lineage=? AND version=? LIMIT 1", (lineage, version)
    ).fetchone()
    if shared is not None:
        return
    _free(db, lineage, version)
    rest = db.execute("SELECT 1 FROM contents WHERE lineage=? LIMIT 1", (lineage,)).fetchone()
    if rest is None:
        db.execute("DELETE FROM lineages WHERE number=?", (lineage,))
        release(db, _claim(lineage))


def _neighbours(db: sqlite3.Connection, lineage: int, version: int) -> tuple[int, int | None]:
    (before,) = db.execute(
        "SELECT MAX(version) FROM contents WHERE lineage=? AND version<?", (lineage, version)
    ).fetchone()
    (after,) = db.execute(
        "SELECT MIN(version) FROM contents WHERE lineage=? AND version>?", (lineage, version)
    ).fetchone()
    return (-1 if before is None else before), after


def _free(db: sqlite3.Connection, lineage: int, version: int) -> None:
    before, after = _neighbours(db, lineage, version)
    query = "DELETE FROM blocks WHERE lineage=? AND version>? AND version<=?"
    values: tuple[int, ...] = (lineage, before, version)
    if after is not None:
        query += (
            " AND EXISTS (SELECT 1 FROM blocks AS next WHERE next.lineage=blocks.lineage"
            " AND next.position=blocks.position AND next.version>blocks.version"
            " AND next.version<=?)"
        )
        values += (after,)
    db.execute(query, values)


def used_bytes(db: sqlite3.Connection, resource: Resource) -> int:
    """Return the bytes of the blocks that came with this point: a snapshot's delta."""
    content = _find(db, resource.key)
    if content is None:
        return 0
    before, _ = _neighbours(db, content.lineage, content.version)
    (count,) = db.execute(
        "SELECT COUNT(*) FROM blocks WHERE lineage=? AND version>? AND version<=?",
        (content.lineage, before, content.version),
    ).fetchone()
    return int(count) * BLOCK


def positions(db: sqlite3.Connection, resource: Resource) -> dict[int, tuple[int, int]]:
    """Return the blocks that were ever written, each with the write that holds here.

    Two points of one family have the same write at a position unless it changed in between.
    """
    content = _find(db, resource.key)
    found: dict[int, tuple[int, int]] = {}
    while content is not None:
        rows = db.execute(
            "SELECT position, MAX(version) FROM blocks WHERE lineage=? AND version<=?"
            " GROUP BY position",
            (content.lineage, content.version),
        )
        for position, version in rows:
            found.setdefault(position, (content.lineage, version))
        content = _base(db, content)
    return found


def _base(db: sqlite3.Connection, content: _Content) -> _Content | None:
    base = db.execute(
        "SELECT base, base_version FROM lineages WHERE number=?", (content.lineage,)
    ).fetchone()
    return None if base is None or base[0] is None else _Content("", base[0], base[1])
