"""An estate of one disk with all its protection."""

from typing import Any

from azure_disk_facts.backup import ImmutabilityState, SoftDeleteState, VaultRedundancy
from azure_disk_facts.disks import (
    Architecture,
    CrossSubscriptionRestore,
    HyperVGeneration,
    OsType,
)
from azure_disk_facts.encryption import EncryptionType, KeyType
from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DiskSku, SnapshotSku
from azure_disk_protection import DiskEstate
from azure_disk_simulator.azure import Azure
from tests.components.case import Case, Change

_PREMIUM_V2 = {
    "disks.web.sku": DiskSku.PREMIUM_V2_LRS,
    "disks.web.backup_policy": None,
    # A snapshot of such a disk is complete only later.
    "disks.web.copy_to": None,
}
_OS = {"disks.web.os_type": OsType.LINUX}
_OTHER_SITE = {"resource_group": "rg-uk", "key_vault": "kv-bakery-uk"}
_SUBSCRIPTION = Azure.in_memory().subscription_id
_GROUP = f"/subscriptions/{_SUBSCRIPTION}/resourceGroups/rg-old"
_KEY_VAULT = f"{_GROUP}/providers/Microsoft.KeyVault/vaults/kv-old"
_COMPUTE = f"{_GROUP}/providers/Microsoft.Compute"
_KEY = f"{_KEY_VAULT}/keys/old"


def _args() -> dict[str, Any]:
    return {
        "name": "bakery",
        "sites": {
            "westeurope": {
                "resource_group": "rg-we",
                "key_vault": "kv-bakery-we",
                "backup_vault": "bv-bakery-we",
            },
            "northeurope": {"resource_group": "rg-ne", "key_vault": "kv-bakery-ne"},
        },
        "backup_policies": {
            "hourly": {"every": "PT4H", "keep": "P7D"},
            "daily": {"every": "P1D", "keep": "P30D"},
        },
        "disks": {
            "web": {
                "site": "westeurope",
                "sku": DiskSku.PREMIUM_LRS,
                "size_gib": 1024,
                "zone": "1",
                "backup_policy": "hourly",
                "snapshot": True,
                "copy_to": ["northeurope"],
            }
        },
        "protect": False,
        "retain_snapshots": False,
    }


def _older_things(azure: Azure) -> None:
    """A key vault, a disk and a disk access that no program of ours declares."""
    here = {"location": "westeurope"}
    azure.put(_GROUP, here)
    azure.put(f"{_COMPUTE}/diskAccesses/old", here)
    empty = {"diskSizeGB": 64, "creationData": {"createOption": "Empty"}}
    azure.put(
        f"{_COMPUTE}/disks/old", {**here, "sku": {"name": "Premium_LRS"}, "properties": empty}
    )
    properties = {
        "tenantId": azure.tenant_id,
        "sku": {"family": "A", "name": "standard"},
        "enableRbacAuthorization": True,
        "enablePurgeProtection": True,
    }
    azure.put(_KEY_VAULT, {**here, "properties": properties})
    azure.put(_KEY, {"properties": {"kty": "RSA", "keySize": 3072}})


def _key_url() -> str:
    """URL of the older key, with the version that Azure makes up for it."""
    with Azure.in_memory() as azure:
        _older_things(azure)
        return str(azure.get(_KEY)["properties"]["keyUriWithVersion"])


def _disk(value: Any, name: str, **given: Any) -> Change:
    return Change(value, given=given, at=f"disks.web.{name}")


