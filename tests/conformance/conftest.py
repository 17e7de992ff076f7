"""Every scenario runs through each door; a difference between doors is a failing test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from tests.conformance.doors import Door, EngineDoor, MocksDoor


@pytest.fixture(params=["mocks", pytest.param("engine", marks=pytest.mark.engine)])
def door(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Door]:
    """A door into an empty simulated Azure."""
    with Azure.in_memory() as azure:
        if request.param == "mocks":
            yield MocksDoor(azure)
        else:
            engine: Engine = request.getfixturevalue("engine")
            yield EngineDoor(azure, engine, tmp_path)


@pytest.fixture
def engine_door(engine: Engine, tmp_path: Path) -> Iterator[EngineDoor]:
    """The real engine alone, for what mocks cannot do: update, replace, delete, run hooks."""
    with Azure.in_memory() as azure:
        yield EngineDoor(azure, engine, tmp_path)
