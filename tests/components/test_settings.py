"""Wrong settings: each row breaks one rule of Azure, and the message is asserted to the letter."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from azure_disk_facts.disks import OsType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import InvalidInputs, read_estate

STACKS = Path(__file__).parents[2] / "stacks"
DISK_SKUS = ", ".join(sku.value for sku in DiskSku)
DISK_IDS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute"
KEYS = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-old"

GOOD: dict[str, Any] = {
    "name": "bakery",
    "sites": {
        "westeurope": {
            "resourceGroup": "rg-we",
            "keyVault": "kv-bakery-we",
            "backupVault": "bv-bakery-we",
        },
        "northeurope": {"resourceGroup": "rg-ne", "keyVault": "kv-bakery-ne"},
        "ukwest": {"resourceGroup": "rg-uk", "keyVault": "kv-bakery-uk"},
    },
    "encryption": {"rotateEvery": "P90D"},
    "backupVaults": {"softDelete": "On"},
    "backupPolicies": {
        "four-hourly": {"every": "PT4H", "keep": "P7D"},
        "daily": {"every": "P1D", "keep": "P30D"},
    },
    "disks": {
        "os": {
            "site": "westeurope",
            "sku": "Premium_LRS",
            "sizeGib": 64,
            "osType": "Linux",
            "image": "Canonical:ubuntu-24_04-lts:server:24.04.1",
            "backupPolicy": "four-hourly",
            "snapshot": True,
            "copyTo": ["northeurope"],
        },
        "data": {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 1024},
        "fast": {
            "site": "westeurope",
            "sku": "PremiumV2_LRS",
            "sizeGib": 8,
            "zone": "1",
            "backupPolicy": "daily",
        },
    },
}
REMOVE = object()

# (rule, path of the setting, value, exact message)
WRONG: list[tuple[str, str, object, str]] = [
    (
        "A1 an empty disk needs a size",
        "disks.data.sizeGib",
        REMOVE,
        "disks.data.sizeGib: got nothing, allowed: a size in GiB; an empty disk needs a size, "
        "give it or one of sourceId, imageId, sourceUri, uploadSizeBytes",
    ),
    (
        "A1 a disk has one source",
        "disks.os.sourceId",
        f"{DISK_IDS}/snapshots/s",
        "disks.os.imageId: got '(given below)', allowed: one of sourceId, imageId, sourceUri, "
        "uploadSizeBytes; a disk has one source, remove the others",
    ),
    (
        "A1 a disk is copied from a disk or snapshot",
        "disks.data.sourceId",
        f"{DISK_IDS}/images/i",
        f"disks.data.sourceId: got '{DISK_IDS}/images/i', allowed: the id of a "
        "Microsoft.Compute/disks or the id of a Microsoft.Compute/snapshots; "
        "give the resource's id",
    ),
    (
        "A1 an image is named in full",
        "disks.os.image",
        "Canonical:ubuntu",
        "disks.os.image: got 'Canonical:ubuntu', allowed: publisher:offer:sku:version, a version "
        "in full; write all four parts",
    ),
    (
        "A1 what comes from an image is an OS disk",
        "disks.os.osType",
        REMOVE,
        f"disks.os.osType: got nothing, allowed: {', '.join(each.value for each in OsType)}; "
        "a disk from an image is an OS disk, say which",
    ),
    (
        "A2 SKU names",
        "disks.data.sku",
        "Premium",
        f"disks.data.sku: got 'Premium', allowed: {DISK_SKUS}; choose one of them",
    ),
    (
        "A3 sizes of a SKU",
        "disks.data.sizeGib",
        40000,
        "disks.data.sizeGib: got 40000, allowed: 1 to 32767 GiB for Premium_LRS; "
        "choose a size in that range",
    ),
    (
        "A3 IOPS only where they are provisioned",
        "disks.data.iops",
        5000,
        "disks.data.iops: got 5000, allowed: nothing for Premium_LRS, its size decides; "
        "remove it, or choose one of PremiumV2_LRS, UltraSSD_LRS",
    ),
    (
        "A3 IOPS by size",
        "disks.fast.iops",
        5000,
        "disks.fast.iops: got 5000, allowed: 3000 to 4000 for PremiumV2_LRS of 8 GiB; "
        "choose a number in that range, or a larger disk",
    ),
    (
        "A3 throughput by IOPS",
        "disks.fast.mbps",
        1000,
        "disks.fast.mbps: got 1000, allowed: 125 to 750 MB/s at 3000 IOPS; "
        "choose a number in that range, or more IOPS",
    ),
    (
        "A3 Premium SSD v2 is zonal",
        "disks.fast.zone",
        REMOVE,
        "disks.fast.zone: got nothing, allowed: 1, 2, 3; "
        "PremiumV2_LRS is zonal in westeurope, choose a zone",
    ),
    (
        "A3 which SKUs start a machine",
        "disks.fast.osType",
        "Linux",
        "disks.fast.osType: got 'Linux', allowed: nothing for PremiumV2_LRS, which cannot be an "
        "OS disk; remove it, or choose another sku",
    ),
    (
        "A4 OS disks end at 4,095 GiB",
        "disks.os.sizeGib",
        8192,
        "disks.os.sizeGib: got 8192, allowed: at most 4095 GiB for an OS disk; "
        "choose a smaller size, or keep the data on a data disk",
    ),
    (
        "A5 a tier adds performance",
        "disks.data.tier",
        "P10",
        "disks.data.tier: got 'P10', allowed: P30 or higher for 1024 GiB; "
        "a tier can only add performance",
    ),
    (
        "A5 tiers are of Premium SSD",
        "disks.fast.tier",
        "P30",
        "disks.fast.tier: got 'P30', allowed: nothing for PremiumV2_LRS; "
        "remove it, or choose one of Premium_LRS, Premium_ZRS",
    ),
    (
        "A6 bursting needs more than 512 GiB",
        "disks.os.bursting",
        True,
        "disks.os.bursting: got True, allowed: true for Premium_LRS, Premium_ZRS from 513 GiB; "
        "remove it, or choose such a disk",
    ),
    (
        "A7 sector sizes",
        "disks.fast.logicalSectorSize",
        1024,
        "disks.fast.logicalSectorSize: got 1024, allowed: 512 or 4096 bytes; choose one of them",
    ),
    (
        "A7 sectors have no choice elsewhere",
        "disks.data.logicalSectorSize",
        512,
        "disks.data.logicalSectorSize: got 512, allowed: nothing for Premium_LRS; "
        "remove it, or choose one of PremiumV2_LRS, UltraSSD_LRS",
    ),
    (
        "A8 zones of the region",
        "disks.data.zone",
        "4",
        "disks.data.zone: got '4', allowed: 1, 2, 3; correct or remove the zone",
    ),
    (
        "A10 generation is of OS disks",
        "disks.data.hyperVGeneration",
        "V2",
        "disks.data.hyperVGeneration: got 'V2', allowed: nothing on a data disk; "
        "set osType if it is an OS disk, else remove it",
    ),
    (
        "A14 private access needs a disk access",
        "disks.data.networkAccessPolicy",
        "AllowPrivate",
        "disks.data.diskAccessId: got nothing, allowed: the id of a disk access; "
        "AllowPrivate needs the disk access whose private endpoints may export",
    ),
    (
        "A14 other policies forbid one",
        "disks.data.diskAccessId",
        f"{DISK_IDS}/diskAccesses/a",
        f"disks.data.diskAccessId: got '{DISK_IDS}/diskAccesses/a', allowed: nothing, unless "
        "networkAccessPolicy is AllowPrivate; set networkAccessPolicy to AllowPrivate or remove "
        "the disk access",
    ),
    (
        "A16, E18 Azure Backup and Entra tokens",
        "disks.os.dataAccessAuthMode",
        "AzureActiveDirectory",
        "disks.os.dataAccessAuthMode: got 'AzureActiveDirectory', allowed: None; "
        "Azure Backup does not take such disks, remove it or the backup",
    ),
    (
        "A18 names",
        "disks.books & ledgers",
        {"site": "westeurope", "sku": "Premium_LRS", "sizeGib": 4},
        "disks.books & ledgers: got 'bakery-books & ledgers-snapshot', allowed: 1 to 80 letters, "
        "digits, '_', '.' or '-', starting with a letter or digit and ending with a letter, "
        "digit or '_'; choose another name for the disk",
    ),
    (
        "A19 shares by SKU",
        "disks.data.maxShares",
        40,
        "disks.data.maxShares: got 40, allowed: 1 to 10 for Premium_LRS; "
        "choose a number in that range, or another sku",
    ),
    (
        "B4 incremental snapshots lie on standard storage",
        "disks.os.snapshotSku",
        "Premium_LRS",
        "disks.os.snapshotSku: got 'Premium_LRS', allowed: Standard_LRS, Standard_ZRS; "
        "incremental snapshots lie on standard storage whatever the disk, choose one",
    ),
    (
        "B10 a copy goes elsewhere",
        "disks.os.copyTo",
        ["westeurope"],
        "disks.os.copyTo[0]: got 'westeurope', allowed: a region other than the source's, "
        "westeurope; a cross-region copy needs another region, choose one",
    ),
    (
        "B10 only snapshots are copied",
        "disks.os.snapshot",
        False,
        "disks.os.copyTo: got ['northeurope'], allowed: nothing without a snapshot; "
        "only a snapshot can be copied, set snapshot to true",
    ),
    (
        "B11, C5 a copy needs a key of its region",
        "disks.os.copyTo",
        ["francecentral"],
        "disks.os.copyTo[0]: got 'francecentral', allowed: westeurope, northeurope, ukwest; "
        "a copy needs a site with a key of its own region, choose one or add the site",
    ),
    (
        "C3 a key is named with its version",
        "sites.ukwest",
        {
            "resourceGroup": "rg-uk",
            "keyVaultId": KEYS,
            "keyUrl": "https://kv-old.vault.azure.net/keys/disks",
        },
        "sites.ukwest.keyUrl: got 'https://kv-old.vault.azure.net/keys/disks', allowed: "
        "https://<vault>.vault.azure.net/keys/<key>/<version>; add the key's version, "
        "an encryption set needs it even with rotation",
    ),
    (
        "C4 where a key lies",
        "sites.ukwest.keyVault",
        REMOVE,
        "sites.ukwest.keyVault: got nothing, allowed: the name of a key vault to make; "
        "give it, or keyVaultId for one that exists",
    ),
    (
        "C6 key types",
        "encryption.keyType",
        "EC",
        "encryption.keyType: got 'EC', allowed: RSA, RSA-HSM; choose one of them",
    ),
    (
        "C6 key sizes",
        "encryption.keySizeBits",
        1024,
        "encryption.keySizeBits: got 1024, allowed: 2048, 3072, 4096 bits; choose one of them",
    ),
    (
        "C9 how long a key vault keeps keys",
        "encryption.deletedKeysKeptDays",
        5,
        "encryption.deletedKeysKeptDays: got 5, allowed: 7 to 90 days; "
        "choose a number in that range",
    ),
    (
        "C20 rotation from seven days",
        "encryption.rotateEvery",
        "P3D",
        "encryption.rotateEvery: got 'P3D', allowed: P7D or longer; "
        "choose a longer time between rotations",
    ),
    (
        "C20 a key outlives its rotation",
        "encryption.keyLifetime",
        "P90D",
        "encryption.keyLifetime: got 'P90D', allowed: at least 7 days longer than rotateEvery, "
        "P90D; let the key live longer, or rotate it more often",
    ),
    (
        "C21 key vault names",
        "sites.ukwest.keyVault",
        "kv--bakery",
        "sites.ukwest.keyVault: got 'kv--bakery', allowed: 3 to 24 letters, digits or single "
        "hyphens, starting with a letter and ending with a letter or digit; choose another name",
    ),
    (
        "C21 key vault names are unique",
        "sites.ukwest.keyVault",
        "KV-bakery-we",
        "sites.ukwest.keyVault: got 'KV-bakery-we', allowed: a name that no other key vault has, "
        "westeurope has this one; choose another name",
    ),
    (
        "D5 confidential encryption is of confidential machines",
        "encryption.type",
        "ConfidentialVmEncryptedWithCustomerKey",
        "encryption.type: got 'ConfidentialVmEncryptedWithCustomerKey', allowed: "
        "EncryptionAtRestWithPlatformKey, EncryptionAtRestWithCustomerKey, "
        "EncryptionAtRestWithPlatformAndCustomerKeys; choose one of them",
    ),
    (
        "E3 a backup vault in the disk's region",
        "disks.data",
        {"site": "ukwest", "sku": "Premium_LRS", "sizeGib": 4, "backupPolicy": "daily"},
        "sites.ukwest.backupVault: got nothing, allowed: the name of a backup vault to make; "
        "disks.data is backed up, which takes a backup vault in its own region, give one",
    ),
    (
        "E4 zone redundancy needs zones",
        "sites.ukwest.backupVault",
        "bv-bakery-uk",
        "backupVaults.redundancy: got 'ZoneRedundant', allowed: LocallyRedundant or another; "
        "ukwest has no zones, choose another",
    ),
    (
        "E5 backup vault names",
        "sites.westeurope.backupVault",
        "bv",
        "sites.westeurope.backupVault: got 'bv', allowed: 5 to 50 letters, digits or hyphens, "
        "starting with a letter and ending with a letter or digit; choose another name",
    ),
    (
        "E7 soft delete of 14 to 180 days",
        "backupVaults.softDeleteDays",
        7,
        "backupVaults.softDeleteDays: got 7, allowed: 14 to 180 days; "
        "choose a number in that range",
    ),
    (
        "E8 immutability is locked later",
        "backupVaults.immutability",
        "Locked",
        "backupVaults.immutability: got 'Locked', allowed: Disabled, Unlocked; "
        "it cannot be undone: start with Unlocked and lock it later",
    ),
    (
        "E14 daily and weekly only",
        "backupPolicies.daily.keepMonthly",
        "P90D",
        "backupPolicies.daily.keepMonthly: got the unknown key 'keepMonthly', allowed: every, "
        "keep, keepDaily, keepWeekly, start, timeZone; did you mean keepDaily?",
    ),
    (
        "E15 intervals",
        "backupPolicies.daily.every",
        "PT36H",
        "backupPolicies.daily.every: got 'PT36H', allowed: PT1H, PT2H, PT4H, PT6H, PT8H, PT12H, "
        "P1D; disk backup takes no other interval, choose one",
    ),
    (
        "E15 at most 450 recovery points",
        "backupPolicies.four-hourly.keep",
        "P76D",
        "backupPolicies.four-hourly.keep: got 'P76D', allowed: at most 450 recovery points of a "
        "disk, this policy keeps 456; keep them for a shorter time, or take them less often",
    ),
    (
        "E15 no compact date-times",
        "backupPolicies.daily.start",
        "20260101T020000Z",
        "backupPolicies.daily.start: got '20260101T020000Z', allowed: a date-time with offset, "
        "for example 2026-01-01T02:00:00+00:00; write it with hyphens, colons and an offset",
    ),
    (
        "E15 Premium SSD v2 every 12 hours",
        "disks.fast.backupPolicy",
        "four-hourly",
        "disks.fast.backupPolicy: got 'four-hourly', allowed: a policy every PT12H or P1D for "
        "PremiumV2_LRS, not PT4H; choose such a policy",
    ),
]


def changed(path: str, value: object) -> dict[str, Any]:
    """Return good settings with one changed."""
    estate = copy.deepcopy(GOOD)
    *parents, last = path.split(".")
    place = estate
    for part in parents:
        place = place[part]
    if value is REMOVE:
        del place[last]
    else:
        place[last] = value
    if path.startswith("sites.ukwest.backupVault"):
        estate["backupVaults"]["redundancy"] = "ZoneRedundant"
    if path == "disks.os.sourceId":
        del estate["disks"]["os"]["image"]
        estate["disks"]["os"]["imageId"] = "(given below)"
    return estate


def problems(data: object) -> list[str]:
    with pytest.raises(InvalidInputs) as caught:
        read_estate(data)
    return [str(problem) for problem in caught.value.problems]


def test_good_settings_are_read() -> None:
    estate = read_estate(GOOD)
    assert estate["disks"]["os"]["sku"] is DiskSku.PREMIUM_LRS
    assert estate["disks"]["os"]["copy_to"] == ["northeurope"]
    assert estate["backup_policies"]["daily"] == {"every": "P1D", "keep": "P30D"}


@pytest.mark.parametrize(("rule", "path", "value", "message"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_setting(rule: str, path: str, value: object, message: str) -> None:
    assert problems(changed(path, value)) == [message], rule


def test_all_wrong_settings_are_reported_at_once() -> None:
    estate = changed("disks.data.sku", "Premium")
    estate["disks"]["os"]["sizeGib"] = 8192
    estate["encryption"]["rotateEvry"] = estate["encryption"].pop("rotateEvery")
    estate["backupPolicies"]["daily"]["every"] = "PT3H"
    estate["backupVaults"]["softDelete"] = True
    assert [problem.partition(":")[0] for problem in problems(estate)] == [
        "disks.data.sku",
        "encryption.rotateEvry",
        "backupVaults.softDelete",
        "backupPolicies.daily.every",
        "disks.os.sizeGib",
    ]


def test_settings_of_the_wrong_shape_do_not_hide_the_others() -> None:
    assert problems({"name": 7, "sites": [], "disks": {"web": "big"}}) == [
        "name: got 7, allowed: text; put it in quotes",
        "sites: got [], allowed: a mapping of names to values; write keys and values",
        "disks.web: got 'big', allowed: a mapping of names to values; write keys and values",
    ]
    assert problems(None) == [
        "estate: got nothing, allowed: the settings of an estate, as keys and values; "
        "write them in the stack file"
    ]
    assert [each.partition(":")[0] for each in problems({})] == ["name", "sites", "disks"]


@pytest.mark.parametrize("path", sorted(STACKS.glob("Pulumi.*.yaml")), ids=lambda path: path.name)
def test_every_stack_is_right(path: Path) -> None:
    config = yaml.safe_load(path.read_text())["config"]
    assert read_estate(config["azure-disk-protection:estate"])["disks"]
