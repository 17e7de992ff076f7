"""Copies the pages of one blob to another: only those that hold something, and checked.

A content's hash is the SHA-256 over offset and MD5 of each window of 4 MiB that is not all zeros:
the same for the same content, however it was written, and as quick as the data is short.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from azure_disk_facts.vhd import MAX_PAGES_BYTES, PAGE_BYTES

if TYPE_CHECKING:
    from azure.storage.blob import BlobClient

Say = Callable[[str], None]
Range = tuple[int, int]
"""Offset and length."""

WINDOW = MAX_PAGES_BYTES
_WORKERS = 4
_BATCH = 64
_SAY_SECONDS = 15.0
_DIFF_SLICE = 256 * 1024**3
_MIB = 1024**2


@dataclass
class Progress:
    """Says now and then how far a copy is."""

    say: Say
    what: str
    total: int
    done: int = 0
    _said: float = field(default_factory=time.monotonic)

    def add(self, amount: int) -> None:
        """Count bytes that are done."""
        self.done += amount
        if time.monotonic() - self._said >= _SAY_SECONDS:
            self._said = time.monotonic()
            share = 100 * self.done // max(self.total, 1)
            self.say(f"{self.what}: {self.done // _MIB} of {self.total // _MIB} MiB ({share} %)")


class ContentHash:
    """Takes windows in the order of their offsets."""

    def __init__(self, start: str = "") -> None:
        self._hash = hashlib.sha256(start.encode())

    def add(self, offset: int, digest: bytes | None) -> None:
        """Take a window, by the digest of :func:`window_digest`."""
        if digest is not None:
            self._hash.update(offset.to_bytes(8, "big") + digest)

    @property
    def text(self) -> str:
        """The hash so far."""
        return f"sha256:{self._hash.hexdigest()}"


def hash_of(found: Iterable[tuple[int, bytes | None]]) -> str:
    """Return the hash of windows, each by its offset and digest."""
    result = ContentHash()
    for offset, digest in found:
        result.add(offset, digest)
    return result.text


def window_digest(offset: int, data: bytes) -> bytes | None:
    """Return the digest of the window that data lies in; ``None`` when it is all zeros."""
    if not data.strip(b"\0"):
        return None
    before = offset % WINDOW
    digest = hashlib.md5(bytes(before), usedforsecurity=False)
    digest.update(data)
    digest.update(bytes(WINDOW - before - len(data)))
    return digest.digest()


def windows(ranges: Iterable[Range]) -> Iterator[Range]:
    """Yield what to read: of each window, the stretch from its first to its last page in use."""
    waiting: Range | None = None
    for piece in split(ranges):
        if waiting is not None and piece[0] // WINDOW == waiting[0] // WINDOW:
            waiting = (waiting[0], piece[0] + piece[1] - waiting[0])
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def split(ranges: Iterable[Range]) -> Iterator[Range]:
    """Yield ranges cut at the bounds of windows, which one request may write."""
    for offset, length in ranges:
        at, end = offset, offset + length
        while at < end:
            stop = min(end, (at // WINDOW + 1) * WINDOW)
            yield at, stop - at
            at = stop


def used_ranges(blob: "BlobClient") -> list[Range]:
    """Return the page ranges of a blob that hold something."""
    return [
        (int(each.start or 0), int(each.end or 0) + 1 - int(each.start or 0))
        for each in blob.list_page_ranges()
        if not each.cleared
    ]


def changed_ranges(blob: "BlobClient", previous_url: str, length: int) -> list[Range]:
    """Return the page ranges of a snapshot that changed since another of its family (F7)."""
    found: list[Range] = []
    for offset in range(0, length, _DIFF_SLICE):
        size = min(_DIFF_SLICE, length - offset)
        filled, cleared = blob.get_page_range_diff_for_managed_disk(
            previous_url, offset=offset, length=size
        )
        found += [(each["start"], each["end"] + 1 - each["start"]) for each in (*filled, *cleared)]
    return merged(found)


def merged(ranges: Iterable[Range], gap: int = 0) -> list[Range]:
    """Return ranges in order, those joined that lie no more than a gap apart."""
    joined: list[Range] = []
    for offset, length in sorted(ranges):
        if joined and offset <= joined[-1][0] + joined[-1][1] + gap:
            end = max(joined[-1][0] + joined[-1][1], offset + length)
            joined[-1] = (joined[-1][0], end - joined[-1][0])
        else:
            joined.append((offset, length))
    return joined


def at_most(count: int, ranges: list[Range]) -> list[Range]:
    """Return no more than so many ranges that cover all: those nearest to one another joined."""
    gap = PAGE_BYTES
    while len(ranges) > count:
        ranges = merged(ranges, gap)
        gap *= 2
    return ranges


def read(blob: "BlobClient", piece: Range) -> bytes:
    """Return the bytes of a range."""
    return blob.download_blob(offset=piece[0], length=piece[1]).readall()


def copy(
    source: "BlobClient",
    target: "BlobClient",
    ranges: list[Range],
    *,
    progress: Progress,
    lease: str | None = None,
) -> list[tuple[int, bytes | None]]:
    """Write ranges of one blob into another; return offset and digest of each window.

    Every request carries the MD5 of its pages, which the service checks. Pages that are zeros are
    cleared: a blob that was seeded may hold something there.
    """

    def move(piece: Range) -> tuple[int, bytes | None]:
        data = read(source, piece)
        digest = window_digest(piece[0], data)
        if digest is None:
            target.clear_page(piece[0], piece[1], lease=lease)
        else:
            target.upload_page(data, piece[0], piece[1], validate_content=True, lease=lease)
        return piece[0] - piece[0] % WINDOW, digest

    return list(_in_order(move, ranges, progress))


def digests(
    blob: "BlobClient", ranges: list[Range], *, progress: Progress
) -> list[tuple[int, bytes | None]]:
    """Read ranges of a blob; return offset and digest of each window."""

    def look(piece: Range) -> tuple[int, bytes | None]:
        return piece[0] - piece[0] % WINDOW, window_digest(piece[0], read(blob, piece))

    return list(_in_order(look, ranges, progress))


def _in_order(
    work: Callable[[Range], tuple[int, bytes | None]], ranges: list[Range], progress: Progress
) -> Iterator[tuple[int, bytes | None]]:
    """Work on several ranges at once, never on all: they may be millions."""
    left = iter(ranges)
    with ThreadPoolExecutor(_WORKERS, thread_name_prefix="pages") as workers:
        while batch := list(islice(left, _BATCH)):
            for piece, done in zip(batch, workers.map(work, batch), strict=True):
                progress.add(piece[1])
                yield done
