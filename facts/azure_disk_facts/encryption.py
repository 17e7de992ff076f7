"""Encryption of disks, snapshots and disk encryption sets (rules C1, C6, C14, D1-D5)."""

import re
from datetime import date
from enum import Enum
from urllib.parse import urlsplit

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="C1, C3, C6, C14, C20, D1, D2",
    reference="azure-mgmt-compute 39.0.0 (disks API 2026-03-02); disk-encryption.md",
    as_of=date(2026, 11, 1),
)


class EncryptionType(str, Enum):
    """How a disk or snapshot is encrypted at rest (``encryption.type``)."""

    PLATFORM_KEY = "EncryptionAtRestWithPlatformKey"
    """With a key that Azure keeps; the default of Azure."""
    CUSTOMER_KEY = "EncryptionAtRestWithCustomerKey"
    """With a key of yours, through a disk encryption set."""
    PLATFORM_AND_CUSTOMER_KEYS = "EncryptionAtRestWithPlatformAndCustomerKeys"
    """With both, one over the other."""


class EncryptionSetType(str, Enum):
    """What a disk encryption set encrypts with (``encryptionType``)."""

    CUSTOMER_KEY = "EncryptionAtRestWithCustomerKey"
    """With a key of yours."""
    PLATFORM_AND_CUSTOMER_KEYS = "EncryptionAtRestWithPlatformAndCustomerKeys"
    """With a key of yours and one of Azure's; not for Premium SSD v2 and Ultra disks."""
    CONFIDENTIAL_VM = "ConfidentialVmEncryptedWithCustomerKey"
    """For the OS disks of confidential virtual machines."""


class KeyType(str, Enum):
    """Key types that a disk encryption set takes (rule C6)."""

    RSA = "RSA"
    """Kept in software."""
    RSA_HSM = "RSA-HSM"
    """Kept in a hardware security module; needs a premium key vault."""


KEY_SIZES_BITS: tuple[int, ...] = (2048, 3072, 4096)
"""RSA sizes that a disk encryption set takes (rule C6)."""

KEY_OPERATIONS_NEEDED: tuple[str, ...] = ("wrapKey", "unwrapKey")
"""Operations that the key of a disk encryption set must allow (rule C6)."""

MIN_ROTATION_AFTER_CREATE_DAYS = 7
"""A key may be rotated no sooner than this after its creation (rule C20)."""

KEY_HOST_SUFFIXES: tuple[str, ...] = (
    ".vault.azure.net",
    ".vault.azure.cn",
    ".vault.usgovcloudapi.net",
    ".managedhsm.azure.net",
    ".managedhsm.azure.cn",
    ".managedhsm.usgovcloudapi.net",
)
"""Hosts of key vaults and managed HSMs in the public and sovereign clouds."""

_KEY_PATH = re.compile(r"^/keys/[0-9A-Za-z-]{1,127}/[0-9A-Za-z]{1,64}/?\Z")


def is_versioned_key_url(url: str) -> bool:
    """Tell whether a key URL names vault, key *and* version, as rule C3 demands."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that enclose no IPv6 address
        return False
    host = (parts.hostname or "").lower()
    return (
        parts.scheme == "https"
        and host.endswith(KEY_HOST_SUFFIXES)
        and _KEY_PATH.match(parts.path) is not None
    )


def key_url_without_version(url: str) -> str:
    """Return a key URL up to and including the key's name, in lower case."""
    base, _, rest = url.partition("/keys/")
    return f"{base}/keys/{rest.split('/', 1)[0]}".lower()
