"""The provider without an engine: what it builds, refuses and answers. Engines: tests/languages."""

import asyncio
import io
import sys
import threading
from typing import Any

import grpc
import pulumi
import pytest
from pulumi.runtime import proto
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc

from azure_disk_protection import InvalidInputs
from azure_disk_protection import serving
from azure_disk_protection.serving import Address, Components, serve
from tests.components.recording import record

DISK = {
    "resourceGroupName": "rg",
    "location": "westeurope",
    "sku": "Premium_LRS",
    "sizeGib": 64.0,
    "encryptionType": "EncryptionAtRestWithPlatformKey",
    "purchasePlan": {"name": "n", "product": "p", "publisher": "q"},
}


def test_inputs_come_in_schema_case_and_choices_as_texts() -> None:
    states: list[Any] = []

    def program() -> None:
        made = Components().construct("web", "azure-disk-protection:index:ManagedDisk", DISK)
        states.append(made.state)

    made = record(program)
    disk = made["web-disk"]
    assert disk.inputs["diskSizeGB"] == 64
    assert disk.inputs["sku"] == {"name": "Premium_LRS"}
    assert disk.inputs["purchasePlan"]["publisher"] == "q"
    assert set(states[0]) == {"diskId", "diskName", "createdFrom", "uniqueId"}


def test_every_wrong_input_is_refused_by_its_name_in_the_schema() -> None:
    wrong = {**DISK, "sku": "Premium", "zonne": "1", "purchasePlan": {"nam": "n"}}
    token = "azure-disk-protection:index:ManagedDisk"
    with pytest.raises(InvalidInputs) as refused:
        record(lambda: Components().construct("web", token, wrong) and None)
    paths = {each.path for each in refused.value.problems}
    assert {"sku", "zonne", "purchasePlan.nam", "purchasePlan.name"} <= paths


@pytest.mark.parametrize("token", ["other:index:ManagedDisk", "azure-disk-protection:ManagedDisk"])
def test_other_tokens_are_refused(token: str) -> None:
    with pytest.raises(ValueError, match="invalid"):
        Components().construct("web", token, DISK)


def _ask(port: int) -> provider_pb2_grpc.ResourceProviderStub:
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    return provider_pb2_grpc.ResourceProviderStub(channel)  # type: ignore[no-untyped-call]


def test_engines_may_attach() -> None:
    with serve() as address:
        stub = _ask(address.port)
        assert stub.Attach(provider_pb2.PluginAttach(address="127.0.0.1:1")) is not None
        agreed = stub.Handshake(provider_pb2.ProviderHandshakeRequest())
        checked = stub.CheckConfig(provider_pb2.CheckRequest(news={"version": "0.0.0"}))
        differs = stub.DiffConfig(provider_pb2.DiffRequest())
    assert (agreed.accept_secrets, agreed.accept_resources, agreed.accept_outputs) == (True,) * 3
    assert dict(checked.inputs) == {"version": "0.0.0"}
    assert differs.changes == provider_pb2.DiffResponse.DIFF_NONE


def test_an_address_is_what_an_engine_attaches_to() -> None:
    assert Address(4711).environment_value == "azure-disk-protection:4711"


def test_a_plugin_prints_its_port_and_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stdout", said)
    loops: list[asyncio.AbstractEventLoop] = []
    really = serving._start

    async def start(engine: str) -> tuple[grpc.aio.Server, int]:
        loops.append(asyncio.get_running_loop())
        assert engine == "127.0.0.1:1"
        return await really(engine)

    async def done(server: Any, timeout: float | None = None) -> bool:
        await server.stop(None)
        return True

    monkeypatch.setattr(serving, "_start", start)
    monkeypatch.setattr(grpc.aio.Server, "wait_for_termination", done)
    serving.main(["--logtostderr", "127.0.0.1:1"])
    assert int(said.getvalue()) > 0


def test_a_plugin_ends_quietly_when_it_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted(engine: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "_start", interrupted)
    serving.main([])


def test_serving_without_a_port_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_ANY_PORT", "256.0.0.1:0")
    before = threading.active_count()
    with pytest.raises((OSError, RuntimeError), match="256.0.0.1|no free port"), serve():
        raise AssertionError("serves without a port")
    assert threading.active_count() == before