CASE = Case(
    component=DiskEstate,
    args=_args,
    prepare=_older_things,
    changes={
        "name": Change("mill"),
        "tags": Change({"owner": "it"}),
        "protect": Change(True),
        "retain_snapshots": Change(True),
        "sites.resource_group": Change("rg-new", at="sites.westeurope.resource_group"),
        "sites.snapshot_resource_group": Change(
            "rg-s", at="sites.westeurope.snapshot_resource_group"
        ),
        "sites.create_resource_groups": Change(
            False,
            at="sites.northeurope.create_resource_groups",
            along={
                "sites.northeurope.resource_group": "rg-old",
                "sites.northeurope.snapshot_resource_group": "rg-old",
            },
        ),
        "sites.key_vault": Change("kv-other", at="sites.westeurope.key_vault"),
        "sites.key_vault_id": Change(
            _KEY_VAULT,
            at="sites.westeurope.key_vault_id",
            along={"sites.westeurope.key_vault": None},
        ),
        "sites.key_url": Change(
            _key_url,
            at="sites.westeurope.key_url",
            given={"sites.westeurope.key_vault": None, "sites.westeurope.key_vault_id": _KEY_VAULT},
            refused="allowed: a version of the key in use, as the set follows its rotation",
        ),
        "sites.backup_vault": Change("bv-other", at="sites.westeurope.backup_vault"),
        "disks.site": _disk(
            "northeurope", "site", **{"disks.web.copy_to": None, "disks.web.backup_policy": None}
        ),
        "disks.sku": Change(DiskSku.STANDARD_SSD_LRS, at="disks.web.sku", alone=True),
        "disks.size_gib": _disk(2048, "size_gib"),
        "disks.zone": _disk("2", "zone"),
        "disks.os_type": _disk(OsType.LINUX, "os_type"),
        "disks.hyper_v_generation": _disk(HyperVGeneration.V2, "hyper_v_generation", **_OS),
        "disks.architecture": _disk(Architecture.X64, "architecture", **_OS),
        "disks.image": _disk("Canonical:ubuntu-24_04-lts:server:24.04.1", "image", **_OS),
        "disks.image_id": Change(
            f"{_COMPUTE}/images/old", at="disks.web.image_id", given=_OS, alone=True
        ),
        "disks.source_id": _disk(f"{_COMPUTE}/disks/old", "source_id"),
        "disks.disk_access_id": Change(
            f"{_COMPUTE}/diskAccesses/old",
            at="disks.web.disk_access_id",
            along={"disks.web.network_access_policy": NetworkAccessPolicy.ALLOW_PRIVATE},
        ),
        "disks.iops": _disk(5000, "iops", **_PREMIUM_V2),
        "disks.mbps": _disk(200, "mbps", **_PREMIUM_V2),
        "disks.tier": _disk("P50", "tier"),
        "disks.bursting": _disk(True, "bursting"),
        "disks.max_shares": _disk(2, "max_shares"),
        "disks.logical_sector_size": _disk(512, "logical_sector_size", **_PREMIUM_V2),
        "disks.network_access_policy": _disk(
            NetworkAccessPolicy.ALLOW_ALL, "network_access_policy"
        ),
        "disks.public_network_access": _disk(PublicNetworkAccess.ENABLED, "public_network_access"),
        "disks.data_access_auth_mode": _disk(
            DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY,
            "data_access_auth_mode",
            **{"disks.web.backup_policy": None},
        ),
        "disks.backup_policy": _disk("daily", "backup_policy"),
        "disks.snapshot": _disk(False, "snapshot", **{"disks.web.copy_to": None}),
        "disks.snapshot_sku": _disk(SnapshotSku.STANDARD_LRS, "snapshot_sku"),
        "disks.copy_to": Change([], at="disks.web.copy_to", alone=True),
        "disks.tags": _disk({"vm": "web"}, "tags"),
        "encryption.type": Change(EncryptionType.PLATFORM_AND_CUSTOMER_KEYS),
        "encryption.key_type": Change(KeyType.RSA_HSM),
        "encryption.key_size_bits": Change(4096),
        "encryption.rotate_every": Change("P30D"),
        "encryption.key_lifetime": Change("P1Y"),
        "encryption.deleted_keys_kept_days": Change(30),
        "backup_vaults.redundancy": Change(VaultRedundancy.GEO_REDUNDANT),
        "backup_vaults.soft_delete": Change(SoftDeleteState.ALWAYS_ON),
        "backup_vaults.soft_delete_days": Change(30),
        "backup_vaults.immutability": Change(ImmutabilityState.UNLOCKED),
        "backup_vaults.cross_subscription_restore": Change(CrossSubscriptionRestore.DISABLED),
        "backup_vaults.alerts": Change(False),
        "backup_policies.every": Change("PT12H", at="backup_policies.daily.every"),
        "backup_policies.start": Change(
            "2026-01-01T03:00:00+00:00", at="backup_policies.daily.start"
        ),
        "backup_policies.time_zone": Change(
            "W. Europe Standard Time", at="backup_policies.daily.time_zone"
        ),
        "backup_policies.keep": Change("P31D", at="backup_policies.daily.keep"),
        "backup_policies.keep_daily": Change("P40D", at="backup_policies.daily.keep_daily"),
        "backup_policies.keep_weekly": Change("P50D", at="backup_policies.daily.keep_weekly"),
    },
)
