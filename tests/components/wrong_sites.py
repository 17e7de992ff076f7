"""Wrong settings of sites, keys and backups: (rule, path of the setting, value, exact message)."""

from tests.components.good_settings import KEYS, REMOVE, Row

WRONG_SITES: list[Row] = [
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
