from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.failures import CheckFailed, OperationRefused
from azure_disk_simulator.doors.importing import taken_over
from azure_disk_simulator.doors.operations import Operations

DISK = "azure-native:compute:Disk"
INPUTS: dict[str, Any] = {
    "resourceGroupName": "rg",
    "diskName": "d",
    "location": "westeurope",
    "diskSizeGB": 8,
    "sku": {"name": "Premium_LRS"},
    "hyperVGeneration": "V2",
    "osType": "Linux",
    "creationData": {"createOption": "Empty"},
}


@pytest.fixture
def operations() -> Iterator[Operations]:
    with Azure.in_memory() as azure:
        azure.put(
            f"/subscriptions/{azure.subscription_id}/resourceGroups/rg", {"location": "westeurope"}
        )
        yield Operations(azure)


def taken(operations: Operations, inputs: dict[str, Any], **options: Any) -> dict[str, Any]:
    resource, _ = operations.create(DISK, INPUTS)
    reading = operations.read(DISK, resource, ({}, {}))
    assert reading is not None
    found, outputs = taken_over(operations, (DISK, "d"), (reading, inputs), **options)
    stored = operations.azure.get(resource)["properties"]
    return {"inputs": found, "outputs": outputs, "stored": stored}


def test_what_the_program_leaves_to_azure_stays(operations: Operations) -> None:
    result = taken(operations, INPUTS)
    assert result["inputs"].items() >= INPUTS.items()
    assert "publicNetworkAccess" not in result["inputs"]
    assert result["stored"]["publicNetworkAccess"] == "Enabled"


def test_what_differs_is_updated_at_once(operations: Operations) -> None:
    result = taken(operations, {**INPUTS, "diskSizeGB": 16})
    assert result["stored"]["diskSizeGB"] == result["outputs"]["diskSizeGB"] == 16


def test_a_dry_run_updates_nothing(operations: Operations) -> None:
    result = taken(operations, {**INPUTS, "diskSizeGB": 16}, dry_run=True)
    assert result["stored"]["diskSizeGB"] == 8


def test_nothing_is_replaced(operations: Operations) -> None:
    without = {name: value for name, value in INPUTS.items() if name != "hyperVGeneration"}
    with pytest.raises(OperationRefused) as error:
        taken(operations, without)
    assert str(error.value) == "an import may not replace: hyperVGeneration"


def test_what_the_program_ignores_is_kept(operations: Operations) -> None:
    without = {name: value for name, value in INPUTS.items() if name != "hyperVGeneration"}
    wanted = {**without, "tags": {"a": "b"}, "zones": ["1"]}
    result = taken(operations, wanted, ignored=["hyperVGeneration", "zones"])
    assert result["inputs"]["hyperVGeneration"] == "V2"
    assert "zones" not in result["inputs"]
    assert wanted["zones"] == ["1"], "the program's own inputs are left alone"


def test_the_form_is_checked(operations: Operations) -> None:
    with pytest.raises(CheckFailed) as error:
        taken(operations, {**INPUTS, "zones": ["1", 2]})
    assert error.value.failures == ["'zones[1]' should be of type 'string' but got a number"]
