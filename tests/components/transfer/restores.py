"""A backed-up disk in a simulated Azure behind the http door, for tests of restores."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from azure_disk_protection.transfer.arm import SIMULATOR_VARIABLE
from azure_disk_simulator.doors.http import serve_http
from tests.simulator.backups import backed_up
from tests.simulator.estate import Estate, Json

SETTINGS: Json = {"properties": {"networkAccessPolicy": "DenyAll"}, "tags": {"from": "backup"}}


class Restores:
    """An estate with a protected disk ``d``, one recovery point, and the inputs of a restore."""

    def __init__(self, estate: Estate) -> None:
        self.estate = estate
        self.disk, self.vault, self.instance, self.point = backed_up(estate)
        self.target = estate.id("Microsoft.Compute/disks", "restored")

    def inputs(self, **changes: Any) -> dict[str, Any]:
        return {
            "instanceId": self.instance["id"],
            "targetId": self.target,
            "location": "westeurope",
            "point": "latest",
            "settings": SETTINGS,
            **changes,
        }


@contextmanager
def restores() -> Iterator[Restores]:
    """Serve the estate; dynamic providers of this process use it."""
    estate = Estate()
    with serve_http(estate.azure) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv(SIMULATOR_VARIABLE, address.url)
        yield Restores(estate)
    estate.azure.close()
