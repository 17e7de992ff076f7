import contextlib
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from azure_disk_simulator.store import StateFileError, Store


def test_a_raising_transaction_is_undone(store: Store) -> None:
    def fail() -> None:
        with store.write():
            store.set_setting("a", 1)
            store.pass_time(timedelta(days=1))
            raise KeyError

    with store.read():
        before = store.now()
    with pytest.raises(KeyError):
        fail()
    assert store.setting("a") is None
    with store.read():
        assert store.now() == before


def test_a_part_can_be_undone_by_itself(store: Store) -> None:
    with store.write():
        store.set_setting("kept", 1)
        with contextlib.suppress(KeyError), store.attempt():
            store.set_setting("lost", 1)
            raise KeyError
    assert (store.setting("kept"), store.setting("lost")) == (1, None)


def test_reading_cannot_turn_into_writing(store: Store) -> None:
    with (
        pytest.raises(RuntimeError, match="a reading transaction cannot turn into a writing one"),
        store.read(),
        store.write(),
    ):
        pass


def test_ids_are_never_given_twice_even_when_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    seen = set()
    for _ in range(3):
        store = Store(path, seed=5)
        with store.write():
            seen.add(store.new_id())
        store.close()
    assert len(seen) == 3


def test_what_is_no_state_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StateFileError) as caught:
        Store(path)
    assert str(caught.value) == (
        f"{path}: got 'file is not a database', allowed: a state file of version 1; delete it to "
        "begin with an empty simulated Azure"
    )


def test_a_state_file_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version=99")
    database.close()
    with pytest.raises(StateFileError, match="got version 99, allowed: a state file of version 1"):
        Store(path)


def test_a_folder_is_refused_by_sqlite(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open database file"):
        Store(tmp_path)


def test_many_can_open_a_new_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(Store(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({store.meta("subscription") for store in stores}) == 1
    assert len(stores) == 8
    for store in stores:
        store.close()


def test_a_file_that_stays_locked_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("azure_disk_simulator.store._BUSY_SECONDS", 0.0)
    monkeypatch.setattr("azure_disk_simulator.store._JOURNAL_SECONDS", 0.05)
    path = tmp_path / "a.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("CREATE TABLE other (x)")
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            Store(path)


def test_a_part_of_a_reading_sees_the_same_moment(store: Store) -> None:
    with store.read(), store.read():
        assert store.now() == store.now()
