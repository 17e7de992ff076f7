import multiprocessing
import os
import signal
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from azure_disk_cli.engine import cache
from azure_disk_cli.engine.cache import Entry, is_whole, provide


def _silent(_line: str) -> None:
    return None


def _fill(folder: Path) -> None:
    (folder / "bin").mkdir()
    (folder / "bin" / "tool").write_text("tool\n")


def _count_and_fill(folder: Path) -> None:
    """Slow enough for a second process to arrive."""
    with (folder.parent / "made").open("a") as log:
        log.write("made\n")
    time.sleep(1)
    _fill(folder)


def _fill_half_and_hang(folder: Path) -> None:
    _fill(folder)
    (folder.parent / "hanging").touch()
    time.sleep(600)


def _provide(path: Path, started: Event) -> None:
    started.wait()
    provide(Entry(path, _count_and_fill), _silent)


def _provide_and_hang(path: Path) -> None:
    provide(Entry(path, _fill_half_and_hang), _silent)


def test_root_follows_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZDISK_CACHE_DIR", "/elsewhere")
    assert cache.root() == Path("/elsewhere")
    monkeypatch.delenv("AZDISK_CACHE_DIR")
    assert cache.root() == user_cache_path("azure-disk-protection")


def test_made_once(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        _fill(folder)

    path = tmp_path / "cache" / "entry"
    assert provide(Entry(path, make), _silent) == path
    assert provide(Entry(path, make), _silent) == path
    assert len(made) == 1
    assert (path / "bin" / "tool").read_text() == "tool\n"


def _truncate(path: Path) -> None:
    (path / "bin" / "tool").write_text("")


def _remove(path: Path) -> None:
    (path / "bin" / "tool").unlink()


def _forbid(path: Path) -> None:
    (path / "bin" / "tool").chmod(0o600)


def _scribble(path: Path) -> None:
    (path / cache.MANIFEST).write_text("[")


@pytest.mark.parametrize("damage", [_truncate, _remove, _forbid, _scribble])
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    path = provide(Entry(tmp_path / "entry", _fill), _silent)
    assert is_whole(path)
    damage(path)
    assert not is_whole(path)
    provide(Entry(path, _fill), _silent)
    assert is_whole(path)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["entry", "entry.lock"]


def test_a_failed_attempt_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        _fill(folder)
        raise RuntimeError("no luck")

    with pytest.raises(RuntimeError, match="no luck"):
        provide(Entry(tmp_path / "entry", fail), _silent)
    assert [item.name for item in tmp_path.iterdir()] == ["entry.lock"]


def test_two_processes_make_it_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    path = tmp_path / "entry"
    processes = [context.Process(target=_provide, args=(path, started)) for _ in range(2)]
    for process in processes:
        process.start()
    started.set()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert (tmp_path / "made").read_text() == "made\n"
    assert is_whole(path)


def test_the_second_process_is_told_what_it_waits_for(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    started.set()
    path = tmp_path / "entry"
    first = context.Process(target=_provide, args=(path, started))
    first.start()
    _await(tmp_path / "made")
    lines: list[str] = []
    provide(Entry(path, _fill), lines.append)
    first.join(60)
    assert lines == [f"waiting for another process that is making {path}"]


def test_killed_in_the_middle_leaves_nothing_that_is_used(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    path = tmp_path / "entry"
    process = context.Process(target=_provide_and_hang, args=(path,))
    process.start()
    _await(tmp_path / "hanging")
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(60)
    assert not path.exists()
    assert len(list(tmp_path.glob("entry.unfinished-*"))) == 1

    provide(Entry(path, _fill), _silent)
    assert is_whole(path)
    assert list(tmp_path.glob("entry.unfinished-*")) == []


def _await(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} did not appear")
