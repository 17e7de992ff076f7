"""An empty simulated Azure, and a stack of the real engine in it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.conformance.life import Life


@pytest.fixture
def azure() -> Iterator[Azure]:
    """Role assignments count at once unless a test says otherwise."""
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@pytest.fixture
def new_life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Callable[[str], Life]]:
    """Makes a stack on the real engine, in a folder of that name."""

    def made(name: str) -> Life:
        folder = tmp_path / name
        folder.mkdir()
        return Life(engine, folder, dict(address.environment))

    with serve(azure) as address:
        yield made


@pytest.fixture
def life(new_life: Callable[[str], Life]) -> Life:
    """A stack on the real engine."""
    return new_life("life")
