"""Encryption of disks, snapshots and disk encryption sets (rules C1, C6, C14, D1-D5)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from urllib.parse import urlsplit

from azure_disk_facts.regions import AzureCloud
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="C1, C2, C3, C6, C10, C14, C16, C18, C20, D1, D2",
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

MIN_KEY_LIFETIME_DAYS = 28
"""A version of a key lives no shorter (``KeyRotationPolicyAttributes.expiryTime`` of Key Vault)."""


class SetIdentityType(str, Enum):
    """With which identity a disk encryption set uses its key (rule C2)."""

    USER_ASSIGNED = "UserAssigned"
    """A managed identity of its own, which may be granted the key before the set is made."""
    SYSTEM_ASSIGNED = "SystemAssigned"
    """One that comes and goes with the set."""
    BOTH = "SystemAssigned, UserAssigned"
    """Both of them."""


@dataclass(frozen=True)
class KeyHosts:
    """How the hosts of keys end in one cloud."""

    key_vault: str
    managed_hsm: str


KEY_HOSTS: Mapping[AzureCloud, KeyHosts] = {
    AzureCloud.PUBLIC: KeyHosts(".vault.azure.net", ".managedhsm.azure.net"),
    AzureCloud.CHINA: KeyHosts(".vault.azure.cn", ".managedhsm.azure.cn"),
    AzureCloud.US_GOVERNMENT: KeyHosts(".vault.usgovcloudapi.net", ".managedhsm.usgovcloudapi.net"),
}
"""Hosts of key vaults and managed HSMs by cloud."""

MANAGED_HSM_HOST_SUFFIXES = tuple(hosts.managed_hsm for hosts in KEY_HOSTS.values())

KEY_HOST_SUFFIXES: tuple[str, ...] = (
    *(hosts.key_vault for hosts in KEY_HOSTS.values()),
    *MANAGED_HSM_HOST_SUFFIXES,
)
"""Hosts of key vaults and managed HSMs in the public and sovereign clouds."""

MAX_ENCRYPTION_SETS_PER_REGION = 5_000
"""Disk encryption sets of a subscription in a region (rule C16)."""

KEY_FOLLOWED_WITHIN = timedelta(hours=1)
"""A set that follows rotation has moved to a new version of its key by then (rule C10)."""

MAX_KEY_VAULT_IP_RULES = 1_000
MAX_KEY_VAULT_SUBNET_RULES = 200
"""Rules of a key vault's firewall (rule C18; network-security.md of Key Vault)."""

PRIVATE_RANGES: tuple[str, ...] = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
"""Addresses that a key vault's firewall does not take (the same page)."""

MANAGED_HSM_ENCRYPTION_ROLE = "Managed HSM Crypto Service Encryption User"
MANAGED_HSM_RELEASE_ROLE = "Managed HSM Crypto Service Release User"
"""Local roles of managed HSMs, which the resource manager knows nothing of (rule C7)."""

FEDERATION_AUDIENCE = "api://AzureADTokenExchange"
"""What a federated credential of a multitenant application is issued for (rule C11)."""

ADE_PUBLISHER = "Microsoft.Azure.Security"
ADE_EXTENSION_TYPES: tuple[str, ...] = ("AzureDiskEncryption", "AzureDiskEncryptionForLinux")
"""The machine extension that is Azure Disk Encryption, for Windows and for Linux (rule D4)."""

ADE_RETIREMENT = date(2028, 9, 15)
"""Disks under Azure Disk Encryption do not unlock at a reboot from then on (rule D4)."""

ADE_VAULT_SETTINGS: tuple[str, ...] = ("KeyVaultResourceId", "KekVaultResourceId")
"""Settings of that extension that hold the ids of its key vaults."""

ADE_TAG = "DiskEncryptionKeyFileName"
"""Tag of the secrets that Azure Disk Encryption keeps (disk-encryption-sample-scripts.md)."""

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


def is_key_url_without_version(url: str) -> bool:
    """Tell whether a URL names a key in a key vault and no version: it follows rotation (E12)."""
    return (
        is_versioned_key_url(f"{url.rstrip('/')}/0")
        and not is_versioned_key_url(url)
        and not is_managed_hsm_url(url)
    )


def key_url_without_version(url: str) -> str:
    """Return a key URL up to and including the key's name, in lower case."""
    base, _, rest = url.partition("/keys/")
    return f"{base}/keys/{rest.split('/', 1)[0]}".lower()


def is_managed_hsm_url(url: str) -> bool:
    """Tell whether a key URL's host is a managed HSM."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    return (host or "").lower().endswith(MANAGED_HSM_HOST_SUFFIXES)


def key_host_name(url: str) -> str:
    """Return the name of the key vault or managed HSM in a key URL."""
    return (urlsplit(url).hostname or "").split(".", 1)[0]


def key_name(url: str) -> str:
    """Return the name of the key in a key URL."""
    return url.partition("/keys/")[2].split("/", 1)[0]


def key_address(url: str) -> tuple[str, str] | None:
    """Return the names of key vault and key in a key URL, in lower case.

    ``None`` for a managed HSM, and for what is no URL.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    vault = host.split(".", 1)[0]
    return None if not vault or is_managed_hsm_url(url) else (vault, key_name(url).lower())
