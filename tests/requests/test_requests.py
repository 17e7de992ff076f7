"""What ARM would be sent passes Microsoft's own models, for all that the components can declare."""

import importlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_facts.resource_types import BY_TOKEN, POLICY_EXEMPTION, RESOURCE_TYPES
from azure_disk_protection import COMPONENTS, VhdExport
from azure_disk_simulator.doors.shapes import to_body
from tests.components.inputs import case_of
from tests.requests.models import problems

MODELS = {
    "Microsoft.Authorization/locks": "azure.mgmt.resource.locks:ManagementLockObject",
    "Microsoft.Authorization/policyAssignments": "azure.mgmt.resource.policy:PolicyAssignment",
    "Microsoft.Authorization/policyDefinitions": "azure.mgmt.resource.policy:PolicyDefinition",
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


WITHOUT_MODEL = {
    "Microsoft.Authorization/policyExemptions": (
        "azure.mgmt.resource.policy",
        "PolicyExemption",
        "left azure-mgmt-resource with 24, and azure-mgmt-resource-policy 1.0 does not have it",
    ),
}
"""Types that no SDK has a model of any more: the package it would be in, its name, and why."""


DEPRECATED_CHOICES = {
    "properties.hardwareProfile.vmSize": "azure.mgmt.compute:HardwareProfile",
}
"""Choices that the models list but say not to rely on, any more: sizes of virtual machines come
from the API. By path: the model whose documentation says so."""


def model_of(arm_type: str) -> type[Any]:
    """Return the model that Microsoft's SDK has for a PUT of a type."""
    module, name = MODELS[arm_type].split(":")
    found = getattr(importlib.import_module(f"{module}.models"), name)
    assert isinstance(found, type)
    return found


def bodies(component: type[Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every request body of a component's case and of each change, once: name, type, body."""
    case, seen = case_of(component), set()
    for registered in (case.base(), *map(case.after, case.changes)):
        for each in registered:
            facts = BY_TOKEN.get(each.token)
            if facts is None:
                continue
            body = to_body(each.token, each.inputs)
            text = json.dumps([each.token, body], sort_keys=True, default=str)
            if text not in seen:
                seen.add(text)
                yield each.name, facts.arm_type, body


@pytest.mark.parametrize("arm_type", sorted({facts.arm_type for facts in RESOURCE_TYPES}))
def test_every_type_has_a_model(arm_type: str) -> None:
    assert (arm_type in MODELS) is not (arm_type in WITHOUT_MODEL)
    if arm_type in MODELS:
        assert model_of(arm_type)
        return
    module, name, _ = WITHOUT_MODEL[arm_type]
    found = importlib.import_module(f"{module}.models")
    assert not hasattr(found, name), "it has come: check requests by it"


def test_exemptions_alone_are_not_checked() -> None:
    assert set(WITHOUT_MODEL) == {POLICY_EXEMPTION.arm_type}


def _is_deprecated(problem: str) -> bool:
    path, _, said = problem.partition(": ")
    return path in DEPRECATED_CHOICES and " is none of " in said


@pytest.mark.parametrize("model", DEPRECATED_CHOICES.values())
def test_choices_that_count_no_more_are_called_deprecated(model: str) -> None:
    module, name = model.split(":")
    found = getattr(importlib.import_module(f"{module}.models"), name)
    assert "deprecated" in str(found.__doc__)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.__name__)
def test_requests_pass_the_models(component: type[Any]) -> None:
    checked = 0
    wrong: dict[str, list[str]] = {}
    for name, arm_type, body in bodies(component):
        if arm_type in WITHOUT_MODEL:
            continue
        checked += 1
        found = [each for each in problems(model_of(arm_type), body) if not _is_deprecated(each)]
        if found:
            wrong[f"{arm_type} {name}"] = found
    assert wrong == {}
    assert bool(checked) is (component is not VhdExport), "its child is a dynamic resource"


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
