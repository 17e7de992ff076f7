"""The backups of two disks in an existing backup vault."""

from typing import Any

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskBackups
from tests.components.case import Case, Change
from tests.components.cases.backups import (
    AWAY_VAULT,
    GROUP,
    HOME,
    IDENTITY_PRINCIPAL,
    OTHER_GROUP,
    OTHER_VAULT,
    VAULT_PRINCIPAL,
    disk_id,
    policy_id,
    prepare_backups,
    set_id,
)

_ONLY_CHECKED = "it is only checked against the policy"
_TAGGED: dict[str, Any] = {"disks.web.tags": {"tier": "gold"}, "disks.db.tags": {"tier": "lead"}}


def args() -> dict[str, Any]:
    """Return what backups need."""
    return {
        "resource_group_name": "rg",
        "vault_name": "bv-old",
        "vault_principal_id": VAULT_PRINCIPAL,
        "policy_id": policy_id("daily"),
        "location": HOME,
        "disks": {
            "web": {"disk_id": disk_id("web"), "snapshot_group": "near"},
            "db": {"disk_id": disk_id("db"), "snapshot_group": "near"},
        },
        "snapshot_groups": {"near": GROUP, "far": OTHER_GROUP},
    }


CASE = Case(
    component=DiskBackups,
    args=args,
    prepare=prepare_backups,
    changes={
        "protect": Change(to=False),
        "resource_group_name": Change(
            "rg-other", along={"policy_id": policy_id("daily", AWAY_VAULT)}
        ),
        "vault_name": Change("bv-other", along={"policy_id": policy_id("daily", OTHER_VAULT)}),
        "vault_principal_id": Change(IDENTITY_PRINCIPAL),
        "policy_id": Change(policy_id("four-hourly")),
        "policy_every": Change("P1D", why=_ONLY_CHECKED),
        "location": Change("northeurope"),
        "grant_snapshot_group": Change(to=False, alone=True),
        "grant_encryption_set": Change(
            to=False, given={"disks.web.disk_encryption_set_id": set_id("des")}, alone=True
        ),
        "disks.disk_id": Change(disk_id("log"), at="disks.web.disk_id"),
        "disks.disk_sku": Change(DiskSku.PREMIUM_LRS, at="disks.web.disk_sku", why=_ONLY_CHECKED),
        "disks.tags": Change(
            {"tier": "gold"},
            given={**_TAGGED, "select": {"tags": {"tier": "gold"}}},
            at="disks.db.tags",
        ),
        "disks.snapshot_group": Change("far", at="disks.web.snapshot_group"),
        "disks.disk_encryption_set_id": Change(
            set_id("des"), at="disks.web.disk_encryption_set_id"
        ),
        "disks.encryption_set": Change(
            "ours",
            given={"disks.web.disk_encryption_set_id": set_id("des")},
            # Azure takes the same grant once: under another name it would be made before it goes.
            along={"disks.web.disk_encryption_set_id": set_id("des-other")},
            at="disks.web.encryption_set",
        ),
        "disks.policy_id": Change(policy_id("four-hourly"), at="disks.web.policy_id"),
        "disks.instance_name": Change("books", at="disks.web.instance_name"),
        "snapshot_groups": Change({"near": OTHER_GROUP}),
        "select.tags": Change({"tier": "gold"}, given=_TAGGED),
        "select.without_tags": Change({"tier": "gold"}, given=_TAGGED, alone=True),
        "select.exclude": Change(["db"], alone=True),
    },
)
