"""Who may reach the data of a disk or snapshot through an export URL (rules A14-A16, B15)."""

from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A14, A15, A16, B15",
    reference="disks-restrict-import-export-overview.md; azure-mgmt-compute 39.0.0",
    as_of=date(2026, 11, 1),
)


class NetworkAccessPolicy(str, Enum):
    """Whether export URLs may be made, and from where they work."""

    ALLOW_ALL = "AllowAll"
    """From anywhere; the default of Azure."""
    ALLOW_PRIVATE = "AllowPrivate"
    """From the private endpoints of one disk access only; needs its id."""
    DENY_ALL = "DenyAll"
    """Not at all; the default of this project."""


class PublicNetworkAccess(str, Enum):
    """Whether the data may be read over the public network."""

    ENABLED = "Enabled"
    """Yes; the default of Azure."""
    DISABLED = "Disabled"
    """No; the default of this project."""


class DataAccessAuthMode(str, Enum):
    """What an export asks for beside its URL."""

    NONE = "None"
    """Nothing."""
    AZURE_ACTIVE_DIRECTORY = "AzureActiveDirectory"
    """An Entra token; Azure Backup does not take such disks."""
