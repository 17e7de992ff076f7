"""What the provider serves over gRPC is what is committed, however it is started."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc

from azure_disk_cli.engine import Engine
from azure_disk_protection.schema import COMMITTED, schema_text
from azure_disk_protection.serving import serve
from tests.languages.remote import on_path

PROVIDER = COMMITTED.parent


def _served(port: int) -> str:
    with grpc.insecure_channel(
        f"127.0.0.1:{port}", options=[("grpc.max_receive_message_length", 2**26)]
    ) as channel:
        stub = provider_pb2_grpc.ResourceProviderStub(channel)
        answer = stub.GetSchema(provider_pb2.GetSchemaRequest(version=0), timeout=60)
        return str(answer.schema)


@contextmanager
def _plugin() -> Iterator[int]:
    """Start the provider as a language host starts it, and read the port that it prints."""
    command = [sys.executable, str(PROVIDER), "127.0.0.1:1", "--logtostderr"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def test_the_committed_schema_is_what_a_plugin_serves() -> None:
    with _plugin() as port:
        served = _served(port)
    assert COMMITTED.read_text("utf-8") == served, "run python -m azure_disk_protection.schema"


def test_the_schema_is_the_same_for_engines_that_attach() -> None:
    with serve() as address:
        assert _served(address.port) == schema_text()


def test_the_cli_gets_it_from_the_command(engine: Engine, tmp_path: Path) -> None:
    command = on_path(tmp_path)
    done = subprocess.run(
        [str(engine.command), "package", "get-schema", str(command)],
        env=engine.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert _inputs(json.loads(done.stdout)) == _inputs(json.loads(schema_text()))


def _inputs(schema: dict[str, Any]) -> dict[str, set[str]]:
    """Return the names of what each component takes: the CLI shows a schema in its own order."""
    return {
        token: set(resource["inputProperties"]) for token, resource in schema["resources"].items()
    }
