from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts.resource_types import RESOURCE_TYPES, Container, ResourceTypeFacts
from azure_disk_simulator.doors import shapes
from azure_disk_simulator.doors.schema import ObjectShape, Property, object_shape, resource_shape
from azure_disk_simulator.doors.values import UNKNOWN

SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590"
GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg"
KEY_ID = f"{GROUP}/providers/Microsoft.KeyVault/vaults/kv/keys/k"
IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
DISK = "azure-native:compute:Disk"
SET = "azure-native:compute:DiskEncryptionSet"
VAULT = "azure-native:keyvault:Vault"
NAMES = st.text("abcXYZ019-_.", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("token", "inputs", "expected"),
    [
        ("azure-native:resources:ResourceGroup", {"resourceGroupName": "rg"}, GROUP),
        (
            DISK,
            {"resourceGroupName": "rg", "diskName": "d"},
            f"{GROUP}/providers/Microsoft.Compute/disks/d",
        ),
        (
            "azure-native:keyvault:Key",
            {"resourceGroupName": "rg", "vaultName": "kv", "keyName": "k"},
            KEY_ID,
        ),
        (
            "azure-native:managedidentity:UserAssignedIdentity",
            {"resourceGroupName": "rg", "resourceName": "id"},
            IDENTITY,
        ),
        (
            "azure-native:authorization:RoleAssignment",
            {"scope": KEY_ID, "roleAssignmentName": "g"},
            f"{KEY_ID}/providers/Microsoft.Authorization/roleAssignments/g",
        ),
        (
            "azure-native:dataprotection:BackupInstance",
            {"resourceGroupName": "rg", "vaultName": "bv", "backupInstanceName": "i"},
            f"{GROUP}/providers/Microsoft.DataProtection/backupVaults/bv/backupInstances/i",
        ),
    ],
)
def test_ids(token: str, inputs: dict[str, str], expected: str) -> None:
    assert shapes.resource_id(token, inputs, SUBSCRIPTION) == expected
    assert shapes.parse_id(token, expected) == inputs


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.arm_type)
@given(data=st.data())
def test_ids_round_trip(facts: ResourceTypeFacts, data: st.DataObject) -> None:
    inputs = {name: data.draw(NAMES) for name in facts.path_inputs}
    if facts.container is Container.SCOPE:
        inputs[facts.path_inputs[0]] = GROUP
    resource = shapes.resource_id(facts.token, inputs, SUBSCRIPTION)
    assert shapes.parse_id(facts.token, resource) == inputs


def test_a_scope_may_lack_its_slash() -> None:
    inputs = {"scope": GROUP.strip("/"), "roleAssignmentName": "g"}
    assert shapes.resource_id(
        "azure-native:authorization:RoleAssignment", inputs, SUBSCRIPTION
    ).startswith(f"{GROUP}/providers/")


def test_a_slash_in_a_name_stays_in_the_name() -> None:
    inputs = {"resourceGroupName": "rg", "diskName": "a/b"}
    resource = shapes.resource_id(DISK, inputs, SUBSCRIPTION)
    assert resource.endswith("/disks/a%2Fb")
    assert shapes.parse_id(DISK, resource) == inputs


@pytest.mark.parametrize("value", [None, UNKNOWN, 3])
def test_ids_need_their_inputs(value: Any) -> None:
    with pytest.raises(ValueError, match="part of the id") as error:
        shapes.resource_id(DISK, {"resourceGroupName": "rg", "diskName": value}, SUBSCRIPTION)
    assert str(error.value) == (
        f"diskName: got {value!r}, allowed: a text, because it is part of the id; "
        "give it as an input"
    )


@pytest.mark.parametrize("resource", ["disk", GROUP, KEY_ID])
def test_ids_of_other_types_are_refused(resource: str) -> None:
    with pytest.raises(ValueError, match="allowed: the id of a") as error:
        shapes.parse_id(DISK, resource)
    assert str(error.value) == (
        f"id: got {resource!r}, allowed: the id of a Microsoft.Compute/disks; "
        "take it from the portal"
    )


