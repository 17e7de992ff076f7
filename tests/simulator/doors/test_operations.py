import re
from collections.abc import Iterator
from importlib import import_module
from inspect import getsource
from typing import Any

import pytest

from azure_disk_facts.resource_types import RESOURCE_TYPES, ResourceTypeFacts
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.checking import Naming
from azure_disk_simulator.doors.failures import CreatedButFailed, OperationRefused
from azure_disk_simulator.doors.operations import CLIENT_CONFIG, Operations, UnknownFunction
from azure_disk_simulator.doors.schema import UnknownResourceType
from azure_disk_simulator.doors.values import UNKNOWN
from azure_disk_simulator.errors import ArmError
from tests.simulator.estate import Estate

GROUP = "azure-native:resources:ResourceGroup"
DISK = "azure-native:compute:Disk"
VAULT = "azure-native:keyvault:Vault"
NAMING = Naming("d", b"seed")
DISK_INPUTS: dict[str, Any] = {
    "resourceGroupName": "rg",
    "diskName": "d",
    "location": "westeurope",
    "sku": {"name": "Premium_LRS"},
    "diskSizeGB": 128,
    "creationData": {"createOption": "Empty"},
}


@pytest.fixture
def operations() -> Iterator[Operations]:
    with Azure.in_memory() as azure:
        found = Operations(azure)
        found.create(GROUP, {"resourceGroupName": "rg", "location": "westeurope"})
        yield found


def vault_inputs(azure: Azure, **properties: Any) -> dict[str, Any]:
    given = {
        "tenantId": azure.tenant_id,
        "sku": {"family": "A", "name": "standard"},
        "enableRbacAuthorization": True,
    }
    return {
        "resourceGroupName": "rg",
        "vaultName": "kv-one",
        "location": "westeurope",
        "properties": {**given, **properties},
    }


def test_create_returns_azures_id_and_outputs(operations: Operations) -> None:
    resource, outputs = operations.create(DISK, DISK_INPUTS)
    assert resource.endswith("/resourceGroups/rg/providers/Microsoft.Compute/disks/d")
    assert outputs["provisioningState"] == "Succeeded"
    assert outputs["diskSizeGB"] == 128


def test_create_does_not_take_over_what_exists(operations: Operations) -> None:
    resource, _ = operations.create(DISK, DISK_INPUTS)
    with pytest.raises(OperationRefused) as error:
        operations.create(DISK, {**DISK_INPUTS, "diskName": "D"})
    assert str(error.value) == (
        f"cannot create already existing resource '{resource.removesuffix('d')}D'"
    )
    assert (error.value.code, error.value.status) == ("AlreadyExists", 409)


def test_a_refusal_names_arms_code(operations: Operations) -> None:
    with pytest.raises(OperationRefused) as error:
        operations.create(DISK, {**DISK_INPUTS, "resourceGroupName": "other"})
    assert str(error.value) == (
        'Status=404 Code="ResourceGroupNotFound" Message="Resource group \'other\' could not be '
        'found."'
    )


def test_an_unknown_name_is_refused(operations: Operations) -> None:
    with pytest.raises(OperationRefused, match="part of the id"):
        operations.create(DISK, {**DISK_INPUTS, "diskName": UNKNOWN})


def test_what_exists_after_a_failure_is_reported(operations: Operations) -> None:
    real_put = operations.azure.put

    def put_then_fail(resource_id: str, body: dict[str, Any]) -> dict[str, Any]:
        real_put(resource_id, body)
        raise ArmError(409, "Conflict", "the operation failed")

    operations.azure.put = put_then_fail  # type: ignore[method-assign]
    with pytest.raises(CreatedButFailed) as error:
        operations.create(DISK, DISK_INPUTS)
    assert str(error.value) == 'Status=409 Code="Conflict" Message="the operation failed"'
    assert error.value.resource_id.endswith("/disks/d")
    assert error.value.outputs["diskSizeGB"] == 128


def test_update_puts_the_new_inputs(operations: Operations) -> None:
    operations.create(DISK, DISK_INPUTS)
    outputs = operations.update(DISK, {**DISK_INPUTS, "diskSizeGB": 256, "tags": {"a": "b"}})
    assert (outputs["diskSizeGB"], outputs["tags"]) == (256, {"a": "b"})


