import socket
from concurrent.futures import ThreadPoolExecutor

import grpc
from pulumi.runtime import Settings, _grpc_settings
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

from azure_disk_cli.engine import keep_connections_apart


class Answering(engine_pb2_grpc.EngineServicer):
    def SetRootResource(  # noqa: N802  # the protocol's name
        self, request: engine_pb2.SetRootResourceRequest, context: grpc.ServicerContext
    ) -> engine_pb2.SetRootResourceResponse:
        return engine_pb2.SetRootResourceResponse()


def asked(address: str) -> grpc.StatusCode:
    """Ask the engine at an address as a program does, on connections of its own."""
    engine = Settings("project", "stack", engine=address).engine
    assert engine is not None
    LEFT_BEHIND.append(engine)
    try:
        engine.SetRootResource(engine_pb2.SetRootResourceRequest(urn="urn"), timeout=10)
    except grpc.RpcError as error:
        return error.code()
    return grpc.StatusCode.OK


LEFT_BEHIND: list[object] = []
"""What programs that have ended keep."""


def test_a_port_that_an_ended_engine_had_answers_at_once() -> None:
    keep_connections_apart()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    # Nobody listens: each refusal makes gRPC wait longer before it tries that address again.
    assert {asked(address) for _ in range(5)} == {grpc.StatusCode.UNAVAILABLE}
    server = grpc.server(ThreadPoolExecutor(1))
    engine_pb2_grpc.add_EngineServicer_to_server(Answering(), server)
    server.add_insecure_port(address)
    server.start()
    try:
        assert asked(address) is grpc.StatusCode.OK
    finally:
        server.stop(0).wait()


def test_it_is_said_once() -> None:
    keep_connections_apart()
    before = list(_grpc_settings._GRPC_CHANNEL_OPTIONS)
    keep_connections_apart()
    assert before == _grpc_settings._GRPC_CHANNEL_OPTIONS
