"""A simulated Azure with one resource group, and a client of its provider door."""

from collections.abc import Iterator

import grpc
import pytest
from pulumi.runtime.proto.provider_pb2_grpc import ResourceProviderStub

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.simulator.estate import Estate


@pytest.fixture
def azure(estate: Estate) -> Azure:
    """The resource group is ``rg``."""
    return estate.azure


@pytest.fixture
def stub(azure: Azure) -> Iterator[ResourceProviderStub]:
    """What an engine speaks through."""
    with (
        serve(azure) as address,
        grpc.insecure_channel(f"127.0.0.1:{address.port}") as channel,
    ):
        yield ResourceProviderStub(channel)
