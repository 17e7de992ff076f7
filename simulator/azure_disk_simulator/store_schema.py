"""Tables of the state file."""

VERSION = 1
"""Layout of the file; raised with every change of :data:`SCHEMA`."""

SCHEMA: tuple[str, ...] = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    (
        "CREATE TABLE time_and_ids (one INTEGER PRIMARY KEY, clock INTEGER NOT NULL,"
        " counter INTEGER NOT NULL)"
    ),
    (
        "CREATE TABLE resources (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,"
        " type TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL,"
        " created INTEGER NOT NULL)"
    ),
    "CREATE INDEX resources_by_type ON resources (type, key)",
    (
        "CREATE TABLE links (kind TEXT NOT NULL, target TEXT NOT NULL, at INTEGER NOT NULL,"
        " source INTEGER NOT NULL, PRIMARY KEY (kind, target, at, source)) WITHOUT ROWID"
    ),
    "CREATE INDEX links_by_source ON links (source)",
    (
        "CREATE TABLE deleted (number INTEGER PRIMARY KEY, key TEXT NOT NULL, type TEXT NOT NULL,"
        " id TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL,"
        " created INTEGER NOT NULL, deleted_at INTEGER NOT NULL, purge_at INTEGER NOT NULL,"
        " purge_protected INTEGER NOT NULL, why TEXT NOT NULL, owner TEXT NOT NULL,"
        " holds TEXT NOT NULL)"
    ),
    "CREATE INDEX deleted_by_key ON deleted (key)",
    "CREATE INDEX deleted_by_hold ON deleted (holds)",
    "CREATE INDEX deleted_by_owner ON deleted (owner)",
    (
        "CREATE TABLE contents (owner TEXT PRIMARY KEY, lineage INTEGER NOT NULL,"
        " version INTEGER NOT NULL, writable INTEGER NOT NULL) WITHOUT ROWID"
    ),
    "CREATE INDEX contents_by_lineage ON contents (lineage, version)",
    "CREATE TABLE lineages (number INTEGER PRIMARY KEY, base INTEGER, base_version INTEGER)",
    (
        "CREATE TABLE blocks (lineage INTEGER NOT NULL, position INTEGER NOT NULL,"
        " version INTEGER NOT NULL, data BLOB NOT NULL)"
    ),
    "CREATE UNIQUE INDEX blocks_by_position ON blocks (lineage, position, version)",
    "CREATE INDEX blocks_by_version ON blocks (lineage, version)",
)
