from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CREATED_WITH
from azure_disk_protection import FullSnapshot, InvalidInputs
from tests.components.recording import DISK_ID, SET_ID, SNAPSHOT_ID, Child, record

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "source_id": DISK_ID,
    "reason": "baseline",
    "disk_encryption_set_id": SET_ID,
}


def snapshot(**inputs: Any) -> Child:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: FullSnapshot("f", args))["f-snapshot"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "incremental", False),
        ({}, "creationData", {"createOption": "Copy", "sourceResourceId": DISK_ID}),
        ({"source_id": SNAPSHOT_ID}, "creationData.sourceResourceId", SNAPSHOT_ID),
        ({}, "tags", {"full-snapshot-reason": "baseline"}),
        (
            {"source_sku": "Premium_LRS", "tags": {"a": "1"}, "source_tags": {"a": "0", "b": "2"}},
            "tags",
            {
                "a": "1",
                "b": "2",
                "full-snapshot-reason": "baseline",
                "source-sku": "Premium_LRS",
            },
        ),
        ({}, "sku.name", "Standard_ZRS"),
        ({"sku": "Premium_LRS"}, "sku.name", "Premium_LRS"),
        ({}, "encryption.diskEncryptionSetId", SET_ID),
        ({}, "networkAccessPolicy", "DenyAll"),
        ({}, "publicNetworkAccess", "Disabled"),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert snapshot(**inputs).at(path) == expected


def test_tags_that_are_known_later() -> None:
    def program() -> None:
        args: Any = {**BASE, "source_tags": pulumi.Output.from_input({"b": "2"})}
        FullSnapshot("f", args)

    expected = {"b": "2", "full-snapshot-reason": "baseline"}
    assert record(program)["f-snapshot"].at("tags") == expected


def test_outlives_the_program_and_waits_for_its_source() -> None:
    made = snapshot()
    assert made.request.retainOnDelete
    assert list(made.request.ignoreChanges) == list(CREATED_WITH)
    assert list(made.request.hooks.on_error) == ["azure-disk-protection-retry-FullSnapshot-f"]
    assert not snapshot(retain=False).request.retainOnDelete
    assert snapshot(imports={"snapshot": SNAPSHOT_ID}).request.importId == SNAPSHOT_ID


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs) as caught:
        snapshot(source_sku="UltraSSD_LRS", reason="because", source_id=SET_ID)
    reason, sku, source = (str(problem) for problem in caught.value.problems)
    assert reason.startswith("reason: got 'because', allowed: ")
    assert "baseline" in reason
    assert sku == (
        "sourceSku: got 'UltraSSD_LRS', allowed: Standard_LRS, StandardSSD_LRS, StandardSSD_ZRS, "
        "Premium_LRS, Premium_ZRS; such disks have incremental snapshots only, declare an "
        "IncrementalSnapshot"
    )
    assert source.startswith(f"sourceId: got '{SET_ID}', allowed: the id of a Microsoft.Compute/")


def test_needs_a_reason() -> None:
    with pytest.raises(InvalidInputs, match="reason: got nothing, allowed: a value"):
        snapshot(reason=None)
