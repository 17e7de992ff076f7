"""The backup of one disk in an existing backup vault."""

from typing import Any

from azure_disk_facts.backup import BackupValidation
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskBackup
from tests.components.case import Case, Change
from tests.components.cases.backups import (
    AWAY_VAULT,
    GROUP,
    GUARD,
    HOME,
    IDENTITY,
    IDENTITY_PRINCIPAL,
    OTHER_GROUP,
    OTHER_VAULT,
    VAULT_PRINCIPAL,
    disk_id,
    policy_id,
    prepare_backups,
    set_id,
)

_ONLY_CHECKED = "it is only checked against the disk, policy and backup vault"


def args() -> dict[str, Any]:
    """Return what a backup needs."""
    return {
        "resource_group_name": "rg",
        "vault_name": "bv-old",
        "vault_principal_id": VAULT_PRINCIPAL,
        "policy_id": policy_id("daily"),
        "disk_id": disk_id("web"),
        "disk_location": HOME,
        "snapshot_resource_group_id": GROUP,
    }


CASE = Case(
    component=DiskBackup,
    args=args,
    prepare=prepare_backups,
    changes={
        "resource_group_name": Change(
            "rg-other", along={"policy_id": policy_id("daily", AWAY_VAULT)}
        ),
        "vault_name": Change("bv-other", along={"policy_id": policy_id("daily", OTHER_VAULT)}),
        "vault_principal_id": Change(IDENTITY_PRINCIPAL),
        "policy_id": Change(policy_id("four-hourly")),
        "disk_id": Change(disk_id("db")),
        "disk_location": Change("northeurope"),
        "snapshot_resource_group_id": Change(OTHER_GROUP),
        "disk_encryption_set_id": Change(set_id("des")),
        "grant_snapshot_group": Change(to=False, alone=True),
        "grant_encryption_set": Change(to=False, given={"disk_encryption_set_id": set_id("des")}),
        "instance_name": Change("books"),
        "identity_id": Change(IDENTITY, given={"vault_principal_id": IDENTITY_PRINCIPAL}),
        "validation": Change(BackupValidation.SHALLOW),
        "protect": Change(to=False),
        "guard_requests": Change([f"{GUARD}/updateProtectedItemRequests/default"]),
        "checks.vault_location": Change(HOME, why=_ONLY_CHECKED),
        "checks.disk_sku": Change(DiskSku.PREMIUM_LRS, why=_ONLY_CHECKED),
        "checks.policy_every": Change("P1D", why=_ONLY_CHECKED),
    },
)
