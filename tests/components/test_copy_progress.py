import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pulumi
import pytest

from azure_disk_facts.copies import copy_deadline
from azure_disk_protection import copy_progress
from azure_disk_protection.copy_progress import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    CopyFailed,
    Progress,
    read_progress,
    wait_until_complete,
)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits that take no time, each noted."""
    noted: list[float] = []

    async def pause(seconds: float) -> None:
        noted.append(seconds)

    monkeypatch.setattr(copy_progress, "sleep", pause)
    return noted


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(pulumi.log, "info", lines.append)
    return lines


def looks(*seen: Progress) -> Callable[[], Awaitable[Progress]]:
    remaining = list(seen)

    async def look() -> Progress:
        return remaining.pop(0) if len(remaining) > 1 else remaining[0]

    return look


def wait(*seen: Progress) -> None:
    # Not asyncio.run, which leaves the thread without a loop for other tests.
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(wait_until_complete("c-copy", looks(*seen)))
    finally:
        loop.close()


def test_a_complete_copy_is_not_waited_for(pauses: list[float], said: list[str]) -> None:
    wait(Progress(100, 64))
    assert (pauses, said) == ([], [])


def test_tells_how_far_a_copy_is(pauses: list[float], said: list[str]) -> None:
    wait(Progress(0, 1000), Progress(50, 1000), Progress(100, 1000))
    assert pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE]
    assert said == [
        "c-copy: 0 % of 1000 GiB copied, about 2 h left",
        "c-copy: 50 % of 1000 GiB copied, about 62 min left",
    ]


def test_gives_up_after_what_the_size_allows(pauses: list[float], said: list[str]) -> None:
    with pytest.raises(CopyFailed) as caught:
        wait(Progress(97.2, 64))
    assert str(caught.value) == (
        "c-copy: 97 % of 64 GiB copied, about 1 min left after 60 min of waiting; the copy goes "
        "on, the next pulumi up waits for it again"
    )
    assert copy_deadline(64).total_seconds() <= sum(pauses)
    assert sum(pauses) < copy_deadline(64).total_seconds() + LONGEST_PAUSE
    assert max(pauses) == LONGEST_PAUSE
    assert len(said) == len(pauses)


def test_a_failed_copy_is_not_waited_for(pauses: list[float]) -> None:
    with pytest.raises(CopyFailed) as caught:
        wait(Progress(40, 64, "CopySourceNotFound: the source was deleted"))
    assert str(caught.value) == (
        "c-copy: the copy stopped at 40 percent: CopySourceNotFound: the source was deleted; it "
        "will never be complete: delete it, and pulumi up --refresh makes it anew"
    )
    assert pauses == []


@pytest.mark.parametrize(
    ("found", "expected", "complete"),
    [
        ({}, Progress(100, 0), True),
        ({"completion_percent": 12.5, "disk_size_gb": 64}, Progress(12.5, 64), False),
        (
            {
                "completion_percent": 100.0,
                "disk_size_gb": 64,
                "copy_completion_error": SimpleNamespace(error_code="X", error_message="gone"),
            },
            Progress(100, 64, "X: gone"),
            False,
        ),
    ],
)
def test_what_azure_tells(found: dict[str, Any], expected: Progress, *, complete: bool) -> None:
    """B12, B23: no percentage means that nothing is on its way; an error is never complete."""
    absent = {"completion_percent": None, "disk_size_gb": None, "copy_completion_error": None}
    progress = read_progress(SimpleNamespace(**{**absent, **found}))
    assert progress == expected
    assert progress.is_complete is complete
