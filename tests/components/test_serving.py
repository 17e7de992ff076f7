"""The provider without an engine: what it builds, refuses and answers. Engines: tests/languages."""

import asyncio
import sys
import threading
from collections.abc import Coroutine
from typing import Any

import grpc
import pytest
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime import proto
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc

from azure_disk_protection import InvalidInputs, serving
from azure_disk_protection.serving import Address, Components, serve
from tests.components.recording import record

DISK = {
    "resourceGroupName": "rg",
    "location": "westeurope",
    "sku": "Premium_LRS",
    "sizeGib": 64.0,
    "encryptionType": "EncryptionAtRestWithPlatformKey",
    "osType": "Linux",
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


def _build(token: str, inputs: dict[str, Any]) -> None:
    Components().construct("web", token, inputs)


def test_every_wrong_input_is_refused_by_its_name_in_the_schema() -> None:
    wrong = {**DISK, "sku": "Premium", "zonne": "1", "purchasePlan": {"nam": "n"}}
    token = "azure-disk-protection:index:ManagedDisk"
    with pytest.raises(InvalidInputs) as refused:
        record(lambda: _build(token, wrong))
    paths = {each.path for each in refused.value.problems}
    assert {"sku", "zonne", "purchasePlan.nam", "purchasePlan.name"} <= paths


@pytest.mark.parametrize("token", ["other:index:ManagedDisk", "azure-disk-protection:ManagedDisk"])
def test_other_tokens_are_refused(token: str) -> None:
    with pytest.raises(ValueError, match="invalid"):
        Components().construct("web", token, DISK)


def _ask(port: int) -> provider_pb2_grpc.ResourceProviderStub:
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    return provider_pb2_grpc.ResourceProviderStub(channel)


def _settings() -> Struct:
    settings = Struct()
    settings.update({"version": "0.0.0"})
    return settings


def test_engines_may_attach() -> None:
    with serve() as address:
        stub = _ask(address.port)
        assert stub.Attach(proto.PluginAttach(address="127.0.0.1:1")) is not None
        agreed = stub.Handshake(provider_pb2.ProviderHandshakeRequest())
        checked = stub.CheckConfig(provider_pb2.CheckRequest(news=_settings()))
        differs = stub.DiffConfig(provider_pb2.DiffRequest())
    assert (agreed.accept_secrets, agreed.accept_resources, agreed.accept_outputs) == (True,) * 3
    assert dict(checked.inputs) == {"version": "0.0.0"}
    assert differs.changes == provider_pb2.DiffResponse.DIFF_NONE


def test_an_address_is_what_an_engine_attaches_to() -> None:
    assert Address(4711).environment_value == "azure-disk-protection:4711"


def test_a_plugin_ends_quietly_when_it_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Coroutine[Any, Any, None]] = []

    def interrupted(work: Coroutine[Any, Any, None]) -> None:
        begun.append(work)
        work.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(asyncio, "run", interrupted)
    serving.main([])
    assert len(begun) == 1


def test_a_plugin_prints_its_port_and_serves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[str] = []

    class Server:
        async def wait_for_termination(self) -> None:
            """End at once."""

    async def start(engine: str) -> tuple[Server, int]:
        given.append(engine)
        return Server(), 4711

    monkeypatch.setattr(serving, "_start", start)
    monkeypatch.setattr(sys, "argv", ["program", "--logtostderr", "127.0.0.1:1"])
    both: tuple[list[str] | None, ...] = (None, [])
    for arguments in both:
        # asyncio.run leaves no event loop behind, which other programs of this thread need.
        plugin = threading.Thread(target=serving.main, args=(arguments,))
        plugin.start()
        plugin.join()
    assert given == ["127.0.0.1:1", ""]
    assert capsys.readouterr().out == "4711\n4711\n"
