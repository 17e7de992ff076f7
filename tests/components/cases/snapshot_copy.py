from datetime import timedelta
from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import IncrementalSnapshot, SnapshotCopy
from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change
from tests.components.cases.snapshots import (
    access_changes,
    access_id,
    declare_groups,
    disk_id,
    set_id,
)
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME

FAR = "swedencentral"
KEYED: dict[str, Any] = {"encryption_type": EncryptionType.CUSTOMER_KEY}


def at_once(azure: Azure) -> None:
    """Copies take no time, so that a refresh finds what was made."""
    azure.settings.copy_base = timedelta(0)
    azure.settings.copy_per_gib = timedelta(0)


def source(name: str) -> Any:
    taken = IncrementalSnapshot(
        name,
        {
            "resource_group_name": GROUP,
            "location": HOME,
            "source_disk_id": disk_id(f"{name}-disk"),
            "snapshot_name": name,
            "encryption_type": EncryptionType.PLATFORM_KEY,
            "retain": False,
        },
    )
    return taken.snapshot_id


def args() -> dict[str, Any]:
    declare_groups()
    return {
        "resource_group_name": AWAY_GROUP,
        "location": AWAY,
        "source_snapshot_id": source("monday"),
        "source_location": HOME,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }


SEVERAL = {
    "resource_group_name": None,
    "location": None,
    "targets": {AWAY: {"resource_group_name": AWAY_GROUP}},
    "retain": True,
}


def target(name: str, to: Any, **along: Any) -> Change:
    return Change(to, given=SEVERAL, along=along, at=f"targets.{AWAY}.{name}")


CASE = Case(
    component=SnapshotCopy,
    args=args,
    prepare=at_once,
    changes={
        "source_snapshot_id": Change(lambda: source("tuesday")),
        "source_location": Change("francecentral"),
        "resource_group_name": Change(GROUP),
        "location": Change(FAR),
        "targets.resource_group_name": target("resource_group_name", GROUP),
        "targets.disk_encryption_set_id": target(
            "disk_encryption_set_id", lambda: set_id("away", away=True), **KEYED
        ),
        "targets.snapshot_name": target("snapshot_name", "away"),
        "targets.sku": target("sku", "Standard_LRS"),
        "targets.disk_access_id": target(
            "disk_access_id", lambda: access_id(away=True), network_access_policy="AllowPrivate"
        ),
        "targets.tags": target("tags", {"team": "far"}),
        "targets.protect": target("protect", to=True),
        "targets.retain": target("retain", to=False),
        "wait": Change(to=False, why="whether the deployment waits; the outputs show it"),
        "snapshot_name": Change("away"),
        "sku": Change("Standard_LRS"),
        "encryption_type": Change(
            EncryptionType.CUSTOMER_KEY,
            along={"disk_encryption_set_id": lambda: set_id("away", away=True)},
        ),
        "disk_encryption_set_id": Change(lambda: set_id("away", away=True), along=KEYED),
        "enhanced_speed": Change(to=True),
        **access_changes(away=True),
        "tags": Change({"team": "web"}),
        "protect": Change(to=True),
        "retain": Change(to=False),
    },
)
