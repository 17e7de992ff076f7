"""Who may reach the data of a disk or snapshot through an export URL (rules A14-A17, B15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from azure_disk_facts.regions import AzureCloud
from azure_disk_facts.resource_types import BACKUP_VAULT, DISK_ACCESS, KEY_VAULT, STORAGE_ACCOUNT
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A14, A15, A16, A17, B15",
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


class FirewallAction(str, Enum):
    """What the firewall of a key vault or storage account does with whom no rule names."""

    ALLOW = "Allow"
    """Lets them in; the default of Azure."""
    DENY = "Deny"
    """Keeps them out."""


class DataAccessAuthMode(str, Enum):
    """What an export asks for beside its URL."""

    NONE = "None"
    """Nothing."""
    AZURE_ACTIVE_DIRECTORY = "AzureActiveDirectory"
    """An Entra token; Azure Backup does not take such disks."""


@dataclass(frozen=True)
class PrivateLinkFacts:
    """How the private endpoints of a kind of resource are made and found by name."""

    group_id: str
    """The sub-resource an endpoint connects to (``groupIds``)."""
    zones: Mapping[AzureCloud, str]
    """Private DNS zone by cloud; in another zone the names do not resolve to the endpoint."""


DISK_ACCESS_LINK = PrivateLinkFacts(
    "disks",
    {
        AzureCloud.PUBLIC: "privatelink.blob.core.windows.net",
        AzureCloud.US_GOVERNMENT: "privatelink.blob.core.usgovcloudapi.net",
        AzureCloud.CHINA: "privatelink.blob.core.chinacloudapi.cn",
    },
)
"""Disk accesses (rule A17); zones of the other clouds: private-endpoint-dns.md."""

KEY_VAULT_LINK = PrivateLinkFacts(
    "vault",
    {
        AzureCloud.PUBLIC: "privatelink.vaultcore.azure.net",
        AzureCloud.US_GOVERNMENT: "privatelink.vaultcore.usgovcloudapi.net",
        AzureCloud.CHINA: "privatelink.vaultcore.azure.cn",
    },
)
"""Key vaults: private-endpoint-dns.md."""

BLOB_GROUP = "blob"
"""Sub-resource of a storage account that holds exports."""

PRIVATE_LINK_GROUPS: Mapping[str, tuple[str, ...]] = {
    DISK_ACCESS.arm_type: (DISK_ACCESS_LINK.group_id,),
    KEY_VAULT.arm_type: (KEY_VAULT_LINK.group_id,),
    "Microsoft.KeyVault/managedHSMs": ("managedhsm",),
    STORAGE_ACCOUNT.arm_type: (BLOB_GROUP, "dfs", "file", "queue", "table", "web"),
    BACKUP_VAULT.arm_type: ("AzureBackup",),
}
"""Sub-resources that private endpoints may connect to, by ARM type: private-endpoint-dns.md;
that of backup vaults is knowledge (K)."""

PRIVATE_DNS_LOCATION = "global"
"""Location of private DNS zones and their links."""
