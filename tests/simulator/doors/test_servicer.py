import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest
from google.protobuf import empty_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc

from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.values import UNKNOWN, from_struct, to_struct

Stub = provider_pb2_grpc.ResourceProviderStub
DISK_URN = "urn:pulumi:dev::p::my:index:Estate$azure-native:compute:Disk::web"
DISK: dict[str, Any] = {
    "resourceGroupName": "rg",
    "diskName": "web",
    "location": "westeurope",
    "sku": {"name": "Premium_LRS"},
    "diskSizeGB": 128,
    "creationData": {"createOption": "Empty"},
    "azureApiVersion": "2024-03-02",
}


def created(stub: Stub, **inputs: Any) -> provider_pb2.CreateResponse:
    request = provider_pb2.CreateRequest(urn=DISK_URN, properties=to_struct({**DISK, **inputs}))
    response: provider_pb2.CreateResponse = stub.Create(request)
    return response


def checked(stub: Stub, news: dict[str, Any], **fields: Any) -> provider_pb2.CheckResponse:
    request = provider_pb2.CheckRequest(
        urn=DISK_URN, news=to_struct(news), randomSeed=b"s", **fields
    )
    response: provider_pb2.CheckResponse = stub.Check(request)
    return response


def diffed(stub: Stub, news: dict[str, Any], **olds: Any) -> provider_pb2.DiffResponse:
    request = provider_pb2.DiffRequest(
        urn=DISK_URN,
        old_inputs=to_struct({**DISK, **olds}),
        news=to_struct({**DISK, **news}),
        olds=to_struct({}),
    )
    response: provider_pb2.DiffResponse = stub.Diff(request)
    return response


def test_the_engines_first_questions(stub: Stub) -> None:
    assert stub.GetPluginInfo(empty_pb2.Empty()).version == "3.29.0"
    shaken = stub.Handshake(provider_pb2.ProviderHandshakeRequest(engine_address="127.0.0.1:1"))
    assert not shaken.accept_secrets
    assert stub.Attach(plugin_pb2.PluginAttach(address="127.0.0.1:1")) == empty_pb2.Empty()
    schema = json.loads(stub.GetSchema(provider_pb2.GetSchemaRequest()).schema)
    assert schema == {"name": "azure-native", "version": "3.29.0"}
    assert stub.GetMapping(provider_pb2.GetMappingRequest(key="terraform")).provider == ""
    assert stub.Cancel(empty_pb2.Empty()) == empty_pb2.Empty()


def test_configuration_is_taken_as_it_is(stub: Stub) -> None:
    news = to_struct({"location": "northeurope"})
    request = provider_pb2.CheckRequest(urn="urn:pulumi:x::y::z::w", news=news)
    assert from_struct(stub.CheckConfig(request).inputs) == {"location": "northeurope"}
    assert stub.DiffConfig(provider_pb2.DiffRequest()).changes == 0
    answer = stub.Configure(
        provider_pb2.ConfigureRequest(variables={"azure-native:config:location": "northeurope"})
    )
    assert (answer.supportsPreview, answer.acceptSecrets) == (True, False)
    without = {name: value for name, value in DISK.items() if name != "location"}
    assert from_struct(checked(stub, without).inputs)["location"] == "northeurope"


@pytest.mark.parametrize("method", ["Parameterize", "Construct", "Call"])
def test_what_azure_native_does_not_offer_is_unimplemented(stub: Stub, method: str) -> None:
    request = getattr(provider_pb2, f"{method}Request")()
    with pytest.raises(grpc.RpcError) as error:
        getattr(stub, method)(request)
    assert error.value.code() is grpc.StatusCode.UNIMPLEMENTED


def test_check_completes_and_keeps_unknowns(stub: Stub) -> None:
    answer = checked(
        stub, {"resourceGroupName": UNKNOWN, "creationData": {"createOption": "Empty"}}
    )
    inputs = from_struct(answer.inputs)
    assert list(answer.failures) == []
    assert inputs["resourceGroupName"] is UNKNOWN
    assert inputs["location"] is UNKNOWN
    assert inputs["diskName"].startswith("web")


def test_check_reports_failures(stub: Stub) -> None:
    answer = checked(stub, {"resourceGroupName": "rg"})
    reasons = [failure.reason for failure in answer.failures]
    assert reasons == ["missing required property 'creationData'"]


def test_check_follows_the_stacks_autonaming(stub: Stub) -> None:
    options = provider_pb2.CheckRequest.AutonamingOptions
    given = {name: value for name, value in DISK.items() if name != "diskName"}
    proposed = options(proposed_name="web-dev", mode=options.ENFORCE)
    assert from_struct(checked(stub, given, autonaming=proposed).inputs)["diskName"] == "web-dev"
    disabled = checked(stub, given, autonaming=options(mode=options.DISABLE))
    assert disabled.failures[0].reason == "missing required property 'diskName'"