def test_flat_types_gain_the_envelope() -> None:
    inputs = {
        "resourceGroupName": "rg",
        "diskName": "d",
        "azureApiVersion": "2024-03-02",
        "location": "westeurope",
        "sku": {"name": "Premium_LRS"},
        "zones": ["1"],
        "tags": {"a": "b"},
        "diskSizeGB": 8,
        "creationData": {"createOption": "Empty"},
        "__createBeforeDelete": True,
    }
    assert shapes.to_body(DISK, inputs) == {
        "location": "westeurope",
        "sku": {"name": "Premium_LRS"},
        "zones": ["1"],
        "tags": {"a": "b"},
        "properties": {"diskSizeGB": 8, "creationData": {"createOption": "Empty"}},
    }


def test_key_vaults_keep_their_envelope() -> None:
    inputs = {
        "resourceGroupName": "rg",
        "vaultName": "kv",
        "location": "westeurope",
        "properties": {"tenantId": "t", "sku": {"family": "A", "name": "standard"}, "bogus": 1},
    }
    assert shapes.to_body(VAULT, inputs) == {
        "location": "westeurope",
        "properties": {"tenantId": "t", "sku": {"family": "A", "name": "standard"}},
    }


def test_lists_of_identities_become_maps_and_come_back() -> None:
    inputs = {"identity": {"type": "UserAssigned", "userAssignedIdentities": [IDENTITY]}}
    body = shapes.to_body(SET, inputs)
    assert body == {"identity": {"type": "UserAssigned", "userAssignedIdentities": {IDENTITY: {}}}}
    body["identity"]["userAssignedIdentities"][IDENTITY] = {"principalId": "p", "clientId": "c"}
    outputs = shapes.to_outputs(SET, body)
    assert outputs["identity"]["userAssignedIdentities"][IDENTITY]["principalId"] == "p"
    assert shapes.to_inputs(SET, outputs) == inputs


def test_outputs_are_flat_and_only_what_pulumi_knows() -> None:
    body = {
        "id": f"{GROUP}/providers/Microsoft.Compute/disks/d",
        "name": "d",
        "type": "Microsoft.Compute/disks",
        "location": "westeurope",
        "properties": {"diskSizeGB": 8, "uniqueId": "u", "tier": None, "newInLaterApi": 1},
    }
    assert shapes.to_outputs(DISK, body) == {
        "name": "d",
        "type": "Microsoft.Compute/disks",
        "location": "westeurope",
        "diskSizeGB": 8,
        "uniqueId": "u",
        "azureApiVersion": "2024-03-02",
    }


def test_outputs_of_a_resource_group_keep_the_envelope() -> None:
    body = {
        "name": "rg",
        "location": "westeurope",
        "properties": {"provisioningState": "Succeeded"},
    }
    outputs = shapes.to_outputs("azure-native:resources:ResourceGroup", body)
    assert outputs["properties"] == {"provisioningState": "Succeeded"}


def test_an_import_takes_all_that_azure_reports_and_leaves_out_what_is_empty() -> None:
    """As azure-native, whose users then see as changes what they never wrote (its issue 4401)."""
    body = {
        "id": f"{GROUP}/providers/Microsoft.Compute/disks/d",
        "location": "westeurope",
        "sku": {"name": "Premium_LRS", "tier": "Premium"},
        "tags": {},
        "zones": [],
        "properties": {
            "diskSizeGB": 8,
            "networkAccessPolicy": "AllowAll",
            "completionPercent": 30,
            "supportedCapabilities": {"architecture": None},
        },
    }
    assert shapes.import_inputs(DISK, body) == {
        "resourceGroupName": "rg",
        "diskName": "d",
        "location": "westeurope",
        "sku": {"name": "Premium_LRS"},
        "diskSizeGB": 8,
        "networkAccessPolicy": "AllowAll",
        "completionPercent": 30,
    }


def test_an_import_never_takes_the_id() -> None:
    endpoint = f"{GROUP}/providers/Microsoft.Network/privateEndpoints/e"
    token = "azure-native:network:PrivateEndpoint"
    assert shapes.import_inputs(token, {"id": endpoint, "location": "westeurope"}) == {
        "resourceGroupName": "rg",
        "privateEndpointName": "e",
        "location": "westeurope",
    }


