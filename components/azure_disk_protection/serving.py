"""The components as a Pulumi provider, for programs in every Pulumi language.

A plugin's process serves one engine (:func:`main`: ``components/__main__.py``, or the command
``pulumi-resource-azure-disk-protection``, which an engine finds on PATH). :func:`serve` listens for
engines that are told to attach, in a process that lives on: programs under test, and machines whose
CLI has no language host to start a Python plugin with.
"""

import asyncio
import hashlib
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Optional

import grpc
import grpc.aio
import pulumi
from google.protobuf import empty_pb2
from pulumi.errors import InputPropertyErrorDetails
from pulumi.provider import ConstructResult
from pulumi.provider.experimental.component import ComponentProvider
from pulumi.provider.server import ProviderServicer
from pulumi.runtime import proto, settings
from pulumi.runtime.proto import provider_pb2_grpc

from azure_disk_protection import COMPONENTS
from azure_disk_protection.hooks import origin
from azure_disk_protection.reading import AsInSchema
from azure_disk_protection.schema import PACKAGE, schema_text

_STACK = "pulumi:pulumi:Stack"
_MAX_MESSAGE_BYTES = 400 * 1024 * 1024
_OPTIONS = [
    ("grpc.max_receive_message_length", _MAX_MESSAGE_BYTES),
    ("grpc.max_send_message_length", _MAX_MESSAGE_BYTES),
    ("grpc.so_reuseport", 0),
]


class Components(ComponentProvider):
    """Builds components from inputs as other languages send them."""

    def __init__(self) -> None:
        super().__init__(list(COMPONENTS), PACKAGE)
        self.schema = schema_text()

    def construct(
        self,
        name: str,
        resource_type: str,
        inputs: Mapping[str, Any],
        options: Optional[pulumi.ResourceOptions] = None,
    ) -> ConstructResult:
        """Build a component.

        The SDK's own way stops at the first wrong input and drops those it does not know: here
        inputs are read, and all of them refused at once, as in a Python program.

        Raises:
            InvalidInputs: inputs that are unknown, missing, mistyped or that Azure would refuse.
        """
        self.validate_resource_type(PACKAGE, resource_type)
        kind = resource_type.rsplit(":", maxsplit=1)[-1]
        made = self._components[kind](name, AsInSchema(inputs), options)  # type: ignore[arg-type]
        return ConstructResult(made.urn, self.get_state(made, self._component_defs[kind]))


class Servicer(ProviderServicer):
    """The SDK's side of the provider protocol, for engines that attach to it, too."""

    async def Attach(self, request: proto.PluginAttach, context: Any) -> empty_pb2.Empty:
        """Accept an engine, which is logged to from now on."""
        self.engine_address = request.address
        return empty_pb2.Empty()

    async def Handshake(
        self, request: proto.ProviderHandshakeRequest, context: Any
    ) -> proto.ProviderHandshakeResponse:
        """Take secrets, resources and outputs as what they are."""
        return proto.ProviderHandshakeResponse(
            accept_secrets=True, accept_resources=True, accept_outputs=True
        )

    async def CheckConfig(self, request: proto.CheckRequest, context: Any) -> proto.CheckResponse:
        """Take any settings: the components have none beside their inputs."""
        return proto.CheckResponse(inputs=request.news)

    async def DiffConfig(self, request: proto.DiffRequest, context: Any) -> proto.DiffResponse:
        """Say that other settings change nothing."""
        return proto.DiffResponse(changes=proto.DiffResponse.DIFF_NONE)

    def create_grpc_invalid_properties_status(
        self, message: str, errors: Optional[list[InputPropertyErrorDetails]]
    ) -> Any:
        """Return the answer to wrong inputs; the engine adds the problems to the head itself."""
        head = message.splitlines()[0] if message and errors else message
        return super().create_grpc_invalid_properties_status(head, errors)

    async def Construct(
        self, request: proto.ConstructRequest, context: Any
    ) -> proto.ConstructResponse:
        """Build a component whose hooks have names of their own.

        Two components may share kind and name where their parents' kinds differ.
        """
        if request.parent and f"::{_STACK}::" not in request.parent:
            origin.set(hashlib.sha256(request.parent.encode()).hexdigest()[:8])
        return await super().Construct(request, context)


@dataclass(frozen=True)
class Address:
    """Where the components are served."""

    port: int

    @property
    def environment_value(self) -> str:
        """What makes an engine attach, in the list of ``PULUMI_DEBUG_PROVIDERS``."""
        return f"{PACKAGE}:{self.port}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until the process is ended, and print the port first, as engines expect of a plugin.

    The first argument is the engine's address; without one engines have to attach.
    """
    given = sys.argv[1:] if arguments is None else arguments
    engine = next((each for each in given if not each.startswith("-")), "")

    async def run() -> None:
        server, port = await _start(engine)
        sys.stdout.write(f"{port}\n")
        sys.stdout.flush()
        await server.wait_for_termination()

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        return


@contextmanager
def serve() -> Iterator[Address]:
    """Serve on a free local port, to engines that attach, until the block ends.

    Raises:
        RuntimeError: gRPC could not have a local port.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name=PACKAGE, daemon=True)
    thread.start()
    try:
        server, port = asyncio.run_coroutine_threadsafe(_start(""), loop).result()
        try:
            yield Address(port)
        finally:
            asyncio.run_coroutine_threadsafe(_stop(server), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _start(engine: str) -> tuple[grpc.aio.Server, int]:
    server = grpc.aio.server(options=_OPTIONS)
    servicer = Servicer(Components(), [], engine_address=engine)
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(servicer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    return server, port


async def _stop(server: grpc.aio.Server) -> None:
    # Hooks of what was built here listen too; only the SDK knows where.
    await settings._shutdown_callbacks()  # type: ignore[no-untyped-call]  # noqa: SLF001
    await server.stop(grace=None)
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
