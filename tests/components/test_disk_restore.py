from collections.abc import Callable
from typing import Any

import pulumi
import pytest

from azure_disk_facts.disks import CREATED_WITH
from azure_disk_protection import DiskRestore, InvalidInputs, disk_restore
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.results import Result
from tests.components.checks.test_disk_restore import BACKUP, INSTANCE_ID, SNAPSHOT
from tests.components.recording import GROUP, PRINCIPAL, SET_ID, SNAPSHOT_ID, record
from tests.simulator.backups import backed_up
from tests.simulator.estate import Estate, Json


def restored(base: dict[str, Any], **inputs: Any) -> Any:
    args = {name: value for name, value in {**base, **inputs}.items() if value is not None}
    return record(lambda: DiskRestore("r", args))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "creationData.createOption", "Copy"),
        ({}, "creationData.sourceResourceId", SNAPSHOT_ID),
        ({}, "encryption.diskEncryptionSetId", SET_ID),
        ({}, "networkAccessPolicy", "DenyAll"),
        ({}, "publicNetworkAccess", "Disabled"),
        ({"zone": "2"}, "zones", ["2"]),
        ({"size_gib": 256.0}, "diskSizeGB", 256),
        (
            {"disk_encryption_set_id": None, "snapshot_encryption_set_id": SET_ID},
            "encryption.diskEncryptionSetId",
            SET_ID,
        ),
        (
            {"sku": "PremiumV2_LRS", "zone": "1", "source_sku": "Premium_LRS"},
            "creationData.logicalSectorSize",
            512,
        ),
    ],
)
def test_a_snapshot_becomes_a_disk(inputs: dict[str, Any], path: str, expected: Any) -> None:
    assert restored(SNAPSHOT, **inputs)["r-disk"].at(path) == expected


def test_the_disk_is_protected_stays_and_is_made_once() -> None:
    """Pain 7, 21: what it was made from is ignored from then on."""
    request = restored(SNAPSHOT)["r-disk"].request
    assert request.protect
    assert request.retainOnDelete
    assert list(request.ignoreChanges) == list(CREATED_WITH)
    assert not restored(SNAPSHOT, protect=False)["r-disk"].request.protect
    assert not restored(SNAPSHOT, retain=False)["r-disk"].request.retainOnDelete


def test_an_existing_disk_is_taken_over() -> None:
    disk = f"{GROUP}/providers/Microsoft.Compute/disks/there"
    assert restored(SNAPSHOT, imports={"disk": disk})["r-disk"].request.importId == disk


def test_wrong_inputs_are_told_together() -> None:
    with pytest.raises(InvalidInputs) as error:
        restored(SNAPSHOT, zone="9", recovery_point="latest", unknown=1)
    assert [each.path for each in error.value.problems] == ["unknown", "recoveryPoint", "zone"]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "instanceId", INSTANCE_ID),
        ({}, "point", "latest"),
        ({"recovery_point": "abc"}, "point", "abc"),
        ({}, "targetId", f"{GROUP}/providers/Microsoft.Compute/disks/restored"),
        ({}, "location", "westeurope"),
        ({}, "settings.properties.networkAccessPolicy", "DenyAll"),
        ({}, "settings.properties.publicNetworkAccess", "Disabled"),
        ({}, "settings.tags", {}),
        ({"sku": "StandardSSD_LRS"}, "settings.sku.name", "StandardSSD_LRS"),
        ({"size_gib": 256}, "settings.properties.diskSizeGB", 256),
        (
            {"disk_encryption_set_id": SET_ID},
            "settings.properties.encryption",
            {"type": "EncryptionAtRestWithCustomerKey", "diskEncryptionSetId": SET_ID},
        ),
    ],
)
def test_a_recovery_point_becomes_a_disk(inputs: dict[str, Any], path: str, expected: Any) -> None:
    assert restored(BACKUP, **inputs)["r-restore"].at(path) == expected


def test_a_restore_waits_for_its_role() -> None:
    """E19: Disk Restore Operator, at the target group."""
    made = restored(BACKUP)
    grant = made["r-target-grant"]
    assert grant.at("scope") == GROUP
    assert grant.at("principalId") == PRINCIPAL
    assert grant.at("roleDefinitionId").endswith("b50d9833-a0cb-478e-945f-707fcc997c13")
    restore = made["r-restore"]
    assert "r-target-grant" in restore.depends_on
    assert restore.request.protect
    assert restore.request.retainOnDelete
    assert restore.request.hooks.on_error
    granted = restored(BACKUP, grant_target_group=False, vault_principal_id=None)
    assert granted.names == {"r", "r-restore"}


def test_another_subscription() -> None:
    """E9."""
    other = "00000000-0000-0000-0000-00000000000b"
    made = restored(BACKUP, target_subscription_id=other)
    group = f"/subscriptions/{other}/resourceGroups/rg"
    assert made["r-target-grant"].at("scope") == group
    assert made["r-restore"].at("targetId").startswith(f"{group}/providers/")


def _simulated(program: Callable[[Json, Json], Any]) -> tuple[Result, Azure, Json]:
    estate = Estate()
    disk, vault, instance, point = backed_up(estate)
    for each in estate.azure.list(estate.group, "Microsoft.Authorization/roleAssignments"):
        if each["properties"]["roleDefinitionId"].endswith("b50d9833-a0cb-478e-945f-707fcc997c13"):
            estate.azure.delete(each["id"])
    estate.azure.delete(disk["id"])
    result = run_program(estate.azure, lambda: program(vault, instance))
    assert result.error is None, result.error
    return result, estate.azure, point


def test_a_lost_disk_comes_back() -> None:
    def program(vault: Json, instance: Json) -> dict[str, Any]:
        made = DiskRestore(
            "r",
            {
                "resource_group_name": "rg",
                "location": "westeurope",
                "backup_instance_id": instance["id"],
                "vault_principal_id": vault["identity"]["principalId"],
                "disk_name": "restored",
                "tags": {"from": "backup"},
            },
        )
        return {
            "disk": made.disk_id,
            "from": made.restored_from,
            "point": made.recovery_point_id,
            "time": made.recovery_point_time,
        }

    result, azure, point = _simulated(program)
    assert result.outputs["point"] == point["name"]
    assert result.outputs["from"] == point["id"]
    assert result.outputs["time"].startswith("2026-01-01T")
    disk = azure.get(str(result.outputs["disk"]))
    assert disk["properties"]["networkAccessPolicy"] == "DenyAll"
    assert disk["properties"]["publicNetworkAccess"] == "Disabled"
    assert disk["tags"] == {"from": "backup"}
    azure.close()


def test_another_point_later_is_told() -> None:
    """Runs once: the warning says that nothing comes of it."""
    said: list[str] = []

    def program(vault: Json, instance: Json) -> None:
        restore = disk_restore.declare_vault_restore(
            "r",
            {
                "resource_group_name": "rg",
                "location": "westeurope",
                "backup_instance_id": instance["id"],
                "vault_principal_id": vault["identity"]["principalId"],
                "disk_name": "restored",
            },
            parent=pulumi.ComponentResource("tests:index:Parent", "p"),
        )
        later = "before 2026-01-01T00:00:00Z"
        inputs = {"backup_instance_id": instance["id"], "recovery_point": later}
        disk_restore._warn_of_another_source(restore, inputs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pulumi.log, "warn", lambda text, *_: said.append(text))
        _, azure, _ = _simulated(program)
    azure.close()
    (text,) = said
    assert "recoveryPoint is 'before 2026-01-01T00:00:00Z'" in text
    assert "restored from 'latest'" in text
