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
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_GRACE_SECONDS = 20.0
"""An engine without its program and provider ends by itself within a few seconds."""
_INTERRUPT_SECONDS = 20.0
_HELPER_SECONDS = 5.0
_POLL_SECONDS = 0.1
RUN_VARIABLE = "AZDISK_RUN"
"""In the environment of everything a run starts: the run's id."""


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


def end_helpers(run_ids: Collection[str]) -> int:
    """End what the engines of killed runs had started and left, and return how many those were.

    Policy packs listen for ever for an engine that is gone. They are known by the run id in their
    environment, so that nobody else's are touched. Only where ``/proc`` tells environments.
    """
    marks = {f"{RUN_VARIABLE}={run_id}".encode() for run_id in run_ids}
    found = [pid for pid in _own_processes() if marks & set(_environment_of(pid))]
    for stop in (signal.SIGTERM, signal.SIGKILL):
        for pid in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, stop)
        deadline = time.monotonic() + _HELPER_SECONDS
        while any(_lives(pid) for pid in found) and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)
    return len(found)


def _own_processes() -> list[int]:
    names = (path.name for path in Path("/proc").glob("[0-9]*"))
    return [int(name) for name in names if int(name) != os.getpid()]


def _environment_of(pid: int) -> list[bytes]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return []


def _lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and not _is_zombie(pid)


def is_engine(pid: int) -> bool:
    """Tell whether a process lives and is a Pulumi engine (process ids are used again)."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # Of another user: its command can be read all the same.
    return "pulumi" in Path(_command_of(pid)).name and not _is_zombie(pid)


def _command_of(pid: int) -> str:
    with suppress(OSError):
        return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0", 1)[0])
    return _ps(pid, "comm=")


def _is_zombie(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b") ")[2][:1] == b"Z"
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
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, last_resort)
    _gone_within(pid, _INTERRUPT_SECONDS)


def _gone_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_engine(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True
