"""``Microsoft.Storage/storageAccounts``: where exports lie, as far as ARM sees it."""

from collections.abc import Iterable
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.durations import format_timestamp
from azure_disk_facts.regions import cloud_of
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.records import Link, Resource
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType

_SKUS = (
    "Standard_LRS",
    "Standard_GRS",
    "Standard_RAGRS",
    "Standard_ZRS",
    "Standard_GZRS",
    "Standard_RAGZRS",
    "Premium_LRS",
    "Premium_ZRS",
)
_KINDS = ("StorageV2", "Storage", "BlobStorage", "BlockBlobStorage", "FileStorage")


class StorageAccountType(ResourceType):
    """Storage accounts.

    Not modelled: keys, firewalls, encryption scopes, failover and what lies in an account: blobs
    are Azurite's in tests.
    """

    facts = resource_types.STORAGE_ACCOUNT
    required = ("sku.name", "kind")
    choices = MappingProxyType(
        {
            "sku.name": _SKUS,
            "kind": _KINDS,
            "properties.minimumTlsVersion": ("TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"),
            "properties.publicNetworkAccess": ("Enabled", "Disabled", "SecuredByPerimeter"),
            "properties.accessTier": ("Hot", "Cool", "Premium", "Cold"),
        }
    )
    read_only = (
        "sku.tier",
        "properties.provisioningState",
        "properties.creationTime",
        "properties.primaryEndpoints",
        "properties.primaryLocation",
        "properties.statusOfPrimary",
    )
    kept = ("kind",)
    defaults = MappingProxyType(
        {
            "properties.supportsHttpsTrafficOnly": True,
            "properties.minimumTlsVersion": "TLS1_0",
            "properties.allowBlobPublicAccess": False,
        }
    )

    def check(self, write: Write) -> None:
        """Check that the name is free in all of Azure; add what Azure adds."""
        taken = write.world.store.users("storage-account", write.name)
        if write.existing is None and taken:
            raise ArmError(
                409,
                "StorageAccountAlreadyTaken",
                f"The storage account named {write.name} is already taken.",
            )
        write.body["sku"]["tier"] = write.text("sku.name").split("_")[0]
        endpoint = f"https://{write.name}.{CLOUDS[cloud_of(write.location)].blob_suffix}/"
        write.body["properties"] |= {
            "provisioningState": "Succeeded",
            "primaryEndpoints": {"blob": endpoint},
            "primaryLocation": write.location,
            "statusOfPrimary": "available",
        }
        if write.existing is None:
            write.body["properties"]["creationTime"] = format_timestamp(write.world.now)

    def links(self, resource: Resource) -> Iterable[Link]:
        """Hold the global name."""
        yield Link("storage-account", resource.name)
