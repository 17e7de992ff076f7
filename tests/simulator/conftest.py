"""Fixtures of the simulator's tests."""

from collections.abc import Iterator

import pytest

from tests.simulator.estate import Estate


@pytest.fixture
def estate() -> Iterator[Estate]:
    """An Azure in memory with one resource group."""
    made = Estate()
    yield made
    made.azure.close()
