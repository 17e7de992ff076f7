"""Lost disks that come back, on the real engine (E16, E21, pains 7 and 21)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import DiskRestore, VmRestore
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve
from tests.conformance.life import Life
from tests.simulator.backups import backed_up
from tests.simulator.estate import Estate, Json
from tests.simulator.machines import put_subnet

PLACE: Any = {"resource_group_name": "rg", "location": "westeurope"}
PLATFORM: Any = {"encryption_type": EncryptionType.PLATFORM_KEY}


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


@pytest.fixture
def life(azure: Azure, engine: Engine, tmp_path: Path) -> Iterator[Life]:
    with serve(azure) as grpc, serve_http(azure) as http:
        yield Life(engine, tmp_path, engine.environment({**grpc.environment, **http.environment}))


def restoring(vault: Json, instance: Json, **inputs: Any) -> Callable[[], None]:
    args: Any = {
        **PLACE,
        "backup_instance_id": instance["id"],
        "vault_principal_id": vault["identity"]["principalId"],
        "grant_target_group": False,
        "disk_name": "restored",
        **inputs,
    }

    def program() -> None:
        DiskRestore("orders", args)

    return program


def test_a_recovery_point_is_restored_once(azure: Azure, life: Life) -> None:
    estate = Estate(azure)
    disk, vault, instance, _ = backed_up(estate)
    azure.write_disk(disk["id"], 4096, b"ledger of monday")
    azure.backup_now(instance["id"])
    azure.delete(disk["id"])
    restored = estate.id("Microsoft.Compute/disks", "restored")

    assert life.up(restoring(vault, instance)).error == ""
    assert azure.read(restored, 4096, 16) == b"ledger of monday"
    made = azure.get(restored)
    assert made["properties"]["networkAccessPolicy"] == "DenyAll"
    assert life.up(restoring(vault, instance)).steps == []
    assert life.refresh().error == ""

    other = life.up(restoring(vault, instance, recovery_point="before 2026-01-01T00:00:00Z"))
    assert (other.error, other.steps) == ("", [])
    assert any("the disk was restored from 'latest'" in text for text in other.warnings)
    azure.delete(instance["id"])
    assert life.up(restoring(vault, instance)).steps == []

    tagged = life.up(restoring(vault, instance, tags={"team": "web"}, size_gib=128, protect=False))
    assert tagged.error == ""
    assert azure.get(restored)["tags"] == {"team": "web"}
    assert azure.get(restored)["properties"]["diskSizeGB"] == 128
    assert azure.get(restored)["properties"]["uniqueId"] == made["properties"]["uniqueId"]

    moved = life.up(restoring(vault, instance, disk_name="elsewhere", protect=False))
    assert "where the disk lies since it was restored" in moved.error

    assert life.destroy().error == ""
    assert azure.read(restored, 4096, 16) == b"ledger of monday"


def test_a_restored_disk_goes_only_when_told_to(azure: Azure, life: Life) -> None:
    estate = Estate(azure)
    _, vault, instance, _ = backed_up(estate)
    program = restoring(vault, instance, retain=False, protect=False)
    assert life.up(program).error == ""
    assert life.destroy().error == ""
    assert not azure.exists(estate.id("Microsoft.Compute/disks", "restored"))


def test_a_refused_restore_is_told_with_its_code(azure: Azure, life: Life) -> None:
    """E25: somebody deleted the snapshot behind the point."""
    estate = Estate(azure)
    _, vault, instance, _ = backed_up(estate)
    (snapshot,) = azure.list(estate.group, "Microsoft.Compute/snapshots")
    azure.delete(snapshot["id"])
    assert "UserErrorDiskSnapshotNotFound" in life.up(restoring(vault, instance)).error


def test_a_role_that_is_late_is_waited_for(azure: Azure, life: Life) -> None:
    """E19: the grant is made in the same run and works only later."""
    estate = Estate(azure)
    _, vault, instance, _ = backed_up(estate)
    azure.settings.role_delay = timedelta(seconds=12)
    group = estate.put_group("elsewhere")
    program = restoring(vault, instance, resource_group_name="elsewhere", grant_target_group=True)
    assert life.up(program).error == ""
    assert azure.exists(f"{group}/providers/Microsoft.Compute/disks/restored")


def test_disks_outlive_their_snapshots_and_machine(azure: Azure, life: Life) -> None:
    """Pain 7: the sources go, and nothing is replaced; the machine goes, and its disks stay."""
    estate = Estate(azure)
    subnet = put_subnet(estate)
    disks = [estate.disk("os", properties={"osType": "Linux"}), estate.disk("data")]
    for disk in disks:
        azure.write_disk(disk["id"], 0, disk["name"].encode())
    points = [estate.snapshot(f"{disk['name']}-point", disk) for disk in disks]
    taken = [point["properties"]["timeCreated"] for point in points]
    for disk in disks:
        azure.delete(disk["id"])
    args: Any = {
        **PLACE,
        **PLATFORM,
        "vm_size": "Standard_D4s_v5",
        "subnet_id": subnet,
        "protect": False,
        "os_disk": {
            "snapshot_id": points[0]["id"],
            "sku": "Premium_LRS",
            "os_type": "Linux",
            "taken": taken[0],
            "disk_name": "till-os",
        },
        "data_disks": {
            "2": {
                "snapshot_id": points[1]["id"],
                "sku": "Premium_LRS",
                "taken": taken[1],
                "disk_name": "till-data",
            }
        },
    }

    def program() -> None:
        VmRestore("till", args)

    assert life.up(program).error == ""
    for point in points:
        azure.delete(point["id"])
    assert life.up(program).steps == []
    assert life.destroy().error == ""
    assert azure.list(estate.group, "Microsoft.Compute/virtualMachines") == []
    for name in ("os", "data"):
        kept = estate.id("Microsoft.Compute/disks", f"till-{name}")
        assert azure.read(kept, 0, len(name)) == name.encode()
        assert azure.get(kept)["properties"]["diskState"] == "Unattached"
