import json
import os
import signal
import socket
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from azure_disk_cli import orphans
from azure_disk_cli.orphans import (
    RUN_VARIABLE,
    EngineLock,
    clear_orphans,
    end_helpers,
    engine_locks,
)

Start = Callable[..., "subprocess.Popen[str]"]

NEVER_A_PID = 2**22 + 1
"""Above the highest process id that Linux gives."""

# Says when it is ready, then waits; a builtin, so that the process is the shell itself.
_STUBBORN = "trap '' INT TERM; echo ready; read line"
_OBEDIENT = "trap 'exit 0' INT TERM; echo ready; read line"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a shell under the name ``pulumi``; what still runs in the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(script: str, name: str = "pulumi", **variables: str) -> "subprocess.Popen[str]":
        link = tmp_path / "bin" / name
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to("/bin/sh")
        process = subprocess.Popen(
            [str(link), "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **variables},
            # A run in the background may ignore interrupts, which a shell can't change any more.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits a few hundredths of a second where users' machines wait for seconds."""
    for name in ("_GRACE_SECONDS", "_INTERRUPT_SECONDS", "_HELPER_SECONDS"):
        monkeypatch.setattr(orphans, name, 0.05)
    monkeypatch.setattr(orphans, "_POLL_SECONDS", 0.01)


def lock(state: Path, content: object, *, stack: str = "dev", name: str = "a.json") -> Path:
    path = state / ".pulumi" / "locks" / "organization" / "project" / stack / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def quiet(_line: str) -> None:
    return None


def has_ended(process: "subprocess.Popen[str]") -> bool:
    deadline = time.monotonic() + 5
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return process.returncode is not None


def test_locks_of_one_stack(tmp_path: Path) -> None:
    first = lock(tmp_path, {"pid": 7, "username": "me", "hostname": "here"})
    second = lock(tmp_path, {}, name="b.json")
    lock(tmp_path, {"pid": 8}, stack="prod")
    lock(tmp_path, "", name="notes.txt")
    assert list(engine_locks(tmp_path, "dev")) == [
        EngineLock(first, 7, "here"),
        EngineLock(second, 0, ""),
    ]
    assert list(engine_locks(tmp_path / "absent", "dev")) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '{"pid": "x"}', '{"pid": null}'])
def test_a_lock_that_tells_nothing_is_nobodys(tmp_path: Path, text: str) -> None:
    path = lock(tmp_path, text)
    assert list(engine_locks(tmp_path, "dev")) == [EngineLock(path, 0, "")]


def test_only_this_hosts_processes_can_be_looked_for(tmp_path: Path) -> None:
    assert EngineLock(tmp_path, 1, "").is_of_this_host
    assert EngineLock(tmp_path, 1, socket.gethostname()).is_of_this_host
    assert not EngineLock(tmp_path, 1, "another-host").is_of_this_host


def test_locks_of_processes_that_are_gone_are_removed(tmp_path: Path) -> None:
    gone = lock(tmp_path, {"pid": NEVER_A_PID, "hostname": socket.gethostname()})
    untold = lock(tmp_path, "", name="b.json")
    others = lock(tmp_path, {"pid": 1, "hostname": "another-host"}, name="c.json")
    lines: list[str] = []
    assert clear_orphans(tmp_path, "dev", lines.append) == 2
    assert lines == []
    assert [path.exists() for path in (gone, untold, others)] == [False, False, True]


def test_a_process_that_is_no_engine_is_left_alone(tmp_path: Path, start: Start) -> None:
    process = start(_STUBBORN, name="editor")
    path = lock(tmp_path, {"pid": process.pid})
    assert clear_orphans(tmp_path, "dev", quiet) == 1
    assert not path.exists()
    assert process.poll() is None