def test_a_refused_update_names_arms_code(operations: Operations) -> None:
    operations.create(DISK, DISK_INPUTS)
    with pytest.raises(
        OperationRefused, match=r'Code="OperationNotAllowed".*cannot be resized down'
    ):
        operations.update(DISK, {**DISK_INPUTS, "diskSizeGB": 64})


def test_delete_twice_is_no_error(operations: Operations) -> None:
    resource, _ = operations.create(DISK, DISK_INPUTS)
    operations.delete(DISK, resource)
    operations.delete(DISK, resource)
    assert operations.read(DISK, resource, ({}, {})) is None


def test_a_refused_delete_names_arms_code(operations: Operations) -> None:
    def refuse(resource_id: str) -> None:
        raise ArmError(409, "ScopeLocked", f"{resource_id} is locked")

    operations.azure.delete = refuse  # type: ignore[method-assign]
    with pytest.raises(OperationRefused) as error:
        operations.delete(DISK, "/a")
    assert str(error.value) == 'Status=409 Code="ScopeLocked" Message="/a is locked"'


def test_delete_of_an_unknown_type_is_refused(operations: Operations) -> None:
    with pytest.raises(UnknownResourceType):
        operations.delete("azure-native:storage:Queue", "/a")


def test_refresh_without_a_change_keeps_the_inputs(operations: Operations) -> None:
    resource, outputs = operations.create(DISK, DISK_INPUTS)
    reading = operations.read(DISK, resource, (DISK_INPUTS, outputs))
    assert reading is not None
    assert reading.inputs == DISK_INPUTS
    assert reading.outputs == outputs


def test_refresh_sees_what_changed_in_azure(operations: Operations) -> None:
    resource, outputs = operations.create(DISK, DISK_INPUTS)
    operations.azure.patch(resource, {"tags": {"by": "hand"}})
    reading = operations.read(DISK, resource, (DISK_INPUTS, outputs))
    assert reading is not None
    assert reading.inputs == {**DISK_INPUTS, "tags": {"by": "hand"}}


def test_import_reads_all_that_azure_has(operations: Operations) -> None:
    resource, _ = operations.create(DISK, DISK_INPUTS)
    reading = operations.read(DISK, resource.upper(), ({}, {}))
    assert reading is not None
    assert reading.resource_id == resource
    assert reading.inputs.items() > DISK_INPUTS.items()
    assert reading.inputs["publicNetworkAccess"] == "Enabled"


def test_imported_inputs_are_complete(operations: Operations) -> None:
    """What Azure fills in may be an input that a program has to write."""
    resource, _ = operations.create(VAULT, vault_inputs(operations.azure))
    reading = operations.read(VAULT, resource, ({}, {}))
    assert reading is not None
    assert reading.inputs["properties"]["sku"] == {"family": "A", "name": "standard"}
    checked = operations.check(VAULT, ({}, reading.inputs), Naming("v", b""))
    assert checked.failures == []


def test_reading_another_types_id_is_refused(operations: Operations) -> None:
    resource, _ = operations.create(DISK, DISK_INPUTS)
    with pytest.raises(OperationRefused, match=r"allowed: the id of a Microsoft.KeyVault/vaults"):
        operations.read(VAULT, resource, ({}, {}))


def test_reading_what_is_no_id_is_refused(operations: Operations) -> None:
    with pytest.raises(OperationRefused, match='Code="InvalidResourceId"'):
        operations.read(DISK, "disk", ({}, {}))


def test_access_policies_made_apart_are_kept(operations: Operations) -> None:
    inputs = vault_inputs(operations.azure)
    resource, _ = operations.create(VAULT, inputs)
    policy = {"tenantId": operations.azure.tenant_id, "objectId": "o", "permissions": {}}
    body = operations.azure.get(resource)
    body["properties"]["accessPolicies"] = [policy]
    operations.azure.put(resource, body)
    outputs = operations.update(VAULT, vault_inputs(operations.azure, enabledForDeployment=True))
    assert outputs["properties"]["accessPolicies"] == [policy]


