"""Rows of the state file: resources, links between them, deleted things.

Every look-up goes through an index; none reads all resources.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from azure_disk_simulator.clock import from_micros, to_micros
from azure_disk_simulator.records import (
    Deleted,
    DeletedRecord,
    Link,
    Resource,
    Tombstone,
    key_of,
)

_LOAD = "SELECT number, id, type, body, state, created FROM resources WHERE key=?"
_BELOW = (
    "SELECT number, id, type, body, state, created FROM resources WHERE key >= ? AND key < ?"
    " ORDER BY key"
)
_BELOW_OF_TYPE = (
    "SELECT number, id, type, body, state, created FROM resources"
    " WHERE type=? AND key >= ? AND key < ? ORDER BY key"
)
_COUNT_BELOW = "SELECT COUNT(*) FROM resources WHERE type=? AND key >= ? AND key < ?"
_USERS = (
    "SELECT r.number, r.id, r.type, r.body, r.state, r.created"
    " FROM links AS l JOIN resources AS r ON r.number = l.source"
    " WHERE l.kind=? AND l.target=? ORDER BY l.source"
)
_ALL_BURIED = (
    "SELECT number, id, type, body, state, created, deleted_at, purge_at, purge_protected, why,"
    " owner FROM deleted WHERE purge_at > ?"
)
_BURIED = {
    "": _ALL_BURIED + " ORDER BY number",
    "key": _ALL_BURIED + " AND key=? ORDER BY number",
    "owner": _ALL_BURIED + " AND owner=? ORDER BY number",
    "holds": _ALL_BURIED + " AND holds=? ORDER BY number",
}


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _resource(row: tuple[Any, ...]) -> Resource:
    number, resource_id, arm_type, body, state, created = row
    return Resource(
        resource_id,
        arm_type,
        json.loads(body),
        from_micros(created),
        json.loads(state) if state != "{}" else {},
        number,
    )


def _deleted(row: tuple[Any, ...]) -> DeletedRecord:
    resource = _resource(row[:6])
    deleted_at, purge_at, purge_protected, why, owner = row[6:]
    shown = Deleted(
        resource.id,
        resource.arm_type,
        resource.name,
        from_micros(deleted_at),
        from_micros(purge_at),
        bool(purge_protected),
        why,
    )
    resource.number = None
    return DeletedRecord(shown, resource, owner, row[0])


def _below(scope: str) -> tuple[str, str]:
    """Return the bounds of the keys below a scope; ``0`` follows ``/`` in the alphabet."""
    key = key_of(scope)
    return f"{key}/", f"{key}0"


class Tables:
    """Typed access to the rows; transactions are the caller's business."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, for tables that have a module of their own."""
        return self._db

    def load(self, resource_id: str) -> Resource | None:
        """Return a resource by its id in any case."""
        row = self._db.execute(_LOAD, (key_of(resource_id),)).fetchone()
        return None if row is None else _resource(row)

    def has(self, resource_id: str) -> bool:
        """Tell whether a resource exists."""
        query = "SELECT 1 FROM resources WHERE key=?"
        return self._db.execute(query, (key_of(resource_id),)).fetchone() is not None

    def save(self, resource: Resource, links: Iterable[Link] | None = None) -> None:
        """Insert or update a resource; its links are replaced unless ``None``."""
        body, state = _text(resource.body), _text(resource.state)
        if resource.number is None:
            cursor = self._db.execute(
                "INSERT INTO resources (key, type, id, body, state, created)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    resource.key,
                    resource.arm_type,
                    resource.id,
                    body,
                    state,
                    to_micros(resource.created),
                ),
            )
            resource.number = cursor.lastrowid
        else:
            self._db.execute(
                "UPDATE resources SET body=?, state=? WHERE number=?",
                (body, state, resource.number),
            )
            if links is not None:
                self._db.execute("DELETE FROM links WHERE source=?", (resource.number,))
        if links is not None:
            self._link(resource, links)

    def _link(self, resource: Resource, links: Iterable[Link]) -> None:
        rows = [
            (
                link.kind,
                link.target.lower(),
                0 if link.at is None else to_micros(link.at),
                resource.number,
            )
            for link in links
        ]
        if rows:
            self._db.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?)", rows)

    def remove(self, resource: Resource) -> None:
        """Delete a resource and the links that start from it."""
        self._db.execute("DELETE FROM links WHERE source=?", (resource.number,))
        self._db.execute("DELETE FROM resources WHERE number=?", (resource.number,))

    def below(self, scope: str, arm_type: str | None = None) -> Iterator[Resource]:
        """Return the resources below a scope, in the order of their ids."""
        bounds = _below(scope)
        if arm_type is None:
            rows = self._db.execute(_BELOW, bounds).fetchall()
        else:
            rows = self._db.execute(_BELOW_OF_TYPE, (arm_type, *bounds)).fetchall()
        return map(_resource, rows)

    def count_below(self, scope: str, arm_type: str) -> int:
        """Return how many resources of a type lie below a scope."""
        row = self._db.execute(_COUNT_BELOW, (arm_type, *_below(scope))).fetchone()
        return int(row[0])

    def users(self, kind: str, target: str) -> list[Resource]:
        """Return the resources that have a link of that kind to the target, oldest first."""
        return [_resource(row) for row in self._db.execute(_USERS, (kind, key_of(target)))]

    def count_links(self, kind: str, target: str, after: datetime | None = None) -> int:
        """Return how many links of a kind lead to a target, of those later than ``after``."""
        query = "SELECT COUNT(*) FROM links WHERE kind=? AND target=?"
        values: tuple[object, ...] = (kind, key_of(target))
        if after is not None:
            query += " AND at > ?"
            values += (to_micros(after),)
        return int(self._db.execute(query, values).fetchone()[0])

    def bury(self, resource: Resource, deleted_at: datetime, tombstone: Tombstone) -> None:
        """Move a resource to the deleted things."""
        self.remove(resource)
        self._db.execute(
            "INSERT INTO deleted (key, type, id, body, state, created, deleted_at, purge_at,"
            " purge_protected, why, owner, holds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                resource.key,
                resource.arm_type,
                resource.id,
                _text(resource.body),
                _text(resource.state),
                to_micros(resource.created),
                to_micros(deleted_at),
                to_micros(tombstone.purge_at),
                int(tombstone.purge_protected),
                tombstone.why,
                tombstone.owner,
                tombstone.holds.lower(),
            ),
        )

    def buried(self, now: datetime, by: str = "", value: str = "") -> list[DeletedRecord]:
        """Return deleted things that are not purged yet, oldest first.

        ``by`` picks those of one ``key``, ``owner`` or ``holds``.
        """
        values = (to_micros(now), value) if by else (to_micros(now),)
        return [_deleted(row) for row in self._db.execute(_BURIED[by], values)]

    def unbury(self, record: DeletedRecord) -> None:
        """Remove one of the deleted things, because it was recovered or purged."""
        self._db.execute("DELETE FROM deleted WHERE number=?", (record.number,))

    def purge(self, now: datetime) -> None:
        """Remove the deleted things whose time is over."""
        self._db.execute("DELETE FROM deleted WHERE purge_at <= ?", (to_micros(now),))