def test_a_preview_knows_the_inputs_and_nothing_else() -> None:
    inputs = {
        "location": "westeurope",
        "identity": {"type": "UserAssigned", "userAssignedIdentities": [IDENTITY]},
        "activeKey": {"keyUrl": UNKNOWN, "sourceVault": {"id": "v"}},
        "tags": {"a": "b", "c": UNKNOWN},
    }
    preview = shapes.preview_outputs(SET, inputs)
    assert preview["location"] == "westeurope"
    assert preview["name"] is UNKNOWN
    assert preview["tags"] == {"a": "b", "c": UNKNOWN}
    assert preview["activeKey"] == {"keyUrl": UNKNOWN, "sourceVault": {"id": "v"}}
    assert preview["identity"] == {
        "type": "UserAssigned",
        "principalId": UNKNOWN,
        "tenantId": UNKNOWN,
        "userAssignedIdentities": UNKNOWN,
    }
    assert set(preview) == set(resource_shape(SET).outputs.properties)


def test_a_preview_passes_unions_and_lists() -> None:
    rule = {"objectType": "AzureRetentionRule", "name": "Default"}
    inputs = {"properties": {"objectType": "BackupPolicy", "policyRules": [rule, UNKNOWN]}}
    preview = shapes.preview_outputs("azure-native:dataprotection:BackupPolicy", inputs)
    assert preview["properties"]["policyRules"] == [rule, UNKNOWN]
    assert preview["properties"]["datasourceTypes"] is UNKNOWN


SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(min_size=1, max_size=6),
    "enum": st.text(min_size=1, max_size=6),
    "integer": st.integers(0, 9999),
    "number": st.integers(0, 9999),
    "boolean": st.booleans(),
    "any": st.text(min_size=1, max_size=6),
}


def values(prop: Property, depth: int) -> st.SearchStrategy[Any]:
    """Return values of a property's shape."""
    if prop.kind == "set":
        return st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=3)
    if prop.kind in {"array", "map"}:
        assert prop.item is not None
        inner = values(prop.item, depth - 1)
        if prop.kind == "array":
            return st.lists(inner, max_size=2)
        return st.dictionaries(st.text(min_size=1, max_size=4), inner, max_size=2)
    if prop.kind in {"object", "union"}:
        return st.sampled_from(prop.names).flatmap(
            lambda name: objects(object_shape(name), depth - 1)
        )
    return SCALARS[prop.kind]


def objects(shape: ObjectShape, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Return values of an object's shape: its discriminators, and some other properties."""
    constants = {name: st.just(value) for name, value in shape.constants.items()}
    names = [name for name in shape.properties if name not in constants] if depth > 0 else []
    optional = {name: values(shape.properties[name], depth) for name in names}
    return st.fixed_dictionaries(constants, optional=optional)


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.arm_type)
@given(data=st.data())
def test_inputs_survive_the_way_to_azure_and_back(
    facts: ResourceTypeFacts, data: st.DataObject
) -> None:
    shape = resource_shape(facts.token)
    inputs = data.draw(objects(shape.inputs, 3))
    inputs = {name: value for name, value in inputs.items() if name not in facts.path_inputs}
    outputs = shapes.to_outputs(facts.token, shapes.to_body(facts.token, inputs))
    common = {name: value for name, value in inputs.items() if name in shape.outputs.properties}
    back = {name: shapes.to_inputs(facts.token, outputs).get(name) for name in common}
    assert _readable(shape, back) == _readable(shape, common)


def _readable(shape: Any, inputs: dict[str, Any]) -> dict[str, Any]:
    """Project inputs once more, which takes off what Azure never returns."""
    return shapes.to_inputs(
        shape.facts.token, shapes.to_outputs(shape.facts.token, _wire(shape.facts.token, inputs))
    )


def _wire(token: str, inputs: dict[str, Any]) -> dict[str, Any]:
    return shapes.to_body(
        token, {name: value for name, value in inputs.items() if value is not None}
    )
