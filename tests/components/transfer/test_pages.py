import hashlib
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_protection.transfer import pages
from azure_disk_protection.transfer.pages import WINDOW, Range

_PAGES = st.tuples(st.integers(0, 60_000), st.integers(1, 30_000))
RANGES = st.lists(_PAGES, max_size=12).map(
    lambda found: pages.merged([(at * 512, size * 512) for at, size in found])
)


def covered(ranges: list[Range]) -> int:
    return sum(size for _, size in pages.merged(ranges))


@given(RANGES)
def test_split_keeps_all_and_no_piece_crosses_a_window(ranges: list[Range]) -> None:
    pieces = list(pages.split(ranges))
    assert pages.merged(pieces) == ranges
    assert all(at // WINDOW == (at + size - 1) // WINDOW for at, size in pieces)


@given(RANGES)
def test_each_window_is_read_once(ranges: list[Range]) -> None:
    found = list(pages.windows(ranges))
    numbers = [at // WINDOW for at, _ in found]
    assert numbers == sorted(set(numbers))
    assert covered([*ranges, *found]) == covered(found)


@given(RANGES, st.integers(1, 5))
def test_at_most_covers_all_with_few(ranges: list[Range], count: int) -> None:
    found = pages.at_most(count, ranges)
    assert len(found) <= count
    assert covered([*ranges, *found]) == covered(found)


def test_a_window_of_zeros_counts_as_nothing() -> None:
    assert pages.window_digest(0, bytes(1024)) is None


def test_a_digest_is_that_of_the_whole_window() -> None:
    whole = bytes(512) + b"x" * 512 + bytes(WINDOW - 1024)
    expected = hashlib.md5(whole, usedforsecurity=False).digest()
    assert pages.window_digest(WINDOW + 512, b"x" * 512) == expected
    assert pages.window_digest(WINDOW, whole) == expected


def test_a_hash_depends_on_where_what_lies() -> None:
    def text(*windows: tuple[int, bytes | None]) -> str:
        made = pages.ContentHash()
        for each in windows:
            made.add(*each)
        return made.text

    assert text((0, b"a"), (WINDOW, None)) == text((0, b"a"))
    assert len({text(), text((0, b"a")), text((WINDOW, b"a"))}) == 3


def test_progress_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    clock = [0.0]
    monkeypatch.setattr(pages, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    progress = pages.Progress(said.append, "copied", 200 * 1024**2)
    progress._said = 0.0
    for _ in range(4):
        clock[0] += 10
        progress.add(50 * 1024**2)
    assert said == ["copied: 100 of 200 MiB (50 %)", "copied: 200 of 200 MiB (100 %)"]


def test_changes_are_asked_for_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def diff(_: str, *, offset: int, length: int) -> Any:
        asked.append((offset, length))
        return [{"start": offset, "end": offset + 511}], [
            {"start": offset + 512, "end": 1023 + offset}
        ]

    monkeypatch.setattr(pages, "_DIFF_SLICE", 4096)
    blob: Any = SimpleNamespace(get_page_range_diff_for_managed_disk=diff)
    assert pages.changed_ranges(blob, "url", 6144) == [(0, 1024), (4096, 1024)]
    assert asked == [(0, 4096), (4096, 2048)]


def test_many_pieces_stay_in_order() -> None:
    blob: Any = SimpleNamespace(
        download_blob=lambda offset, length: SimpleNamespace(readall=lambda: b"x" * length)
    )
    ranges = [(number * WINDOW, 512) for number in range(150)]
    progress = pages.Progress(lambda _: None, "read", 150 * 512)
    found = pages.digests(blob, ranges, progress=progress)
    assert [at for at, _ in found] == [at for at, _ in ranges]
    assert progress.done == 150 * 512
