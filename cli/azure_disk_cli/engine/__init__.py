"""Gets a Pulumi engine: found on PATH, installed by Pulumi's installer, or built from Go modules.

Whatever is fetched or built lies in the user's cache folder (``AZDISK_CACHE_DIR`` overrides it),
one folder a version, and is put there in one step once it has answered with the version expected.
"""

from azure_disk_cli.engine.connections import keep_connections_apart
from azure_disk_cli.engine.get import build_language_host, ensure_engine
from azure_disk_cli.engine.handle import Engine, EngineUnavailable, Progress

__all__ = [
    "Engine",
    "EngineUnavailable",
    "Progress",
    "build_language_host",
    "ensure_engine",
    "keep_connections_apart",
]
