from typing import Any

import grpc
import pytest
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc, status_pb2

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.values import UNKNOWN, from_struct, to_struct
from azure_disk_simulator.errors import ArmError

Stub = provider_pb2_grpc.ResourceProviderStub
DISK: dict[str, Any] = {
    "resourceGroupName": "rg",
    "diskName": "web",
    "location": "westeurope",
    "diskSizeGB": 128,
    "creationData": {"createOption": "Empty"},
}


def created(stub: Stub, **inputs: Any) -> provider_pb2.CreateResponse:
    urn = "urn:pulumi:dev::p::azure-native:compute:Disk::web"
    request = provider_pb2.CreateRequest(urn=urn, properties=to_struct({**DISK, **inputs}))
    response: provider_pb2.CreateResponse = stub.Create(request)
    return response


@pytest.mark.parametrize(
    ("inputs", "code", "text"),
    [
        ({"resourceGroupName": "no"}, grpc.StatusCode.NOT_FOUND, 'Code="ResourceGroupNotFound"'),
        ({"diskSizeGB": 40000}, grpc.StatusCode.INVALID_ARGUMENT, 'Code="InvalidParameter"'),
        ({"diskName": UNKNOWN}, grpc.StatusCode.INVALID_ARGUMENT, "it is part of the id"),
    ],
)
def test_refusals_carry_azures_text(
    stub: Stub, inputs: dict[str, Any], code: grpc.StatusCode, text: str
) -> None:
    with pytest.raises(grpc.RpcError) as error:
        created(stub, **inputs)
    assert error.value.code() is code
    assert text in str(error.value.details())


def test_creating_twice_is_refused(stub: Stub) -> None:
    disk = created(stub)
    with pytest.raises(grpc.RpcError) as error:
        created(stub)
    assert error.value.code() is grpc.StatusCode.FAILED_PRECONDITION
    assert error.value.details() == f"cannot create already existing resource '{disk.id}'"


def test_types_and_functions_that_are_not_simulated_are_refused(stub: Stub) -> None:
    urn = "urn:pulumi:dev::p::azure-native:storage:Queue::x"
    with pytest.raises(grpc.RpcError) as error:
        stub.Check(provider_pb2.CheckRequest(urn=urn))
    assert "is not simulated" in str(error.value.details())
    with pytest.raises(grpc.RpcError) as error:
        stub.Invoke(provider_pb2.InvokeRequest(tok="a:b:c"))
    assert "is not simulated" in str(error.value.details())


def test_a_resource_that_exists_after_a_failure_is_kept(
    azure: Azure, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_put = azure.put

    def put_then_fail(resource_id: str, body: dict[str, Any]) -> dict[str, Any]:
        real_put(resource_id, body)
        raise ArmError(409, "Conflict", "the operation failed")

    monkeypatch.setattr(azure, "put", put_then_fail)
    with pytest.raises(grpc.RpcError) as error:
        created(stub)
    metadata = {entry.key: entry.value for entry in error.value.trailing_metadata() or ()}
    status = status_pb2.Status.FromString(bytes(metadata["grpc-status-details-bin"]))
    detail = provider_pb2.ErrorResourceInitFailed()
    assert status.details[0].Unpack(detail)
    assert detail.id.endswith("/disks/web")
    assert list(detail.reasons) == ['Status=409 Code="Conflict" Message="the operation failed"']
    assert from_struct(detail.properties)["diskSizeGB"] == 128
    assert from_struct(detail.inputs) == DISK
