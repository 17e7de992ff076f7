"""A series of snapshots over several deployments, on the real engine."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import SnapshotSeries
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.conformance.life import Life
from tests.conformance.programs import GROUP, HOME, groups, web_disk

pytestmark = pytest.mark.engine

FIRST, SECOND, THIRD = (f"2026-01-01T0{hour}:00:00Z" for hour in (1, 2, 3))
STAMPS = {point: point.replace("-", "").replace(":", "") for point in (FIRST, SECOND, THIRD)}


def series(*points: str, keep: int = 1, as_of: str | None = None) -> Callable[[], None]:
    def program() -> None:
        SnapshotSeries(
            "s",
            {
                "resource_group_name": GROUP,
                "location": HOME,
                "source_disk_id": web_disk(groups()).disk_id,
                "schedules": [{"name": "hourly", "every": "PT1H", "keep_last": keep}],
                "points": list(points),
                "as_of": points[-1] if as_of is None else as_of,
                "encryption_type": EncryptionType.PLATFORM_KEY,
            },
        )

    return program


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        yield azure


@pytest.fixture
def life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Life]:
    with serve(azure) as address:
        yield Life(engine, tmp_path, dict(address.environment))


def snapshots(azure: Azure) -> list[str]:
    group = f"/subscriptions/{azure.subscription_id}/resourceGroups/{GROUP}"
    return [body["name"] for body in azure.list(group, "Microsoft.Compute/snapshots")]


def names(*points: str) -> list[str]:
    return [f"s-{STAMPS[point]}" for point in points]


def steps(run: Any, *ops: str) -> Sequence[tuple[str, str]]:
    assert not run.error
    return [(step.name, step.op) for step in run.steps if step.op in ops]


def test_a_point_is_taken_released_and_only_then_deleted(azure: Azure, life: Life) -> None:
    assert not life.up(series(FIRST)).error
    program = series(FIRST, SECOND)
    (shown,) = [step for step in life.preview(program).steps if step.op == "update"]
    assert shown.name == f"s-{STAMPS[FIRST]}-snapshot"
    assert shown.paths == ("tags.retention",), "the preview says what is released"
    assert steps(life.up(program), "create", "delete") == [
        (f"s-{STAMPS[SECOND]}-snapshot", "create")
    ]
    assert snapshots(azure) == names(FIRST, SECOND), "released, and still there"

    deleted = [(f"s-{STAMPS[FIRST]}-snapshot", "delete")]
    assert steps(life.preview(series(SECOND)), "delete") == deleted
    assert steps(life.up(series(SECOND)), "delete") == deleted
    assert snapshots(azure) == names(SECOND)


def test_a_kept_point_that_is_left_out_stays_in_azure(azure: Azure, life: Life) -> None:
    assert not life.up(series(FIRST, keep=5)).error
    assert not life.up(series(FIRST, SECOND, keep=5)).error
    assert not life.up(series(SECOND, keep=5)).error
    assert snapshots(azure) == names(FIRST, SECOND)
    assert f"s-{STAMPS[FIRST]}-snapshot" not in life.resources()


def test_no_snapshot_is_taken_now_for_a_moment_of_the_past(azure: Azure, life: Life) -> None:
    program = series(FIRST, THIRD, keep=5)
    said = (
        f"s-{STAMPS[FIRST]}-snapshot: a snapshot taken now is not of that moment, allowed: points "
        "from 20260101T020000Z on, an hour before asOf; remove the point, or give the id of its "
        f"snapshot in imports as {STAMPS[FIRST]}-snapshot"
    )
    assert said in life.preview(program).error
    assert said in life.up(program).error
    assert names(FIRST)[0] not in snapshots(azure)
