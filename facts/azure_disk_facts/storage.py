"""Storage accounts that receive exports: who gets at what lies there, and how long it is kept."""

import re
from datetime import date, timedelta
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="D6, F1",
    reference="pulumi-azure-native 3.29.0 storage enums; storage-network-security.md; "
    "sas-expiration-policy.md; soft-delete-blob-overview.md; immutable-time-based-retention-"
    "policy-overview.md; lifecycle-management-policy-structure.md",
    as_of=date(2026, 11, 22),
)


class TlsVersion(str, Enum):
    """Oldest TLS an account takes (``minimumTlsVersion``)."""

    TLS_1_0 = "TLS1_0"
    """What Azure takes the absent property for."""
    TLS_1_1 = "TLS1_1"
    TLS_1_2 = "TLS1_2"
    TLS_1_3 = "TLS1_3"


class AnonymousAccess(str, Enum):
    """What of a container may be read without any right (``publicAccess``)."""

    NONE = "None"
    """Nothing; the default of Azure."""
    BLOB = "Blob"
    """Blobs whose names are known."""
    CONTAINER = "Container"
    """Blobs, and their list."""


class AccountNetworkAccess(str, Enum):
    """Whether an account answers over the public network (``publicNetworkAccess``)."""

    ENABLED = "Enabled"
    """It does, as its firewall says; the default of Azure."""
    DISABLED = "Disabled"
    """It does not."""
    SECURED_BY_PERIMETER = "SecuredByPerimeter"
    """It does as a network security perimeter says."""


class FirewallBypass(str, Enum):
    """Who passes an account's firewall whatever its rules; several are parted by commas."""

    NONE = "None"
    """Nobody."""
    LOGGING = "Logging"
    METRICS = "Metrics"
    AZURE_SERVICES = "AzureServices"
    """Services that Azure trusts; the default of Azure."""


class KeySource(str, Enum):
    """Whose key encrypts an account (``encryption.keySource``)."""

    MICROSOFT = "Microsoft.Storage"
    """Azure's own; the default."""
    KEY_VAULT = "Microsoft.Keyvault"
    """The customer's."""


class CopyScope(str, Enum):
    """Which accounts a copy may come from (``allowedCopyScope``); absent: any."""

    TENANT = "AAD"
    """Those of the same Entra tenant."""
    PRIVATE_LINK = "PrivateLink"
    """Those with private endpoints in the same virtual network."""


class AccountSku(str, Enum):
    """How many copies an account keeps of what lies in it, and where (``sku.name``)."""

    STANDARD_LRS = "Standard_LRS"
    STANDARD_ZRS = "Standard_ZRS"
    STANDARD_GRS = "Standard_GRS"
    STANDARD_RAGRS = "Standard_RAGRS"
    STANDARD_GZRS = "Standard_GZRS"
    STANDARD_RAGZRS = "Standard_RAGZRS"
    PREMIUM_LRS = "Premium_LRS"
    PREMIUM_ZRS = "Premium_ZRS"
    STANDARD_V2_LRS = "StandardV2_LRS"
    STANDARD_V2_ZRS = "StandardV2_ZRS"
    STANDARD_V2_GRS = "StandardV2_GRS"
    STANDARD_V2_GZRS = "StandardV2_GZRS"
    PREMIUM_V2_LRS = "PremiumV2_LRS"
    PREMIUM_V2_ZRS = "PremiumV2_ZRS"


GEO_REDUNDANT_SKUS: tuple[AccountSku, ...] = (
    AccountSku.STANDARD_GRS,
    AccountSku.STANDARD_RAGRS,
    AccountSku.STANDARD_GZRS,
    AccountSku.STANDARD_RAGZRS,
    AccountSku.STANDARD_V2_GRS,
    AccountSku.STANDARD_V2_GZRS,
)
"""Those with copies in the paired region."""


class AccountImmutability(str, Enum):
    """Whether an account's own immutability policy holds (``immutabilityPolicy.state``)."""

    DISABLED = "Disabled"
    UNLOCKED = "Unlocked"
    LOCKED = "Locked"
    """It does, and can't be taken back."""


class SasExpirationAction(str, Enum):
    """What happens to a shared access signature that lives too long (``expirationAction``)."""

    LOG = "Log"
    """It is logged; what pulumi-azure-native writes when it is left out."""
    BLOCK = "Block"
    """It is refused."""


IP_RULE_NAMES: tuple[str, ...] = ("iPAddressOrRange", "value")
"""What holds the address in an element of ``ipRules``: Pulumi's name, then ARM's."""

WIDE_PREFIX = 8
"""Ranges with a shorter prefix, /0 to /7, hold tens of millions of addresses."""

BLOB_RETENTION_DAYS = (1, 365)
"""Least and most days that deleted blobs and containers may be kept."""

LIFECYCLE_AGES: tuple[str, ...] = (
    "daysAfterModificationGreaterThan",
    "daysAfterCreationGreaterThan",
    "daysAfterLastAccessTimeGreaterThan",
)
"""Conditions that a lifecycle rule may delete a blob on; a rule has one of them."""

_SAS_PERIOD = re.compile(
    r"(?:(?P<days>\d{1,6})\.)?(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]?\d)"
    r":(?P<seconds>[0-5]?\d(?:\.\d{1,7})?)\Z"
)


def parse_sas_period(text: str) -> timedelta | None:
    """Return the length that ``sasExpirationPeriod`` tells as ``d.hh:mm:ss``, or ``None``."""
    match = _SAS_PERIOD.match(text)
    if match is None:
        return None
    return timedelta(**{unit: float(value or 0) for unit, value in match.groupdict().items()})


def format_sas_period(days: int) -> str:
    """Return whole days as ``sasExpirationPeriod`` takes them."""
    return f"{days}.00:00:00"
