"""Restores of one disk: from snapshots, and of recovery points where an input is about them."""

from typing import Any

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskRestore
from tests.components.case import Case, Change
from tests.components.cases.backups import HOME, SUBSCRIPTION, VAULT_PRINCIPAL
from tests.components.cases.restores import (
    ACCESS,
    AWAY,
    INSTANCE,
    OTHER_INSTANCE,
    SETS,
    prepare_restores,
    snapshot_id,
)

_ONLY_CHECKED = "the restore is only checked against it"
_V2: dict[str, Any] = {"sku": DiskSku.PREMIUM_V2_LRS, "zone": "1", "logical_sector_size": 512}
_SYSTEM: dict[str, Any] = {"snapshot_id": snapshot_id("system"), "os_type": "Linux"}
_BACKUP: dict[str, Any] = {
    "snapshot_id": None,
    "sku": None,
    "encryption_type": None,
    "disk_name": "restored",
    "backup_instance_id": INSTANCE,
    "vault_principal_id": VAULT_PRINCIPAL,
}
_KEYED: dict[str, Any] = {
    "snapshot_id": snapshot_id("keyed"),
    "encryption_type": EncryptionType.CUSTOMER_KEY,
}


def args() -> dict[str, Any]:
    """Return what a restore from a snapshot needs."""
    return {
        "resource_group_name": "rg",
        "location": HOME,
        "snapshot_id": snapshot_id("web"),
        "sku": DiskSku.PREMIUM_LRS,
        "encryption_type": EncryptionType.PLATFORM_KEY,
    }


CASE = Case(
    component=DiskRestore,
    args=args,
    prepare=prepare_restores,
    changes={
        "resource_group_name": Change("rg-other"),
        "location": Change(AWAY, along={"snapshot_id": snapshot_id("web-away")}),
        "snapshot_id": Change(snapshot_id("db")),
        "backup_instance_id": Change(OTHER_INSTANCE, given=_BACKUP),
        "recovery_point": Change("before 2030-01-01T00:00:00Z", given=_BACKUP),
        "vault_principal_id": Change(VAULT_PRINCIPAL.upper(), given=_BACKUP),
        "grant_target_group": Change(to=False, given=_BACKUP),
        "target_subscription_id": Change(SUBSCRIPTION.upper(), given=_BACKUP),
        "disk_name": Change("orders"),
        "sku": Change(DiskSku.STANDARD_SSD_LRS, alone=True),
        "size_gib": Change(128),
        "zone": Change("2"),
        "os_type": Change("Linux", along={"snapshot_id": snapshot_id("system")}),
        "hyper_v_generation": Change("V1", given=_SYSTEM),
        "architecture": Change("x64", given=_SYSTEM),
        "security_type": Change(
            "TrustedLaunch",
            given={**_SYSTEM, "snapshot_id": snapshot_id("trusted"), "hyper_v_generation": "V2"},
        ),
        "iops": Change(4000, given=_V2),
        "mbps": Change(200, given=_V2),
        "tier": Change("P20"),
        "bursting": Change(to=True, given={"size_gib": 1024}),
        "max_shares": Change(2, given={"size_gib": 1024}),
        "logical_sector_size": Change(
            512, given={"zone": "1"}, along={"sku": DiskSku.PREMIUM_V2_LRS}
        ),
        "encryption_type": Change(
            EncryptionType.CUSTOMER_KEY, along={"disk_encryption_set_id": SETS["des"]}
        ),
        "disk_encryption_set_id": Change(
            SETS["other"], given={**_KEYED, "disk_encryption_set_id": SETS["des"]}
        ),
        "snapshot_encryption_set_id": Change(
            SETS["other"], given={**_KEYED, "snapshot_encryption_set_id": SETS["des"]}
        ),
        "other_encryption_set": Change(to=True, why=_ONLY_CHECKED),
        "snapshot_location": Change(HOME, why=_ONLY_CHECKED),
        "snapshot_size_gib": Change(64, why=_ONLY_CHECKED),
        "snapshot_incremental": Change(to=True, why=_ONLY_CHECKED),
        "source_sku": Change(
            DiskSku.PREMIUM_LRS, given={"zone": "1"}, along={"sku": DiskSku.PREMIUM_V2_LRS}
        ),
        "source_sector_size": Change(
            512, given={"zone": "1"}, along={"sku": DiskSku.PREMIUM_V2_LRS}
        ),
        "network_access_policy": Change("AllowAll"),
        "disk_access_id": Change(ACCESS, along={"network_access_policy": "AllowPrivate"}),
        "public_network_access": Change("Enabled"),
        "data_access_auth_mode": Change("AzureActiveDirectory"),
        "tags": Change({"team": "web"}),
        "protect": Change(to=False),
        "retain": Change(to=False),
    },
)
