"""Key vaults and managed HSMs, and their keys: the words Azure has for their settings (C18-C20)."""

from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="C6, C7, C9, C18, C19, C20",
    reference="pulumi-azure-native 3.29.0 keyvault enums; network-security.md of Key Vault; "
    "defender-for-key-vault-introduction.md",
    as_of=date(2026, 11, 1),
)


class KeyVaultSku(str, Enum):
    """What a key vault keeps its keys in (``sku.name``)."""

    STANDARD = "standard"
    """Software."""
    PREMIUM = "premium"
    """Hardware security modules, where a key asks for it."""


class TrustedServices(str, Enum):
    """Who passes a key vault's firewall whatever its rules (``networkAcls.bypass``)."""

    AZURE_SERVICES = "AzureServices"
    """Services that Azure trusts, disk encryption sets among them; the default of Azure."""
    NONE = "None"
    """Nobody."""


RECOVER = "recover"
"""``createMode`` that brings a deleted vault back as it was, whatever else is declared."""

PERMISSION_KINDS: tuple[str, ...] = ("keys", "secrets", "certificates", "storage")
"""Lists of permissions in an entry of ``accessPolicies``."""

PURGE_PERMISSION = "purge"
"""Lets its holder end the retention of what was deleted, where nothing protects from that."""

ALL_PERMISSIONS = "all"
"""Every permission, that to purge among them."""

DEFENDER_PLAN_NAME = "KeyVaults"
"""Name of the plan of Microsoft Defender for Cloud that watches key vaults."""


class DefenderTier(str, Enum):
    """Whether a plan of Microsoft Defender for Cloud is on (``pricingTier``)."""

    FREE = "Free"
    """No; the default of Azure."""
    STANDARD = "Standard"
    """Yes."""


class KeyKind(str, Enum):
    """What a key is (``kty``)."""

    RSA = "RSA"
    """Kept in software."""
    RSA_HSM = "RSA-HSM"
    """Kept in a hardware security module, as all kinds that end so."""
    EC = "EC"
    """On an elliptic curve; no key for disks (rule C6)."""
    EC_HSM = "EC-HSM"
    """The same, in hardware."""
    OCT = "oct"
    """Symmetric; managed HSMs alone keep such keys (knowledge)."""
    OCT_HSM = "oct-HSM"
    """The same, in hardware."""


RSA_KINDS = (KeyKind.RSA, KeyKind.RSA_HSM)
EC_KINDS = (KeyKind.EC, KeyKind.EC_HSM)

HSM_SUFFIX = "-HSM"
"""How the kinds of keys end that are kept in hardware."""

DEFAULT_RSA_BITS = 2048
"""Size of an RSA key that is declared without one."""


class KeyCurve(str, Enum):
    """The curve of an elliptic-curve key (``curveName``)."""

    P_256 = "P-256"
    """The default of Azure."""
    P_256K = "P-256K"
    """SECG SECP256K1."""
    P_384 = "P-384"
    """NIST's, 384 bits."""
    P_521 = "P-521"
    """NIST's, 521 bits."""


class LifetimeAction(str, Enum):
    """What a rotation policy does (``lifetimeActions[].action.type``)."""

    ROTATE = "rotate"
    """Makes a new version of the key."""
    NOTIFY = "notify"
    """Raises an event."""


GET_PERMISSION = "get"
"""Lets its holder read what is public of a key, which its use takes too."""
