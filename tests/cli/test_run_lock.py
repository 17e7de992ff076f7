import json
from pathlib import Path

import pytest

from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_lock import Marker, read_marker, take_turn


def test_a_run_that_ends_leaves_no_marker(tmp_path: Path) -> None:
    with take_turn(tmp_path / "work", "up") as turn:
        assert (turn.interrupted, turn.killed_runs) == ("", ())
        assert read_marker(tmp_path / "work").command == "up"
        assert read_marker(tmp_path / "work").runs == (turn.run_id,)
    assert read_marker(tmp_path / "work") == Marker()


def test_a_failed_run_leaves_no_marker_either(tmp_path: Path) -> None:
    with pytest.raises(KeyError), take_turn(tmp_path, "up"):
        raise KeyError
    assert read_marker(tmp_path) == Marker()


def write(tmp_path: Path, text: str) -> None:
    (tmp_path / "running.json").write_text(text)


def test_a_killed_run_is_known_until_it_is_repaired(tmp_path: Path) -> None:
    write(tmp_path, json.dumps({"command": "up", "pid": 1, "runs": ["a"]}))
    with take_turn(tmp_path, "down") as turn:
        assert (turn.interrupted, turn.needs_repair, turn.killed_runs) == ("up", True, ("a",))
    marker = read_marker(tmp_path)
    assert marker.command == "up"
    assert marker.runs[0] == "a"
    assert len(marker.runs) == 2
    with take_turn(tmp_path, "up") as turn:
        turn.needs_repair = False
    assert read_marker(tmp_path) == Marker()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"command": "up"}'])
def test_a_torn_marker_counts_as_a_killed_run(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    assert read_marker(tmp_path) == Marker("run")


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with take_turn(tmp_path, "up"), pytest.raises(Stop) as stop, take_turn(tmp_path, "down"):
        pass
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value).startswith("azdisk up (process ")
    assert str(stop.value).endswith(
        ") is at work on this stack; wait until it has ended, or stop it"
    )


def test_a_holder_whose_marker_cannot_be_read(tmp_path: Path) -> None:
    with take_turn(tmp_path, "up"):
        write(tmp_path, "{")
        with pytest.raises(Stop) as stop, take_turn(tmp_path, "down"):
            pass
    assert str(stop.value).startswith("another azdisk is at work on this stack;")
