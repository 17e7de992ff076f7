import copy
from datetime import timedelta
from typing import Any

import pytest
import yaml

from azure_disk_protection import DiskEstate, InvalidInputs, read_estate
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from tests.components.good_settings import GOOD
from tests.components.recording import GROUP, Recording, record
from tests.components.test_settings import STACKS

DES = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-we/providers"
DES += "/Microsoft.Compute/diskEncryptionSets"


def estate(**settings: Any) -> Recording:
    data = {**copy.deepcopy(GOOD), **settings}
    return record(lambda: DiskEstate("e", read_estate(data)))


def disk(**settings: Any) -> Recording:
    chosen = {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 1024, **settings}
    return estate(disks={"d": chosen})


@pytest.mark.parametrize(
    ("settings", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg-we"),
        ({}, "location", "westeurope"),
        ({}, "diskName", "bakery-d"),
        ({}, "sku.name", "Premium_LRS"),
        ({}, "diskSizeGB", 1024),
        ({}, "encryption.diskEncryptionSetId", f"{DES}/bakery-westeurope-set"),
        ({"zone": "2"}, "zones", ["2"]),
        ({"osType": "Linux"}, "osType", "Linux"),
        ({"osType": "Linux", "hyperVGeneration": "V2"}, "hyperVGeneration", "V2"),
        (
            {"osType": "Linux", "architecture": "Arm64"},
            "supportedCapabilities.architecture",
            "Arm64",
        ),
        (
            {"osType": "Linux", "image": "a:b:c:1.0"},
            "creationData.imageReference.id",
            "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Compute"
            "/locations/westeurope/publishers/a/artifactTypes/vmImage/offers/b/skus/c"
            "/versions/1.0",
        ),
        (
            {"osType": "Linux", "imageId": f"{GROUP}/providers/Microsoft.Compute/images/i"},
            "creationData.imageReference.id",
            f"{GROUP}/providers/Microsoft.Compute/images/i",
        ),
        (
            {"sourceId": f"{GROUP}/providers/Microsoft.Compute/disks/o"},
            "creationData.sourceResourceId",
            f"{GROUP}/providers/Microsoft.Compute/disks/o",
        ),
        ({"sku": "UltraSSD_LRS", "iops": 2000}, "diskIOPSReadWrite", 2000),
        ({"sku": "UltraSSD_LRS", "iops": 2000, "mbps": 90}, "diskMBpsReadWrite", 90),
        (
            {"sku": "UltraSSD_LRS", "logicalSectorSize": 512},
            "creationData.logicalSectorSize",
            512,
        ),
        ({"tier": "P40"}, "tier", "P40"),
        ({"bursting": True}, "burstingEnabled", True),
        ({"maxShares": 2}, "maxShares", 2),
        ({"networkAccessPolicy": "AllowAll"}, "networkAccessPolicy", "AllowAll"),
        (
            {
                "networkAccessPolicy": "AllowPrivate",
                "diskAccessId": f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a",
            },
            "diskAccessId",
            f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a",
        ),
        ({"publicNetworkAccess": "Enabled"}, "publicNetworkAccess", "Enabled"),
        (
            {"dataAccessAuthMode": "AzureActiveDirectory"},
            "dataAccessAuthMode",
            "AzureActiveDirectory",
        ),
        ({"tags": {"vm": "web"}}, "tags", {"vm": "web"}),
    ],
)
def test_setting_of_a_disk_reaches_its_property(
    settings: dict[str, Any], path: str, expected: object
) -> None:
    assert disk(**settings)["e-d-disk"].at(path) == expected


