"""What Azure does and refuses about snapshots and copies, through each door."""

from typing import Any

import pytest

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import (
    IncrementalSnapshot,
    SnapshotCopy,
)
from tests.conformance.doors import Door
from tests.conformance.programs import (
    AWAY,
    AWAY_GROUP,
    GROUP,
    HOME,
    encryption,
    groups,
    snapshot,
    snapshot_of_disk,
    web_disk,
)

PREMIUM_V2: dict[str, Any] = {"sku": DiskSku.PREMIUM_V2_LRS, "zone": "1"}


def test_a_snapshot_is_full_unless_asked(door: Door) -> None:
    """B1: what most people get wrong."""
    assert door.up(snapshot_of_disk())["monday"].outputs["incremental"] is False


def test_snapshots_of_one_disk_are_a_family(door: Door) -> None:
    """B7, B8: one family id, the size of the disk."""

    def program() -> None:
        disk = web_disk(groups())
        for day in ("monday", "tuesday"):
            snapshot(day, disk.disk_id, incremental=True)

    outcome = door.up(program)
    monday, tuesday = outcome["monday"].outputs, outcome["tuesday"].outputs
    assert monday["incrementalSnapshotFamilyId"] == tuesday["incrementalSnapshotFamilyId"]
    assert monday["diskSizeGB"] == 64
    assert monday["uniqueId"] != tuesday["uniqueId"]


def test_a_snapshot_does_not_inherit_the_closed_network(door: Door) -> None:
    """B15: the disk is closed, its plain snapshot is open."""
    outcome = door.up(snapshot_of_disk(incremental=True))
    assert outcome["web-disk"].outputs["networkAccessPolicy"] == "DenyAll"
    assert outcome["monday"].outputs["networkAccessPolicy"] == "AllowAll"


def test_a_copy_under_a_key_of_its_own_region(door: Door) -> None:
    """B10, B11, C8: key, grant, set, disk, snapshot, copy, in the order that works."""

    def program() -> None:
        ready = groups()
        home, away = encryption("bakery-we", ready), encryption("bakery-ne", ready, away=True)
        disk = web_disk(
            ready,
            encryption_type=EncryptionType.CUSTOMER_KEY,
            disk_encryption_set_id=home.disk_encryption_set_id,
        )
        taken = IncrementalSnapshot(
            "monday",
            {
                "resource_group_name": GROUP,
                "location": HOME,
                "source_disk_id": disk.disk_id,
                "disk_encryption_set_id": home.disk_encryption_set_id,
            },
        )
        SnapshotCopy(
            "elsewhere",
            {
                "resource_group_name": AWAY_GROUP,
                "location": AWAY,
                "source_location": HOME,
                "source_snapshot_id": taken.snapshot_id,
                "disk_encryption_set_id": away.disk_encryption_set_id,
            },
        )

    copy = door.up(program)["elsewhere-copy"].outputs
    assert copy["creationData"]["createOption"] == "CopyStart"
    assert copy["incremental"] is True
    assert copy["location"] == AWAY
    assert copy["encryption"]["diskEncryptionSetId"].lower().endswith("/des-bakery-ne")
    assert copy["networkAccessPolicy"] == "DenyAll"


@pytest.mark.parametrize(
    ("disk", "inputs", "said"),
    [
        pytest.param(
            PREMIUM_V2, {"incremental": False}, "incremental", id="B3-premium-v2-full-snapshot"
        ),
        pytest.param(
            {},
            {"incremental": True, "sku": {"name": "StandardSSD_LRS"}},
            "SKU StandardSSD_LRS is not supported for resource type Snapshot in this region. "
            "Supported SKUs for this region are Premium_LRS,Standard_LRS,Standard_ZRS",
            id="B4-snapshot-sku",
        ),
        pytest.param({}, {"away": True, "incremental": True}, "is not found", id="B9-other-region"),
        pytest.param(
            {},
            {"away": True, "incremental": True, "create_option": "CopyStart"},
            "Entity not of expected type",
            id="B10-copy-of-a-disk",
        ),
        pytest.param(
            {},
            {"incremental": True, "disk_access_id": "/subscriptions/s/x"},
            "Disk Access is only supported for disks with NetworkAccessPolicy AllowPrivate",
            id="A14-disk-access",
        ),
    ],
)
def test_refused_snapshots(
    door: Door, disk: dict[str, Any], inputs: dict[str, Any], said: str
) -> None:
    outcome = door.up(snapshot_of_disk(disk, **inputs))
    assert said in outcome.error
    assert "monday" not in outcome.made


def test_a_full_snapshot_is_not_copied_away(door: Door) -> None:
    """B10: only incremental snapshots cross regions."""

    def program() -> None:
        full = snapshot("monday", web_disk(groups()).disk_id)
        snapshot("copy", full.id, away=True, create_option="CopyStart", incremental=True)

    outcome = door.up(program)
    assert "incremental" in outcome.error
    assert "monday" in outcome.made
    assert "copy" not in outcome.made
