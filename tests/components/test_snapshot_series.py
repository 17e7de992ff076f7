from typing import Any

import pulumi
import pytest

from azure_disk_protection import InvalidInputs, SnapshotSeries
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from tests.components.cases import snapshot_series as case
from tests.components.recording import DISK_ID, SET_ID, SNAPSHOT_ID, Recording, record

FIRST, SECOND, THIRD = (f"2026-01-0{day}T02:00:00Z" for day in (1, 2, 3))
BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "source_disk_id": DISK_ID,
    "disk_encryption_set_id": SET_ID,
    "schedules": [{"name": "nightly", "every": "P1D", "keep_last": 2}],
    "points": [FIRST, SECOND, THIRD],
    "as_of": THIRD,
}


def series(**inputs: Any) -> Recording:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: SnapshotSeries("s", args))


def test_a_snapshot_for_each_point() -> None:
    made = series(tags={"team": "web"}, source_tags={"team": "x", "disk": "d"})
    snapshot = made["s-20260103T020000Z-snapshot"]
    assert snapshot.at("snapshotName") == "s-20260103T020000Z"
    assert snapshot.at("incremental") is True
    assert snapshot.at("sku.name") == "Standard_ZRS"
    assert snapshot.at("tags") == {
        "team": "web",
        "disk": "d",
        "point": "20260103T020000Z",
        "retention": "kept",
    }
    assert len(made.of_type("Snapshot")) == 3


def test_what_is_released_goes_when_it_is_left_out_and_all_else_stays() -> None:
    made = series(protect=True)
    released, kept = made["s-20260101T020000Z-snapshot"], made["s-20260102T020000Z-snapshot"]
    assert released.at("tags.retention") == "released"
    assert not released.request.retainOnDelete
    assert not released.request.protect
    assert kept.request.retainOnDelete
    assert kept.request.protect


@pytest.mark.parametrize(
    ("inputs", "kept"),
    [
        ({"copying": [FIRST]}, True),
        ({"disk_is_gone": True}, True),
        ({"disk_is_gone": True, "when_disk_goes": "ApplyRetention"}, False),
        ({"when_disk_goes": "KeepAll"}, False),
    ],
)
def test_what_stays_whatever_the_schedules_say(inputs: dict[str, Any], *, kept: bool) -> None:
    first = series(**inputs)["s-20260101T020000Z-snapshot"]
    assert (first.at("tags.retention") == "kept") is kept
    assert bool(first.request.retainOnDelete) is kept


def test_takes_over_what_exists() -> None:
    made = series(imports={"20260101T020000Z-snapshot": SNAPSHOT_ID}, name_prefix="bakery")
    assert made["s-20260101T020000Z-snapshot"].request.importId == SNAPSHOT_ID
    assert made["s-20260101T020000Z-snapshot"].at("snapshotName") == "bakery-20260101T020000Z"


def test_outputs_say_why_and_until_when() -> None:
    def program() -> dict[str, Any]:
        made = SnapshotSeries("s", {**case.args(), **inputs})  # type: ignore[typeddict-item]
        return {
            "ids": made.snapshot_ids,
            "by": made.kept_by,
            "until": made.kept_until,
            "released": made.released,
        }

    inputs = {"points": [FIRST, SECOND, THIRD], "as_of": THIRD, "schedules": BASE["schedules"]}
    with Azure.in_memory() as azure:
        outputs = run_program(azure, program).outputs
        stamps = ["20260101T020000Z", "20260102T020000Z", "20260103T020000Z"]
        assert list(outputs["ids"]) == stamps
        assert all(azure.exists(each) for each in outputs["ids"].values())
    assert outputs["by"] == {stamps[1]: "nightly last", stamps[2]: "nightly last, newest"}
    assert outputs["until"] == {stamps[1]: "2026-01-04T00:00:00+00:00"}
    assert outputs["released"] == stamps[:1]


def test_no_snapshot_is_taken_now_for_a_moment_of_the_past() -> None:
    """The hook that the engine asks before it creates one, in previews too."""
    made = series(points=[THIRD])["s-20260103T020000Z-snapshot"]
    (before,) = made.request.hooks.before_create
    assert before == "azure-disk-protection-refuse-points-of-the-past-in-preview-SnapshotSeries-s"


def test_wrong_inputs_before_anything_is_declared() -> None:
    with pytest.raises(InvalidInputs, match=r"points\[0\]: got 'monday', allowed: a moment"):
        series(points=["monday"])


def test_points_known_to_pulumi_only_are_refused() -> None:
    def program() -> None:
        args: Any = {**BASE, "points": pulumi.Output.from_input([FIRST])}
        SnapshotSeries("s", args)

    with pytest.raises(InvalidInputs, match=r"points: got .*, allowed: a list; write it as a list"):
        record(program)


def test_a_name_that_begins_no_name_in_azure() -> None:
    """A18: before anything is declared."""
    args: Any = BASE
    with pytest.raises(InvalidInputs, match="resource's name, 'my series', begins no name"):
        record(lambda: SnapshotSeries("my series", args))
