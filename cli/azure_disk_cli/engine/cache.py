"""The user's cache folder: what lies in it under its name is whole, always."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from azure_disk_cli.engine.handle import Progress

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """A folder of the cache, made once and then only read."""

    path: Path
    """Where it lies once it is whole."""
    make: Callable[[Path], None]
    """Fills an empty folder, or raises; what it leaves behind then is removed."""


def root() -> Path:
    """``AZDISK_CACHE_DIR``, else ``azure-disk-protection`` in the cache folder of the user."""
    named = os.environ.get("AZDISK_CACHE_DIR")
    return Path(named) if named else user_cache_path("azure-disk-protection", appauthor=False)


def is_whole(path: Path) -> bool:
    """Whether a folder holds each file it was published with, at the size and mode it had then."""
    try:
        manifest = json.loads((path / MANIFEST).read_text())
        return bool(manifest) and all(
            [(path / name).stat().st_size, (path / name).stat().st_mode] == expected
            for name, expected in manifest.items()
        )
    except (OSError, ValueError, AttributeError):
        return False


def provide(entry: Entry, progress: Progress) -> Path:
    """Returns the entry's folder, making it first where it is absent or damaged.

    Processes that ask at the same time wait for the one that makes it. It is made in a folder
    beside it and renamed when done, so that a process killed at any moment leaves nothing that
    could be taken for whole.

    Raises:
        Exception: whatever ``entry.make`` raises.
    """
    if is_whole(entry.path):
        return entry.path
    entry.path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(entry.path.with_name(f"{entry.path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress(f"waiting for another process that is making {entry.path}")
        lock.acquire()
    try:
        if not is_whole(entry.path):
            _make(entry)
    finally:
        lock.release()
    return entry.path


def _make(entry: Entry) -> None:
    """Called under the lock: every unfinished folder here belongs to a process that is gone."""
    prefix = f"{entry.path.name}.unfinished-"
    _sweep(entry.path.parent, prefix)
    unfinished = Path(tempfile.mkdtemp(prefix=prefix, dir=entry.path.parent))
    try:
        entry.make(unfinished)
        _write_manifest(unfinished)
        unfinished.chmod(0o755)
        shutil.rmtree(entry.path, ignore_errors=True)  # damaged, or absent
        unfinished.rename(entry.path)
    finally:
        _sweep(entry.path.parent, prefix)


def _sweep(parent: Path, prefix: str) -> None:
    for path in parent.glob(f"{prefix}*"):
        shutil.rmtree(path, ignore_errors=True)


def _write_manifest(folder: Path) -> None:
    stats = {
        str(path.relative_to(folder)): path.stat()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = {name: [stat.st_size, stat.st_mode] for name, stat in stats.items()}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