def test_an_engine_that_ends_by_itself_is_waited_for(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = start("echo ready; sleep 0.1")
    lock(tmp_path, {"pid": process.pid})
    killed: list[int] = []
    kill = os.kill

    def watched(pid: int, number: int) -> None:
        killed.extend([number] if number else [])
        kill(pid, number)

    monkeypatch.setattr(orphans, "_POLL_SECONDS", 0.01)
    monkeypatch.setattr(os, "kill", watched)
    lines: list[str] = []
    assert clear_orphans(tmp_path, "dev", lines.append) == 1
    assert lines == [f"waiting for the engine of the killed run (process {process.pid}) to end"]
    assert killed == []
    assert has_ended(process)


@pytest.mark.usefixtures("fast")
def test_an_engine_that_does_not_end_is_interrupted(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It ends as soon as the machine lets it.
    monkeypatch.setattr(orphans, "_INTERRUPT_SECONDS", 20)
    process = start(_OBEDIENT)
    lock(tmp_path, {"pid": process.pid})
    assert clear_orphans(tmp_path, "dev", quiet) == 1
    assert has_ended(process)
    assert process.returncode in {0, -signal.SIGINT}


@pytest.mark.usefixtures("fast")
def test_an_engine_that_does_not_listen_is_killed(tmp_path: Path, start: Start) -> None:
    process = start(_STUBBORN)
    path = lock(tmp_path, {"pid": process.pid})
    assert clear_orphans(tmp_path, "dev", quiet) == 1
    assert has_ended(process)
    assert process.returncode == -signal.SIGKILL
    assert not path.exists()


def test_what_is_an_engine(start: Start) -> None:
    engine, other = start(_STUBBORN), start(_STUBBORN, name="other")
    assert orphans.is_engine(engine.pid)
    assert not orphans.is_engine(other.pid)
    assert not any(orphans.is_engine(pid) for pid in (-1, 0, NEVER_A_PID))
    engine.kill()
    # Nobody has waited for it yet: a zombie.
    os.waitid(os.P_PID, engine.pid, os.WEXITED | os.WNOWAIT)
    assert not orphans.is_engine(engine.pid)


def test_a_process_that_only_lies_in_a_folder_named_so_is_no_engine(start: Start) -> None:
    assert not orphans.is_engine(start(_STUBBORN, name="pulumi-projects/editor").pid)


def test_a_process_whose_name_is_no_utf8_is_no_engine(start: Start) -> None:
    name = os.fsdecode(b"caf\xe9")
    process = start(_STUBBORN, name=name)
    assert orphans._command_of(process.pid).endswith(name)
    assert not orphans._is_zombie(process.pid)
    assert not orphans.is_engine(process.pid)


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize(("name", "is_engine"), [("pulumi", True), ("editor", False)])
def test_another_users_process_cannot_be_ended(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch, name: str, *, is_engine: bool
) -> None:
    process = start(_STUBBORN, name=name)

    def refuse(pid: int, number: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(os, "kill", refuse)
        assert orphans.is_engine(process.pid) is is_engine
        lock(tmp_path, {"pid": process.pid})
        assert clear_orphans(tmp_path, "dev", quiet) == 1
    assert process.poll() is None


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("script", [_OBEDIENT, _STUBBORN])
def test_helpers_are_known_by_the_run_that_started_them(start: Start, script: str) -> None:
    run = uuid.uuid4().hex
    ours = start(script, **{RUN_VARIABLE: run})
    theirs = start(script, **{RUN_VARIABLE: f"{run}-2"})
    nobodys = start(script)
    assert end_helpers([run, f"{run}-3"]) == 1
    assert has_ended(ours)
    assert theirs.poll() is None
    assert nobodys.poll() is None


@pytest.mark.parametrize("runs", [[], ["no-such-run"]])
def test_no_helpers(runs: list[str]) -> None:
    assert end_helpers(runs) == 0


def test_a_helper_that_has_ended_meanwhile_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"{RUN_VARIABLE}=run".encode()
    monkeypatch.setattr(orphans, "_own_processes", lambda: [NEVER_A_PID])
    monkeypatch.setattr(orphans, "_environment_of", lambda pid: [mark])
    assert end_helpers(["run"]) == 1


def test_a_process_that_is_gone_tells_nothing() -> None:
    assert orphans._environment_of(NEVER_A_PID) == []
    assert orphans._command_of(NEVER_A_PID) == ""
    assert not orphans._is_zombie(NEVER_A_PID)
    assert not orphans._lives(NEVER_A_PID)


@pytest.mark.parametrize(
    ("column", "said", "asked", "answer"),
    [
        ("comm=", "/opt/pulumi\n", orphans._command_of, "/opt/pulumi"),
        ("state=", "Z+\n", orphans._is_zombie, True),
        ("state=", "S\n", orphans._is_zombie, False),
    ],
)
def test_where_there_is_no_proc_ps_is_asked(
    monkeypatch: pytest.MonkeyPatch,
    column: str,
    said: str,
    asked: Callable[[int], object],
    answer: object,
) -> None:
    def run(command: list[str], **_options: Any) -> SimpleNamespace:
        assert command == ["ps", "-o", column, "-p", str(NEVER_A_PID)]
        return SimpleNamespace(stdout=said)

    monkeypatch.setattr(subprocess, "run", run)
    assert asked(NEVER_A_PID) == answer


def test_without_ps_nothing_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert orphans._command_of(NEVER_A_PID) == ""
    assert not orphans._is_zombie(NEVER_A_PID)
