"""What ARM would be sent passes Microsoft's own models, for all that the components can declare."""

import importlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_facts.resource_types import BY_TOKEN, RESOURCE_TYPES, ResourceTypeFacts
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.doors.shapes import to_body
from tests.components.inputs import case_of
from tests.requests.models import problems

MODELS = {
    "Microsoft.Authorization/locks": "azure.mgmt.resource.locks:ManagementLockObject",
    "Microsoft.Authorization/policyAssignments": "azure.mgmt.resource.policy:PolicyAssignment",
    "Microsoft.Authorization/policyDefinitions": "azure.mgmt.resource.policy:PolicyDefinition",
    "Microsoft.Authorization/policyExemptions": "azure.mgmt.resource.policy:PolicyExemption",
    "Microsoft.Authorization/policySetDefinitions": (
        "azure.mgmt.resource.policy:PolicySetDefinition"
    ),
    "Microsoft.Authorization/roleAssignments": (
        "azure.mgmt.authorization:RoleAssignmentCreateParameters"
    ),
    "Microsoft.Authorization/roleDefinitions": "azure.mgmt.authorization:RoleDefinition",
    "Microsoft.Compute/diskAccesses": "azure.mgmt.compute:DiskAccess",
    "Microsoft.Compute/diskEncryptionSets": "azure.mgmt.compute:DiskEncryptionSet",
    "Microsoft.Compute/disks": "azure.mgmt.compute:Disk",
    "Microsoft.Compute/snapshots": "azure.mgmt.compute:Snapshot",
    "Microsoft.Compute/virtualMachines": "azure.mgmt.compute:VirtualMachine",
    "Microsoft.DataProtection/backupVaults": "azure.mgmt.dataprotection:BackupVaultResource",
    "Microsoft.DataProtection/backupVaults/backupInstances": (
        "azure.mgmt.dataprotection:BackupInstanceResource"
    ),
    "Microsoft.DataProtection/backupVaults/backupPolicies": (
        "azure.mgmt.dataprotection:BaseBackupPolicyResource"
    ),
    "Microsoft.DataProtection/backupVaults/backupResourceGuardProxies": (
        "azure.mgmt.dataprotection:ResourceGuardProxyBaseResource"
    ),
    "Microsoft.DataProtection/resourceGuards": "azure.mgmt.dataprotection:ResourceGuardResource",
    "Microsoft.Insights/diagnosticSettings": (
        "azure.mgmt.monitor.v2021_05_01_preview:DiagnosticSettingsResource"
    ),
    "Microsoft.KeyVault/vaults": "azure.mgmt.keyvault:VaultCreateOrUpdateParameters",
    "Microsoft.KeyVault/vaults/keys": "azure.mgmt.keyvault:KeyCreateParameters",
    "Microsoft.Logic/workflows": "azure.mgmt.logic:Workflow",
    "Microsoft.ManagedIdentity/userAssignedIdentities": "azure.mgmt.msi:Identity",
    "Microsoft.Network/networkInterfaces": "azure.mgmt.network:NetworkInterface",
    "Microsoft.Network/privateDnsZones": "azure.mgmt.privatedns:PrivateZone",
    "Microsoft.Network/privateDnsZones/virtualNetworkLinks": (
        "azure.mgmt.privatedns:VirtualNetworkLink"
    ),
    "Microsoft.Network/privateEndpoints": "azure.mgmt.network:PrivateEndpoint",
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups": (
        "azure.mgmt.network:PrivateDnsZoneGroup"
    ),
    "Microsoft.Network/virtualNetworks": "azure.mgmt.network:VirtualNetwork",
    "Microsoft.Network/virtualNetworks/subnets": "azure.mgmt.network:Subnet",
    "Microsoft.Resources/resourceGroups": "azure.mgmt.resource.resources:ResourceGroup",
    "Microsoft.Storage/storageAccounts": "azure.mgmt.storage:StorageAccountCreateParameters",
    "Microsoft.Storage/storageAccounts/blobServices/containers": (
        "azure.mgmt.storage:BlobContainer"
    ),
}
"""Model of the body of a PUT, by ARM type: module and class."""


def model_of(facts: ResourceTypeFacts) -> type[Any]:
    """Return the model that Microsoft's SDK has for a PUT of a type."""
    module, name = MODELS[facts.arm_type].split(":")
    found = getattr(importlib.import_module(f"{module}.models"), name)
    assert isinstance(found, type)
    return found


def bodies(component: type[Any]) -> Iterator[tuple[str, ResourceTypeFacts, dict[str, Any]]]:
    """Every request body of a component's case and of each change, once."""
    case, seen = case_of(component), set()
    programs = [{}, *(case.with_change(name) for name in case.changes)]
    for inputs in programs:
        for registration in case.run(inputs):
            facts = BY_TOKEN.get(registration.token)
            if facts is None:
                continue
            body = to_body(registration.token, registration.inputs)
            text = json.dumps([registration.token, body], sort_keys=True, default=str)
            if text not in seen:
                seen.add(text)
                yield registration.name, facts, body


@pytest.mark.parametrize("facts", RESOURCE_TYPES, ids=lambda facts: facts.token)
def test_every_type_has_a_model(facts: ResourceTypeFacts) -> None:
    assert model_of(facts)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.__name__)
def test_requests_pass_the_models(component: type[Any]) -> None:
    wrong = {
        f"{facts.arm_type} {name}": found
        for name, facts, body in bodies(component)
        if (found := problems(model_of(facts), body))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"location": "westeurope", "colour": "red"}, "colour: Disk has no such property"),
        ({"properties": {"creationData": {"createOption": "Empty"}}}, "location: required"),
        (
            {"location": "x", "properties": {"creationData": {"createOption": "Clone"}}},
            "properties.creationData.createOption: 'Clone' is none of Empty, Attach",
        ),
        ({"location": "x", "properties": {}}, "properties.creationData: required"),
        (
            {"location": "x", "sku": {"name": "Gold_LRS"}},
            "sku.name: 'Gold_LRS' is none of Standard_LRS",
        ),
        ({"location": "x", "managedBy": "me"}, "managedBy: only Azure sets it"),
        ({"location": "x", "zones": "1"}, "zones: a list is expected, got '1'"),
        ({"location": "x", "tags": "a"}, "tags: a map is expected, got 'a'"),
        ({"location": 7}, "location: str is expected, got 7"),
        ({"location": "x", "sku": "big"}, "sku: an object is expected, got 'big'"),
    ],
)
def test_what_is_wrong_is_found(body: dict[str, Any], words: str) -> None:
    from azure.mgmt.compute.models import Disk  # noqa: PLC0415  # a large module

    assert any(words in found for found in problems(Disk, body))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"properties": {"level": "CanNotDelete"}, "x": 1}, "x: ManagementLockObject has no such"),
        ({"properties": {}}, "properties.level: required"),
        ({"properties": 1}, "properties: an object is expected, got 1"),
        ({"id": "/x", "properties": {"level": "ReadOnly"}}, "id: only Azure sets it"),
        ({"properties": {"level": 7}}, "properties.level: str is expected, got 7"),
    ],
)
def test_what_is_wrong_is_found_by_the_older_models(body: dict[str, Any], words: str) -> None:
    from azure.mgmt.resource.locks.models import ManagementLockObject  # noqa: PLC0415

    assert any(words in found for found in problems(ManagementLockObject, body))
