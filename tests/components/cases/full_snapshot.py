from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import FullSnapshot
from tests.components.case import Case, Change
from tests.components.cases.snapshots import access_changes, declare_groups, disk_id, encrypted
from tests.conformance.programs import AWAY, AWAY_GROUP, GROUP, HOME


def args() -> dict[str, Any]:
    declare_groups()
    return {
        "resource_group_name": GROUP,
        "location": HOME,
        "source_id": disk_id("web"),
        "reason": "baseline",
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }


CASE = Case(
    component=FullSnapshot,
    args=args,
    changes={
        "resource_group_name": Change(AWAY_GROUP),
        "location": Change(AWAY, along={"source_id": lambda: disk_id("x", location=AWAY)}),
        "source_id": Change(lambda: disk_id("other")),
        "reason": Change("legal-hold"),
        "source_sku": Change("Premium_LRS"),
        "snapshot_name": Change("monday"),
        "sku": Change("Premium_LRS"),
        "encryption_type": encrypted("encryption_type", source="source_id"),
        "disk_encryption_set_id": encrypted("disk_encryption_set_id", source="source_id"),
        **access_changes(),
        "tags": Change({"team": "web"}),
        "source_tags": Change({"cost": "12"}),
        "protect": Change(to=True),
        "retain": Change(to=False),
    },
)
