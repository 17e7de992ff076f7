"""Fixtures of the simulator's tests."""

from collections.abc import Iterator

import pytest

from azure_disk_simulator.store import Store
from tests.simulator.estate import Estate


@pytest.fixture
def estate() -> Iterator[Estate]:
    """An Azure in memory with one resource group."""
    made = Estate()
    yield made
    made.azure.close()


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    made = Store(None)
    yield made
    made.close()
