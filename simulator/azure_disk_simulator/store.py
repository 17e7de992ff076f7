"""State of one simulated Azure in one SQLite file.

A transaction for each request; write-ahead log, so that a killed process loses no acknowledged
request and a reader never waits. Several threads share one connection under a lock, several
processes share the file.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from azure_disk_simulator import clock, ids
from azure_disk_simulator.store_schema import SCHEMA, VERSION
from azure_disk_simulator.tables import Tables

_BUSY_SECONDS = 60.0
_JOURNAL_SECONDS = 10.0


class StateFileError(Exception):
    """The file is no state of a simulated Azure, or one of another version."""

    def __init__(self, path: str, got: str) -> None:
        super().__init__(
            f"{path}: got {got}, allowed: a state file of version {VERSION}; "
            "delete it to begin with an empty simulated Azure"
        )


class Store(Tables):
    """The state file: transactions, time and ids; the rows are in :class:`Tables`."""

    def __init__(self, path: Path | None, seed: int = 0) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._writing = False
        self._clock = 0
        self._counter = 0
        name = ":memory:" if path is None else str(path)
        connection = sqlite3.connect(
            name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        super().__init__(connection)
        try:
            self._open(seed)
        except sqlite3.DatabaseError as error:
            connection.close()
            if isinstance(error, sqlite3.OperationalError):
                raise
            raise StateFileError(name, f"'{error}'") from error
        except StateFileError:
            connection.close()
            raise
        self.seed = int(self._meta("seed"))

    def _open(self, seed: int) -> None:
        self._use_write_ahead_log()
        self._db.execute("PRAGMA synchronous=NORMAL")
        with self._transaction("IMMEDIATE"):
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version not in (0, VERSION):
                raise StateFileError(self._file_name(), f"version {version}")
            if version == 0:
                self._create(seed)

    def _use_write_ahead_log(self) -> None:
        """SQLite does not wait for a lock when it changes the journal mode, so this does."""
        deadline = time.monotonic() + _JOURNAL_SECONDS
        while True:
            try:
                self._db.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)

    def _create(self, seed: int) -> None:
        for statement in SCHEMA:
            self._db.execute(statement)
        self._db.execute(
            "INSERT INTO time_and_ids VALUES (1, ?, 0)", (clock.to_micros(clock.START),)
        )
        self._db.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [
                ("seed", str(seed)),
                ("subscription", ids.derived("subscription", str(seed))),
                ("tenant", ids.derived("tenant", str(seed))),
                ("client", ids.derived("client", str(seed))),
                ("caller", ids.derived("caller", str(seed))),
            ],
        )
        self._db.execute(f"PRAGMA user_version={VERSION}")

    def _file_name(self) -> str:
        return str(self._db.execute("PRAGMA database_list").fetchone()[2]) or ":memory:"

    def _meta(self, name: str) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE name=?", (name,)).fetchone()
        return str(row[0])

    def meta(self, name: str) -> str:
        """Return a fixed fact of this Azure: subscription, tenant, client, caller, seed."""
        with self._lock:
            return self._meta(name)

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[None]:
        self._db.execute(f"BEGIN {mode}")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def read(self) -> Iterator[None]:
        """One consistent view of the state; inside another transaction, a part of that."""
        with self._lock:
            if self._depth:
                yield
                return
            with self._transaction("DEFERRED"), self._entered():
                yield

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that is kept when it ends well and undone when it raises."""
        with self._lock:
            if self._writing:
                yield
                return
            if self._depth:
                raise RuntimeError("a reading transaction cannot turn into a writing one")
            with self._transaction("IMMEDIATE"), self._entered():
                self._writing = True
                before = (self._clock, self._counter)
                try:
                    yield
                finally:
                    self._writing = False
                if (self._clock, self._counter) != before:
                    self._db.execute(
                        "UPDATE time_and_ids SET clock=?, counter=?", (self._clock, self._counter)
                    )

    @contextmanager
    def _entered(self) -> Iterator[None]:
        row = self._db.execute("SELECT clock, counter FROM time_and_ids").fetchone()
        self._clock, self._counter = row
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of a writing transaction that is undone by itself when it raises."""
        self._db.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK TO attempt")
            raise
        finally:
            self._db.execute("RELEASE attempt")

    def now(self) -> datetime:
        """Simulated time; only inside a transaction."""
        return clock.from_micros(self._clock)

    def pass_time(self, by: timedelta) -> None:
        """Move time forward; only inside a writing transaction."""
        self._clock += by // timedelta(microseconds=1)

    def new_id(self) -> str:
        """Return a fresh GUID; only inside a writing transaction."""
        self._counter += 1
        return ids.identifier(self.seed, self._counter)

    def setting(self, name: str) -> Any:
        """Return a stored setting as JSON value, or ``None``."""
        with self._lock:
            row = self._db.execute("SELECT value FROM settings WHERE name=?", (name,)).fetchone()
        return None if row is None else json.loads(row[0])

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a setting, for every process that has this state open."""
        with self.write():
            self._db.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, json.dumps(value))
            )

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        with self._lock:
            self._db.close()
