from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CREATED_WITH
from azure_disk_protection import InvalidInputs, ManagedDisk
from tests.components.recording import DISK_ID, GROUP, SET_ID, Child, record

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "sku": "Premium_LRS",
    "size_gib": 64,
    "disk_encryption_set_id": SET_ID,
}
IMAGE = f"{GROUP}/providers/Microsoft.Compute/images/i"
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"
STORAGE = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/a"


def disk(**inputs: Any) -> Child:
    args = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: ManagedDisk("d", args))["d-disk"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "location", "westeurope"),
        ({}, "sku.name", "Premium_LRS"),
        ({}, "diskSizeGB", 64),
        ({}, "creationData.createOption", "Empty"),
        ({}, "encryption.type", "EncryptionAtRestWithCustomerKey"),
        ({}, "encryption.diskEncryptionSetId", SET_ID),
        ({}, "networkAccessPolicy", "DenyAll"),
        ({}, "publicNetworkAccess", "Disabled"),
        ({"disk_name": "books"}, "diskName", "books"),
        ({"size_gib": 128.0}, "diskSizeGB", 128),
        ({"source_id": DISK_ID}, "creationData.sourceResourceId", DISK_ID),
        ({"source_id": DISK_ID}, "creationData.createOption", "Copy"),
        ({"image_id": IMAGE, "os_type": "Linux"}, "creationData.imageReference.id", IMAGE),
        ({"image_id": IMAGE, "os_type": "Linux"}, "creationData.createOption", "FromImage"),
        (
            {"source_uri": "https://a/b.vhd", "storage_account_id": STORAGE},
            "creationData.sourceUri",
            "https://a/b.vhd",
        ),
        (
            {"source_uri": "https://a/b.vhd", "storage_account_id": STORAGE},
            "creationData.storageAccountId",
            STORAGE,
        ),
        (
            {"upload_size_bytes": 20_972_032, "size_gib": None},
            "creationData.uploadSizeBytes",
            20_972_032,
        ),
        ({"zone": "2"}, "zones", ["2"]),
        ({"os_type": "Windows"}, "osType", "Windows"),
        ({"os_type": "Linux", "hyper_v_generation": "V2"}, "hyperVGeneration", "V2"),
        (
            {"os_type": "Linux", "architecture": "Arm64"},
            "supportedCapabilities.architecture",
            "Arm64",
        ),
        ({"sku": "UltraSSD_LRS", "iops": 1000}, "diskIOPSReadWrite", 1000),
        ({"sku": "UltraSSD_LRS", "iops": 1000, "mbps": 100}, "diskMBpsReadWrite", 100),
        ({"tier": "P30"}, "tier", "P30"),
        ({"size_gib": 1024, "bursting": True}, "burstingEnabled", True),
        ({"max_shares": 2}, "maxShares", 2),
        (
            {"sku": "UltraSSD_LRS", "logical_sector_size": 512},
            "creationData.logicalSectorSize",
            512,
        ),
        (
            {
                "encryption_type": "EncryptionAtRestWithPlatformKey",
                "disk_encryption_set_id": None,
            },
            "encryption",
            {"type": "EncryptionAtRestWithPlatformKey"},
        ),
        ({"network_access_policy": "AllowAll"}, "networkAccessPolicy", "AllowAll"),
        (
            {"network_access_policy": "AllowPrivate", "disk_access_id": ACCESS},
            "diskAccessId",
            ACCESS,
        ),
        ({"public_network_access": "Enabled"}, "publicNetworkAccess", "Enabled"),
        ({"edge_zone": "e"}, "extendedLocation", {"name": "e", "type": "EdgeZone"}),
        (
            {"os_type": "Linux", "disk_controllers": ["SCSI", "NVMe"]},
            "supportedCapabilities.diskControllerTypes",
            "SCSI, NVMe",
        ),
        (
            {"os_type": "Linux", "accelerated_network": False},
            "supportedCapabilities",
            {"acceleratedNetwork": False},
        ),
        ({"os_type": "Linux", "supports_hibernation": True}, "supportsHibernation", True),
        (
            {
                "os_type": "Linux",
                "purchase_plan": {
                    "publisher": "p",
                    "product": "o",
                    "name": "n",
                    "promotion_code": "c",
                },
            },
            "purchasePlan",
            {"publisher": "p", "product": "o", "name": "n", "promotionCode": "c"},
        ),
        (
            {"os_type": "Linux", "image_id": IMAGE, "security_type": "TrustedLaunch"},
            "securityProfile.securityType",
            "TrustedLaunch",
        ),
        (
            {"sku": "UltraSSD_LRS", "max_shares": 2, "read_only_iops": 500},
            "diskIOPSReadOnly",
            500,
        ),
        ({"sku": "UltraSSD_LRS", "max_shares": 2, "read_only_mbps": 5}, "diskMBpsReadOnly", 5),
        ({"size_gib": 513, "performance_plus": True}, "creationData.performancePlus", True),
        ({"optimized_for_frequent_attach": True}, "optimizedForFrequentAttach", True),
        (
            {"data_access_auth_mode": "AzureActiveDirectory"},
            "dataAccessAuthMode",
            "AzureActiveDirectory",
        ),
        ({"tags": {"vm": "web"}}, "tags", {"vm": "web"}),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert disk(**inputs).at(path) == expected


