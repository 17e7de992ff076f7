from datetime import timedelta
from typing import Any

import pytest

from azure_disk_simulator.doors.polling import Polls, is_unfinished
from azure_disk_simulator.waiting import FIRST_WAIT
from tests.simulator.estate import Estate


def copied(estate: Estate) -> str:
    estate.azure.settings.copy_base = timedelta(hours=3)
    return str(estate.copy("c", estate.snapshot("s", estate.disk()))["id"])


def percent(body: dict[str, Any]) -> float:
    return float(body["properties"]["completionPercent"])


def test_the_first_look_takes_no_time(estate: Estate) -> None:
    copy = copied(estate)
    before = estate.azure.clock.now()
    assert percent(Polls(estate.azure).look(copy)) < 100
    assert estate.azure.clock.now() == before


def test_who_looks_again_has_waited(estate: Estate) -> None:
    copy, polls = copied(estate), Polls(estate.azure)
    seen = [percent(polls.look(copy)) for _ in range(6)]
    assert seen == sorted(seen)
    assert seen[1] < 100
    assert seen[-1] == 100, "hours cost a handful of looks"


def test_what_is_finished_takes_no_time_and_counts_anew(estate: Estate) -> None:
    disk, polls = estate.disk(), Polls(estate.azure)
    before = estate.azure.clock.now()
    for _ in range(3):
        polls.look(disk["id"])
    assert estate.azure.clock.now() == before


def test_looks_at_different_copies_count_apart(estate: Estate) -> None:
    copy, polls = copied(estate), Polls(estate.azure)
    other = estate.copy("e", estate.snapshot("t", estate.disk("d2")))
    polls.look(copy)
    before = estate.azure.clock.now()
    polls.look(other["id"])
    assert estate.azure.clock.now() == before
    polls.look(copy.upper())
    assert estate.azure.clock.now() == before + FIRST_WAIT


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({}, False),
        ({"completionPercent": 99.9}, True),
        ({"completionPercent": 100.0}, False),
        ({"completionPercent": 40.0, "copyCompletionError": {"errorCode": "x"}}, False),
    ],
)
def test_what_is_unfinished(properties: dict[str, Any], *, expected: bool) -> None:
    assert is_unfinished({"properties": properties}) is expected
