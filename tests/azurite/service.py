"""Azurite, Microsoft's stand-in for Azure Storage: installed once a user, run for the tests."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from azure.storage.blob import BlobServiceClient, ContainerClient

from azure_disk_cli.engine import cache

_HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json")
_STARTING_SECONDS = 60.0

ACCOUNT = "bakeryexports"
KEY = "c2ltdWxhdGVkIGFjY291bnQga2V5IGZvciB0ZXN0cyBvbmx5IQ=="
CONTAINER = "exports"


def install() -> Path:
    """Return the folder that Azurite is installed in, by the lock file and its hashes."""
    text = b"".join((_HERE / name).read_bytes() for name in _FILES)
    path = cache.root() / "azurite" / hashlib.sha256(text).hexdigest()[:16]
    return cache.provide(cache.Entry(path, _npm), lambda line: print(line, file=sys.stderr))  # noqa: T201


def _npm(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_HERE / name, folder / name)
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)],
        check=True,
        stdout=sys.stderr,
    )


@dataclass(frozen=True)
class Azurite:
    """A running Azurite with one account."""

    url: str

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables that make the components' transfers write there."""
        return {"AZURE_DISK_PROTECTION_BLOB_URL": self.url, "AZURE_DISK_PROTECTION_BLOB_KEY": KEY}

    def container(self, name: str = CONTAINER) -> ContainerClient:
        """Return a client for a container, made when absent."""
        service = BlobServiceClient(f"{self.url}/{ACCOUNT}", credential=KEY)
        client = service.get_container_client(name)
        if not client.exists():
            client.create_container()
        return client


@contextmanager
def running(folder: Path) -> Iterator[Azurite]:
    """Run Azurite on a free port, with its data in a folder, until the block ends."""
    main = install() / "node_modules" / "azurite" / "dist" / "src" / "blob" / "main.js"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = ["node", str(main), "--blobPort", str(port), "--location", str(folder), "--silent"]
    environment = {**os.environ, "AZURITE_ACCOUNTS": f"{ACCOUNT}:{KEY}"}
    with (folder / "azurite.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--disableTelemetry", "--skipApiVersionCheck"],
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _await_answer(url, process, folder / "azurite.log")
        yield Azurite(url)
    finally:
        process.terminate()
        process.wait()


def _await_answer(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(url, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"Azurite did not start: {log.read_text()}")