def test_is_protected_and_never_replaced_by_its_source() -> None:
    made = disk()
    assert made.request.protect
    assert not made.request.retainOnDelete
    assert list(made.request.ignoreChanges) == list(CREATED_WITH)
    written = disk(os_type="Linux", hyper_v_generation="V2")
    assert list(written.request.ignoreChanges) == ["creationData", "securityProfile"]
    assert not disk(protect=False).request.protect
    assert disk(retain=True).request.retainOnDelete


def test_a_disk_from_a_source_waits_for_its_data() -> None:
    assert list(disk(source_id=DISK_ID).request.hooks.on_error) == [
        "azure-disk-protection-retry-ManagedDisk-d"
    ]
    assert list(disk(source_id=DISK_ID, size_gib=None).request.hooks.on_error)


def test_shrinking_is_refused_in_previews_where_a_size_is_given() -> None:
    assert list(disk().request.hooks.before_update) == [
        "azure-disk-protection-refuse-shrinking-in-preview-ManagedDisk-d"
    ]
    assert not list(disk(source_id=DISK_ID, size_gib=None).request.hooks.before_update)


def test_nothing_a_data_disk_lacks_is_sent() -> None:
    os_disks = {"supportedCapabilities", "securityProfile", "purchasePlan", "extendedLocation"}
    assert not os_disks & disk().inputs.keys()


def test_an_existing_disk_is_taken_over() -> None:
    assert disk(imports={"disk": DISK_ID}).request.importId == DISK_ID


def test_outputs() -> None:
    seen: dict[str, Any] = {}

    def program() -> None:
        made = ManagedDisk("d", BASE)  # type: ignore[arg-type]
        pulumi.Output.all(made.disk_id, made.disk_name, made.created_from).apply(
            lambda known: seen.update(zip(("id", "name", "from"), known, strict=True))
        )

    record(program)
    assert seen == {"id": f"{DISK_ID}-disk", "name": "d-disk", "from": "Empty"}


def test_version_aliases_are_kept_only_on_demand() -> None:
    assert not list(disk().request.aliases)
    assert len(list(disk(keep_version_aliases=True).request.aliases)) > 20


def test_children_lie_below_the_component() -> None:
    recording = record(lambda: ManagedDisk("d", BASE))  # type: ignore[arg-type]
    assert recording.names == {"d", "d-disk"}
    assert recording["d"].token == "azure-disk-protection:index:ManagedDisk"
    assert recording["d-disk"].request.parent.endswith("ManagedDisk::d")


def test_every_wrong_input_is_reported_at_once() -> None:
    args = {**BASE, "sku": "StandardSSD_LRS", "tier": "P30", "bursting": True, "zone": 1}
    with pytest.raises(InvalidInputs) as caught:
        record(lambda: ManagedDisk("d", args))  # type: ignore[arg-type]
    assert [problem.path for problem in caught.value.problems] == ["zone", "tier", "bursting"]


def test_inputs_unknown_until_deployment_are_checked_then() -> None:
    def program() -> None:
        later = pulumi.Output.from_input("westeuropa")
        ManagedDisk("d", {**BASE, "location": later})  # type: ignore[typeddict-item]

    with pytest.raises(InvalidInputs, match="location: got 'westeuropa', allowed: the name of"):
        record(program)


def test_a_wrong_secret_is_not_told() -> None:
    def program() -> None:
        later = pulumi.Output.secret("hunter2-is-no-id")
        ManagedDisk("d", {**BASE, "disk_encryption_set_id": later})  # type: ignore[typeddict-item]

    with pytest.raises(InvalidInputs, match="diskEncryptionSetId: got a secret, allowed"):
        record(program)
