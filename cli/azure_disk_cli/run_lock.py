"""One run at a time on a stack, and knowing that the run before was killed.

The lock is the operating system's: it vanishes with the process that held it, even under kill -9.
The marker is a file that only a run which ended in its own way takes away.
"""

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from azure_disk_cli.outcome import Exit, Stop

_MARKER = "running.json"
_LOCK = "run.lock"


@dataclass
class Turn:
    """A run's turn on a stack."""

    interrupted: str
    """The command that was killed in an earlier turn; empty when there is nothing to repair."""
    needs_repair: bool
    """Whether the marker has to stay for the next run; cleared by whoever repaired the state."""
    run_id: str
    """Names this run to the processes it starts."""
    killed_runs: tuple[str, ...]
    """The ids of the runs that were killed."""


@dataclass(frozen=True)
class Marker:
    """What the marker file tells of runs that have not ended in their own way."""

    command: str = ""
    pid: int = 0
    runs: tuple[str, ...] = ()


@contextmanager
def take_turn(folder: Path, command: str) -> Iterator[Turn]:
    """Hold the stack whose work lies in ``folder`` while ``command`` runs.

    Raises:
        Stop: (exit 1) another ``azdisk`` is at work on it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _MARKER
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Stop(Exit.STOPPED, _busy(read_marker(folder))) from None
    try:
        before = read_marker(folder)
        killed = before.command
        turn = Turn(killed, bool(killed), run_id=uuid.uuid4().hex, killed_runs=before.runs)
        _write(path, Marker(killed or command, os.getpid(), (*before.runs, turn.run_id)))
        try:
            yield turn
        finally:
            if not turn.needs_repair:
                path.unlink(missing_ok=True)
    finally:
        lock.release()


def read_marker(folder: Path) -> Marker:
    """Return what the marker tells; empty when every run has ended in its own way."""
    try:
        found = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
        return Marker(str(found["command"]), int(found["pid"]), tuple(found["runs"]))
    except FileNotFoundError:
        return Marker()
    except (OSError, ValueError, KeyError, TypeError):
        return Marker("run")


def _write(path: Path, marker: Marker) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(marker)), encoding="utf-8")
    fresh.replace(path)


def _busy(marker: Marker) -> str:
    who = f"azdisk {marker.command} (process {marker.pid})" if marker.pid else "another azdisk"
    return f"{who} is at work on this stack; wait until it has ended, or stop it"