def test_a_secret_reaches_azure_without_its_marker(azure: Azure, stub: Stub) -> None:
    secret = {SIGNATURE_KEY: SECRET_SIGNATURE, "value": "hush"}
    answer = created(stub, tags={"key": secret})
    assert azure.get(answer.id)["tags"] == {"key": "hush"}


def test_diff_tells_updates(stub: Stub) -> None:
    answer = diffed(stub, {"diskSizeGB": 256, "tags": {"a": "b"}})
    assert answer.changes == provider_pb2.DiffResponse.DIFF_SOME
    assert list(answer.diffs) == ["diskSizeGB", "tags"]
    assert list(answer.replaces) == []
    assert answer.hasDetailedDiff
    kinds = {path: diff.kind for path, diff in answer.detailedDiff.items()}
    assert kinds == {
        "diskSizeGB": provider_pb2.PropertyDiff.UPDATE,
        "tags": provider_pb2.PropertyDiff.ADD,
    }
    assert all(diff.inputDiff for diff in answer.detailedDiff.values())


def test_diff_tells_replacements(stub: Stub) -> None:
    answer = diffed(stub, {"location": "northeurope", "creationData": {"createOption": UNKNOWN}})
    assert sorted(answer.replaces) == ["creationData.createOption", "location"]
    assert answer.deleteBeforeReplace
    auto = diffed(stub, {"location": "northeurope"}, __createBeforeDelete=True)
    assert not auto.deleteBeforeReplace


def test_diff_tells_no_change(stub: Stub) -> None:
    answer = diffed(stub, {"location": "West Europe"})
    assert answer.changes == provider_pb2.DiffResponse.DIFF_NONE


def test_a_preview_creates_nothing(azure: Azure, stub: Stub) -> None:
    request = provider_pb2.CreateRequest(
        urn=DISK_URN, properties=to_struct({**DISK, "tags": UNKNOWN}), preview=True
    )
    answer = stub.Create(request)
    outputs = from_struct(answer.properties)
    assert answer.id == ""
    assert (outputs["diskSizeGB"], outputs["uniqueId"], outputs["tags"]) == (128, UNKNOWN, UNKNOWN)
    assert azure.list(f"/subscriptions/{azure.subscription_id}", "Microsoft.Compute/disks") == []


def test_a_preview_of_an_update_knows_name_and_location(stub: Stub) -> None:
    old = {"name": "web", "location": "westeurope", "uniqueId": "u"}
    request = provider_pb2.UpdateRequest(
        id="x", urn=DISK_URN, olds=to_struct(old), news=to_struct(DISK), preview=True
    )
    outputs = from_struct(stub.Update(request).properties)
    assert (outputs["name"], outputs["location"]) == ("web", "westeurope")
    assert outputs["uniqueId"] is UNKNOWN


def test_the_life_of_a_disk(azure: Azure, stub: Stub) -> None:
    disk = created(stub)
    outputs = from_struct(disk.properties)
    assert azure.get(disk.id)["properties"]["uniqueId"] == outputs["uniqueId"]
    request = provider_pb2.UpdateRequest(
        id=disk.id, urn=DISK_URN, olds=disk.properties, news=to_struct({**DISK, "diskSizeGB": 256})
    )
    assert from_struct(stub.Update(request).properties)["diskSizeGB"] == 256
    read = provider_pb2.ReadRequest(id=disk.id, urn=DISK_URN)
    answer = stub.Read(read)
    assert answer.id == disk.id
    assert from_struct(answer.inputs)["diskSizeGB"] == 256
    stub.Delete(provider_pb2.DeleteRequest(id=disk.id, urn=DISK_URN))
    assert stub.Read(read).id == ""
    stub.Delete(provider_pb2.DeleteRequest(id=disk.id, urn=DISK_URN))


def test_functions_answer(azure: Azure, stub: Stub) -> None:
    request = provider_pb2.InvokeRequest(tok="azure-native:authorization:getClientConfig")
    answer = from_struct(getattr(stub.Invoke(request), "return"))
    assert answer["subscriptionId"] == azure.subscription_id


def test_sixteen_requests_at_once(azure: Azure, stub: Stub) -> None:
    with ThreadPoolExecutor(16) as pool:
        names = [f"disk-{number}" for number in range(64)]
        answers = list(pool.map(lambda name: created(stub, diskName=name), names))
    group = f"/subscriptions/{azure.subscription_id}/resourceGroups/rg"
    found = azure.list(group, "Microsoft.Compute/disks")
    assert {answer.id for answer in answers} == {disk["id"] for disk in found}


def test_one_of_many_at_once_creates(stub: Stub) -> None:
    def attempt(_: int) -> bool:
        try:
            created(stub)
        except grpc.RpcError:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(attempt, range(32))) == 1
