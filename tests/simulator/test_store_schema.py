import sqlite3

from azure_disk_simulator.store import Store
from azure_disk_simulator.store_schema import SCHEMA, VERSION


def test_the_schema_makes_a_database() -> None:
    database = sqlite3.connect(":memory:")
    for statement in SCHEMA:
        database.execute(statement)
    database.close()
    assert VERSION == 1


def test_no_look_up_reads_all_resources(store: Store) -> None:
    database = store.database
    for query in (
        "SELECT * FROM resources WHERE key='a'",
        "SELECT * FROM resources WHERE key >= 'a' AND key < 'b' ORDER BY key",
        "SELECT * FROM resources WHERE type='t' AND key >= 'a' AND key < 'b' ORDER BY key",
        "SELECT * FROM links AS l JOIN resources AS r ON r.number=l.source"
        " WHERE l.kind='k' AND l.target='t' ORDER BY l.source",
        "SELECT COUNT(*) FROM links WHERE kind='k' AND target='t' AND at > 5",
        "DELETE FROM links WHERE source=1",
        "SELECT * FROM deleted WHERE purge_at > 5 AND holds='h' ORDER BY number",
    ):
        plan = " ".join(str(row[3]) for row in database.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "SCAN" not in plan, query
