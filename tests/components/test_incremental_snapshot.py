from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CREATED_WITH
from azure_disk_protection import IncrementalSnapshot, InvalidInputs
from tests.components.recording import (
    DISK_ID,
    GROUP,
    OTHER_SUBSCRIPTION,
    SET_ID,
    SNAPSHOT_ID,
    Child,
    record,
)

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "source_disk_id": DISK_ID,
    "disk_encryption_set_id": SET_ID,
}
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"


def snapshot(**inputs: Any) -> Child:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: IncrementalSnapshot("s", args))["s-snapshot"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "location", "westeurope"),
        ({}, "incremental", True),
        ({}, "creationData.createOption", "Copy"),
        ({}, "creationData.sourceResourceId", DISK_ID),
        ({}, "sku.name", "Standard_ZRS"),
        ({"location": "ukwest"}, "sku.name", "Standard_LRS"),
        ({"sku": "Standard_LRS"}, "sku.name", "Standard_LRS"),
        ({}, "encryption.type", "EncryptionAtRestWithCustomerKey"),
        ({}, "encryption.diskEncryptionSetId", SET_ID),
        (
            {
                "encryption_type": "EncryptionAtRestWithPlatformKey",
                "disk_encryption_set_id": None,
            },
            "encryption",
            {"type": "EncryptionAtRestWithPlatformKey"},
        ),
        ({}, "networkAccessPolicy", "DenyAll"),
        ({}, "publicNetworkAccess", "Disabled"),
        ({"snapshot_name": "before-upgrade"}, "snapshotName", "before-upgrade"),
        (
            {"network_access_policy": "AllowPrivate", "disk_access_id": ACCESS},
            "networkAccessPolicy",
            "AllowPrivate",
        ),
        (
            {"network_access_policy": "AllowPrivate", "disk_access_id": ACCESS},
            "diskAccessId",
            ACCESS,
        ),
        ({"public_network_access": "Enabled"}, "publicNetworkAccess", "Enabled"),
        (
            {"data_access_auth_mode": "AzureActiveDirectory"},
            "dataAccessAuthMode",
            "AzureActiveDirectory",
        ),
        ({"tags": {"vm": "web"}}, "tags", {"vm": "web"}),
        ({"source_tags": {"vm": "web"}}, "tags", {"vm": "web"}),
        (
            {"source_tags": {"vm": "web", "team": "a"}, "tags": {"team": "b"}},
            "tags",
            {"vm": "web", "team": "b"},
        ),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert snapshot(**inputs).at(path) == expected


def test_the_default_sku_follows_a_region_known_later() -> None:
    def program() -> None:
        args: Any = {**BASE, "location": pulumi.Output.from_input("ukwest")}
        IncrementalSnapshot("s", args)

    assert record(program)["s-snapshot"].at("sku.name") == "Standard_LRS"


def test_the_disks_tags_may_be_known_later() -> None:
    def program() -> None:
        args: Any = {
            **BASE,
            "source_tags": pulumi.Output.from_input({"vm": "web"}),
            "tags": {"team": "b"},
        }
        IncrementalSnapshot("s", args)

    assert record(program)["s-snapshot"].at("tags") == {"vm": "web", "team": "b"}


def test_takes_over_an_existing_snapshot() -> None:
    assert snapshot(imports={"snapshot": SNAPSHOT_ID}).request.importId == SNAPSHOT_ID


def test_outlives_the_program_and_its_source() -> None:
    made = snapshot()
    assert made.request.retainOnDelete
    assert not made.request.protect
    assert list(made.request.ignoreChanges) == list(CREATED_WITH)
    retry = "azure-disk-protection-retry-IncrementalSnapshot-s"
    assert list(made.request.hooks.on_error) == [retry]
    assert not snapshot(retain=False).request.retainOnDelete
    assert snapshot(protect=True).request.protect
    assert list(snapshot(keep_version_aliases=True).request.aliases)


def test_wrong_inputs() -> None:
    elsewhere = SET_ID.replace(SET_ID.split("/")[2], OTHER_SUBSCRIPTION)
    with pytest.raises(InvalidInputs) as caught:
        snapshot(disk_encryption_set_id=elsewhere, sku="Premium_LRS")
    assert [str(problem) for problem in caught.value.problems] == [
        "sku: got 'Premium_LRS', allowed: Standard_LRS, Standard_ZRS; incremental snapshots lie "
        "on standard storage whatever the disk, choose one",
        f"diskEncryptionSetId: got '{elsewhere}', allowed: an id in subscription "
        f"{SET_ID.split('/')[2]}; disk, snapshot and encryption set lie in one subscription, "
        "choose a set there",
    ]
