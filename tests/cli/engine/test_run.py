import time
from pathlib import Path

import pytest

from azure_disk_cli.engine import run
from azure_disk_cli.engine.run import Command, CommandFailed, output_of


def test_output_is_stripped() -> None:
    assert output_of(Command(["sh", "-c", "echo '  v1  '"], 10)) == "v1"


def test_folder_and_environment_are_used(tmp_path: Path) -> None:
    command = Command(
        ["/bin/sh", "-c", "pwd; echo $X"], 10, folder=tmp_path, environment={"X": "y"}
    )
    assert output_of(command).splitlines() == [str(tmp_path), "y"]


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("echo one >&2; echo two >&2; exit 3", "exit code 3: two"),
        ("echo out; exit 1", "exit code 1: out"),
        ("exit 1", "exit code 1: said nothing"),
    ],
)
def test_failure_is_told_in_one_line(script: str, text: str) -> None:
    with pytest.raises(CommandFailed) as caught:
        output_of(Command(["sh", "-c", script], 10))
    assert str(caught.value) == text


def test_absent_command() -> None:
    with pytest.raises(CommandFailed) as caught:
        output_of(Command(["/absent/tool"], 10))
    assert str(caught.value) == "/absent/tool cannot be started: No such file or directory"


def test_a_command_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    witness = tmp_path / "child-lived-on"
    script = f"(sleep 2; touch {witness}) & sleep 60"
    started = time.monotonic()
    with pytest.raises(CommandFailed) as caught:
        output_of(Command(["sh", "-c", script], 0.5))
    assert str(caught.value) == "no end after 0.5 s"
    assert time.monotonic() - started < 10
    time.sleep(2.2)
    assert not witness.exists()


def test_a_long_command_says_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "HEARTBEAT_SECONDS", 0.2)
    lines: list[str] = []
    output_of(Command(["sleep", "0.7"], 10, activity="sleeping"), lines.append)
    assert lines[0] == "sleeping (0 s so far)"
    assert len(lines) >= 2


def test_without_an_activity_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "HEARTBEAT_SECONDS", 0.1)
    lines: list[str] = []
    output_of(Command(["sleep", "0.3"], 10), lines.append)
    assert lines == []
