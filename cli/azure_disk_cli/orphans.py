"""Engines and locks that a killed run left behind in a file backend.

The engine is a process of its own: when ``azdisk`` is killed alone it may still be writing the
state. Its lock file tells its process; once that is gone, the lock is nobody's.
"""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_GRACE_SECONDS = 20.0
"""An engine without its program and provider ends by itself within a few seconds."""
_INTERRUPT_SECONDS = 20.0
_POLL_SECONDS = 0.1


@dataclass(frozen=True)
class EngineLock:
    """A lock file of the engine's file backend."""

    path: Path
    pid: int
    """0 when the file does not tell."""
    hostname: str

    @property
    def is_of_this_host(self) -> bool:
        """Whether its process can be looked for here."""
        return not self.hostname or self.hostname == socket.gethostname()


def engine_locks(state: Path, stack: str) -> Iterator[EngineLock]:
    """Yield the locks on a stack in the file backend at ``state``."""
    folder = state / ".pulumi" / "locks"
    return (_read_lock(path) for path in sorted(folder.glob(f"**/{stack}/*.json")))


def _read_lock(path: Path) -> EngineLock:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return EngineLock(path, int(found.get("pid", 0)), str(found.get("hostname", "")))
    except (OSError, ValueError, AttributeError, TypeError):
        return EngineLock(path, 0, "")


def clear_orphans(state: Path, stack: str, say: Callable[[str], None]) -> int:
    """Wait for the engines of killed runs, then remove their locks; return how many there were.

    An engine that does not end by itself is interrupted, and at last killed: what it had begun is
    repaired from the state afterwards. Locks of other hosts stay.
    """
    cleared = 0
    for lock in list(engine_locks(state, stack)):
        if not lock.is_of_this_host:
            continue
        if is_engine(lock.pid):
            say(f"waiting for the engine of the killed run (process {lock.pid}) to end")
            _end(lock.pid)
        lock.path.unlink(missing_ok=True)
        cleared += 1
    return cleared


def is_engine(pid: int) -> bool:
    """Tell whether a process lives and is a Pulumi engine (process ids are used again)."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return "pulumi" in _command_of(pid) and not _is_zombie(pid)


def _command_of(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0", 1)[0]
    return _ps(pid, "comm=")


def _is_zombie(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][:1] == "Z"
    return _ps(pid, "state=").startswith("Z")


def _ps(pid: int, column: str) -> str:
    try:
        shown = subprocess.run(
            ["ps", "-o", column, "-p", str(pid)], capture_output=True, check=False, text=True
        )
    except OSError:
        return ""
    return shown.stdout.strip()


def _end(pid: int) -> None:
    for seconds, last_resort in (
        (_GRACE_SECONDS, signal.SIGINT),
        (_INTERRUPT_SECONDS, signal.SIGKILL),
    ):
        if _gone_within(pid, seconds):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, last_resort)
    _gone_within(pid, _INTERRUPT_SECONDS)


def _gone_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_engine(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True
