"""One run at a time on a stack, and knowing that the run before was killed.

The lock is the operating system's: it vanishes with the process that held it, even under kill -9.
The marker is a file that only a run which ended in its own way takes away.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@contextmanager
def take_turn(folder: Path, command: str) -> Iterator[Turn]:
    """Hold the stack whose work lies in ``folder`` while ``command`` runs.

    Raises:
        Stop: (exit 1) another ``azdisk`` is at work on it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / _MARKER
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Stop(Exit.STOPPED, _busy(marker)) from None
    try:
        interrupted = interrupted_command(folder)
        turn = Turn(interrupted, needs_repair=bool(interrupted))
        _write(marker, interrupted or command)
        try:
            yield turn
        finally:
            if not turn.needs_repair:
                marker.unlink(missing_ok=True)
    finally:
        lock.release()


def interrupted_command(folder: Path) -> str:
    """Return the command that a marker tells was killed; empty when there is no marker."""
    try:
        found = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return "run"
    return str(found.get("command") or "run") if isinstance(found, dict) else "run"


def _write(marker: Path, command: str) -> None:
    fresh = marker.with_suffix(".new")
    fresh.write_text(json.dumps({"command": command, "pid": os.getpid()}), encoding="utf-8")
    fresh.replace(marker)


def _busy(marker: Path) -> str:
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
        who = f"azdisk {found['command']} (process {found['pid']})"
    except (OSError, ValueError, KeyError, TypeError):
        who = "another azdisk"
    return f"{who} is at work on this stack; wait until it has ended, or stop it"
