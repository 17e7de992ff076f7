"""The door for Pulumi's engine: azure-native's provider protocol over a simulated Azure.

The engine attaches to it through ``PULUMI_DEBUG_PROVIDERS=azure-native:<port>`` and looks for no
plugin then.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import grpc
from pulumi.runtime.proto import provider_pb2_grpc

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.servicer import Provider

_WORKERS = 32
_MAX_MESSAGE_BYTES = 400 * 1024 * 1024


@dataclass(frozen=True)
class Address:
    """Where a served Azure listens."""

    port: int

    @property
    def environment(self) -> dict[str, str]:
        """Variables that make a Pulumi engine use it."""
        return {"PULUMI_DEBUG_PROVIDERS": f"azure-native:{self.port}"}


@contextmanager
def serve(azure: Azure) -> Iterator[Address]:
    """Serve an Azure to Pulumi engines on a free local port until the block ends.

    Raises:
        OSError: no local port could be had.
    """
    options = [
        ("grpc.max_receive_message_length", _MAX_MESSAGE_BYTES),
        ("grpc.max_send_message_length", _MAX_MESSAGE_BYTES),
        ("grpc.so_reuseport", 0),
    ]
    workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="azure-native")
    server = grpc.server(workers, options=options)
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(Provider(azure), server)
    port = server.add_insecure_port("127.0.0.1:0")
    if port == 0:
        raise OSError("no free port on 127.0.0.1: allow local connections and try again")
    server.start()
    try:
        yield Address(port)
    finally:
        server.stop(grace=None).wait()
        workers.shutdown(wait=True)