def test_a_disk_gets_snapshot_copies_and_backup_on_demand() -> None:
    made = disk(
        snapshot=True,
        snapshotSku="Standard_LRS",
        copyTo=["northeurope", "ukwest"],
        backupPolicy="daily",
    )
    assert made["e-d-snapshot"].at("snapshotName") == "bakery-d-snapshot"
    assert made["e-d-snapshot"].at("resourceGroupName") == "rg-we-snapshots"
    assert made["e-d-snapshot"].at("sku.name") == "Standard_LRS"
    away = made["e-d-copy-northeurope"]
    assert away.at("snapshotName") == "bakery-d-copy-northeurope"
    assert away.at("resourceGroupName") == "rg-ne-snapshots"
    assert away.at("sku.name") == "Standard_LRS"
    assert away.at("encryption.diskEncryptionSetId").endswith("/bakery-northeurope-set")
    assert "e-d-copy-northeurope" in made["e-d-copy-ukwest"].depends_on
    instance = made["e-d-backup"]
    assert instance.at("vaultName") == "bv-bakery-we"
    assert instance.at("backupInstanceName") == "bakery-d"
    assert instance.at("properties.policyInfo.policyId").endswith("/daily")
    assert instance.depends_on >= {
        "e-d-disk-grant",
        "e-westeurope-snapshots-grant",
        "e-westeurope-set-grant",
    }
    bare = disk()
    assert not {"e-d-snapshot", "e-d-backup"} & bare.names


def test_everything_lies_flat_below_the_estate() -> None:
    recording = estate()
    root = recording["e"].request
    assert root.type == "azure-disk-protection:index:DiskEstate"
    parents = {child.request.parent for child in recording.children if child.name != "e"}
    assert [parent.endswith("DiskEstate::e") for parent in parents] == [True]


def test_regions_may_be_spelled_as_people_do() -> None:
    spelled = copy.deepcopy(GOOD)
    sites = spelled["sites"]
    names = {"westeurope": "West Europe", "northeurope": "North Europe", "ukwest": "UK West"}
    spelled["sites"] = {names[region]: sites[region] for region in sites}
    for each in spelled["disks"].values():
        each["site"] = "WestEurope"
    spelled["disks"]["os"]["copyTo"] = ["North Europe"]
    assert estate(**spelled).names == estate().names


def test_tags_of_estate_and_disk_are_merged() -> None:
    tagged = {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 4, "tags": {"a": "disk"}}
    recording = estate(tags={"a": "estate", "b": "estate"}, disks={"d": tagged})
    assert recording["e-d-disk"].at("tags") == {"a": "disk", "b": "estate"}
    assert recording["e-westeurope-key-vault"].at("tags") == {"a": "estate", "b": "estate"}


def test_protects_unless_told_otherwise() -> None:
    kinds = ("Disk", "Vault", "Key", "DiskEncryptionSet", "BackupVault", "ResourceGroup")
    kept, loose = estate(), estate(protect=False)
    for kind in kinds:
        assert all(child.request.protect for child in kept.of_type(kind)), kind
        assert not any(child.request.protect for child in loose.of_type(kind)), kind


def test_snapshots_and_what_they_need_outlive_the_program_unless_told_otherwise() -> None:
    kinds = ("Snapshot", "Vault", "Key", "DiskEncryptionSet", "ResourceGroup")
    kept, loose = estate(), estate(retainSnapshots=False)
    for kind in kinds:
        assert all(child.request.retainOnDelete for child in kept.of_type(kind)), kind
    assert not any(child.request.retainOnDelete for child in loose.children)


def test_aliases_are_kept_on_demand() -> None:
    assert not any(list(child.request.aliases) for child in estate().children)
    aliased = estate(keepVersionAliases=True)
    assert all(list(child.request.aliases) for child in aliased.children if child.name != "e")


def test_is_checked_when_built_too() -> None:
    settings = read_estate(GOOD)
    settings["disks"]["data"]["size_gib"] = 0
    with pytest.raises(InvalidInputs, match=r"disks\.data\.sizeGib: got 0, allowed: 1 to 32767"):
        record(lambda: DiskEstate("e", settings))


@pytest.mark.parametrize("path", sorted(STACKS.glob("Pulumi.*.yaml")), ids=lambda path: path.name)
def test_every_stack_comes_up_in_the_simulated_azure(path: Any) -> None:
    data = yaml.safe_load(path.read_text())["config"]["azure-disk-protection:estate"]
    azure = Azure.in_memory(seed=0)
    # Mocks run no error hooks, so nothing waits for the background copies of Ultra disks (B12).
    azure.settings.copy_base = azure.settings.copy_per_gib = timedelta(0)

    def program() -> dict[str, Any]:
        return {"ids": DiskEstate("estate", read_estate(data)).disk_ids}

    assert set(run_program(azure, program).outputs["ids"]) == set(data["disks"])