def test_access_policies_made_apart_are_no_drift(operations: Operations) -> None:
    inputs = vault_inputs(operations.azure)
    resource, outputs = operations.create(VAULT, inputs)
    body = operations.azure.get(resource)
    body["properties"]["accessPolicies"] = [{"objectId": "o"}]
    operations.azure.put(resource, body)
    reading = operations.read(VAULT, resource, (inputs, outputs))
    assert reading is not None
    assert reading.inputs == inputs


def test_the_default_location_is_the_stacks_then_the_groups(operations: Operations) -> None:
    given = {name: value for name, value in DISK_INPUTS.items() if name != "location"}

    def location(**inputs: Any) -> Any:
        return operations.check(DISK, ({}, {**given, **inputs}), NAMING).inputs.get("location")

    assert location() == "westeurope"
    assert location(resourceGroupName="missing") is None
    assert location(resourceGroupName=UNKNOWN) is UNKNOWN
    operations.default_location = "northeurope"
    assert location() == "northeurope"


def test_the_client_is_that_of_the_simulated_azure(operations: Operations) -> None:
    azure = operations.azure
    assert operations.invoke(CLIENT_CONFIG, {}) == {
        "clientId": azure.client_id,
        "objectId": azure.object_id,
        "subscriptionId": azure.subscription_id,
        "tenantId": azure.tenant_id,
    }


def test_getters_return_outputs(operations: Operations) -> None:
    resource, outputs = operations.create(DISK, DISK_INPUTS)
    args = {"resourceGroupName": "rg", "diskName": "d"}
    found = operations.invoke("azure-native:compute:getDisk", args)
    assert found == {"id": resource, **outputs}
    with pytest.raises(OperationRefused, match='Code="ResourceNotFound"'):
        operations.invoke("azure-native:compute:getDisk", {**args, "diskName": "x"})


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.token)
def test_getters_of_the_sdk_ask_as_the_simulated_ones_answer(facts: ResourceTypeFacts) -> None:
    """Token and arguments of azure-native's ``get`` functions, for each simulated type."""
    _, module, name = facts.token.split(":")
    package = import_module(f"pulumi_azure_native.{module}")
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    source = getsource(getattr(package, f"get_{words}"))
    assert f"'azure-native:{module}:get{name}'" in source
    asked = set(re.findall(r"__args__\['(\w+)'\]", source))
    assert asked - {"expand", "tenantId"} == set(facts.path_inputs)


def test_getters_look_again_after_a_wait(estate: Estate) -> None:
    copy = estate.copy("c", estate.snapshot("s", estate.disk("big", size=4096)))
    azure = Operations(estate.azure)
    args = {"resourceGroupName": "rg", "snapshotName": copy["name"]}
    seen = [azure.invoke("azure-native:compute:getSnapshot", args) for _ in range(5)]
    assert seen[0]["completionPercent"] < seen[-1]["completionPercent"] == 100


def test_operations_of_another_subscription(operations: Operations) -> None:
    azure, other = operations.azure, "00000000-0000-0000-0000-0000000000ff"
    azure.settings.other_subscriptions = (other,)
    elsewhere = Operations(azure, other)
    made, _ = elsewhere.create(GROUP, {"resourceGroupName": "rg", "location": "westeurope"})
    assert made == f"/subscriptions/{other}/resourceGroups/rg"
    assert elsewhere.invoke(CLIENT_CONFIG, {})["subscriptionId"] == other
    disk, _ = elsewhere.create(DISK, DISK_INPUTS)
    assert disk.startswith(made)


@pytest.mark.parametrize("token", ["azure-native:storage:listStorageAccountKeys", "a:b:getC", "x"])
def test_other_functions_are_refused(operations: Operations, token: str) -> None:
    with pytest.raises(UnknownFunction) as error:
        operations.invoke(token, {})
    assert str(error.value) == (
        f"function {token!r} is not simulated, allowed: "
        "azure-native:authorization:getClientConfig and the getters of simulated resource types; "
        "leave it out, or run against the real Azure"
    )
