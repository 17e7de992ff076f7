"""Names and envelopes, through the shapes that use them."""

from typing import Any

from azure_disk_facts.resource_types import KEY, VIRTUAL_MACHINE
from azure_disk_simulator.doors import shapes

_GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
_VM_ID = f"{_GROUP}/providers/Microsoft.Compute/virtualMachines/vm"
_KEY_ID = f"{_GROUP}/providers/Microsoft.KeyVault/vaults/kv/keys/k"


def test_a_roles_type_has_another_name_in_azure() -> None:
    token = "azure-native:authorization:RoleDefinition"
    body = shapes.to_body(token, {"roleDefinitionId": "g", "roleType": "CustomRole"})
    assert body == {"properties": {"type": "CustomRole"}}
    outputs = shapes.to_outputs(token, {"type": "T", **body})
    assert (outputs["roleType"], outputs["type"]) == ("CustomRole", "T")


def test_a_name_below_the_envelope() -> None:
    policy = {"contentType": "application/json", "data": "e30"}
    inputs: dict[str, Any] = {"properties": {"kty": "RSA", "releasePolicy": policy}}
    body = shapes.to_body(KEY.token, inputs)
    assert body == {"properties": {"kty": "RSA", "release_policy": policy}}
    outputs = shapes.to_outputs(KEY.token, {"id": _KEY_ID, **body})
    assert outputs["releasePolicy"] == policy
    assert (
        shapes.import_inputs(KEY.token, {"id": _KEY_ID, **body})["properties"]
        == (inputs["properties"])
    )


def test_without_what_is_named_otherwise_a_body_stays() -> None:
    body = {"id": _KEY_ID, "properties": {"kty": "RSA"}}
    assert "releasePolicy" not in shapes.to_outputs(KEY.token, body)
    assert shapes.to_body(KEY.token, {"properties": "later"}) == {"properties": "later"}


def test_objects_of_a_list_below_get_envelopes() -> None:
    interfaces = [{"id": "/nic", "primary": True, "deleteOption": "Detach"}, "later"]
    inputs = {
        "networkProfile": {"networkInterfaces": interfaces},
        "hardwareProfile": {"vmSize": "Standard_D2s_v5"},
    }
    body = shapes.to_body(VIRTUAL_MACHINE.token, inputs)
    in_azure = {"id": "/nic", "properties": {"primary": True, "deleteOption": "Detach"}}
    assert body["properties"]["networkProfile"] == {"networkInterfaces": [in_azure, "later"]}
    body["properties"]["networkProfile"]["networkInterfaces"].pop()
    outputs = shapes.to_outputs(VIRTUAL_MACHINE.token, {"id": _VM_ID, **body})
    assert outputs["networkProfile"]["networkInterfaces"] == interfaces[:1]


def test_what_is_no_list_has_no_envelopes() -> None:
    inputs = {"networkProfile": {"networkInterfaces": "later"}}
    assert shapes.to_body(VIRTUAL_MACHINE.token, inputs) == {"properties": inputs}
