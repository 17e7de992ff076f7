"""A simulated Azure behind the http door, with Azurite for what is exported from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from azure_disk_protection.transfer import arm, pages
from azure_disk_protection.transfer.export_run import Exported, export
from azure_disk_protection.transfer.job import read_job
from azure_disk_simulator.doors.http import serve_http
from tests.azurite.service import ACCOUNT, CONTAINER, Azurite
from tests.simulator.estate import Estate

OPEN = {"properties": {"networkAccessPolicy": "AllowAll", "publicNetworkAccess": "Enabled"}}
GIB = 1024**3


class World:
    """A disk of 1 GiB with some content, and a place to export to."""

    def __init__(self, estate: Estate, azurite: Azurite, container: str) -> None:
        self.estate = estate
        self.azure = estate.azure
        self.container = azurite.container(container)
        self.container_name = container
        self.disk: Any = estate.disk("d", size=1, **OPEN)
        self.write(8192, b"begin" * 3000)
        self.write(9 * 1024**2 - 50, b"across a window" * 10)
        self.said: list[str] = []

    def write(self, offset: int, data: bytes) -> None:
        self.azure.write_disk(self.disk["id"], offset, data)

    def snapshot(self, name: str, **changes: Any) -> str:
        return str(self.estate.snapshot(name, self.disk, **{**OPEN, **changes})["id"])

    def inputs(self, source_id: str, blob_name: str = "d.vhd", **others: Any) -> dict[str, Any]:
        return {
            "sourceId": source_id,
            "storageAccountName": ACCOUNT,
            "containerName": self.container_name,
            "blobName": blob_name,
            **others,
        }

    def export(self, source_id: str, blob_name: str = "d.vhd", **others: Any) -> Exported:
        job = read_job(self.inputs(source_id, blob_name, **others))
        return export(arm.connect(arm.arm_values()), job, self.said.append)

    def state(self, resource_id: str) -> str:
        return str(self.azure.get(resource_id)["properties"]["diskState"])

    def blob(self, name: str = "d.vhd") -> bytes:
        return self.container.get_blob_client(name).download_blob().readall()

    def holds(self, blob_name: str, source_id: str) -> bool:
        """Compare what a blob holds, and what it does not, with the source."""
        blob = self.container.get_blob_client(blob_name)
        held = [(at, size) for at, size in pages.used_ranges(blob) if at < GIB]
        read = self.azure.read
        assert all(pages.read(blob, each) == read(source_id, *each) for each in held)
        written = {
            at for at in range(0, 32 * 1024**2, 4096) if read(source_id, at, 4096).strip(b"\0")
        }
        return all(any(at <= each < at + size for at, size in held) for each in written)


@contextmanager
def world(
    azurite: Azurite, container: str = CONTAINER, *, via_disk_access: str | None = None
) -> Iterator[World]:
    """Serve a world; the variables lead the components' transfers to it meanwhile."""
    estate = Estate()
    with (
        serve_http(estate.azure, via_disk_access=via_disk_access) as address,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in {**address.environment, **azurite.environment}.items():
            patch.setenv(name, value)
        yield World(estate, azurite, container)
    estate.azure.close()
