"""``Microsoft.Storage/storageAccounts/blobServices/containers``: what exports lie in."""

from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_simulator.errors import ArmError
from azure_disk_simulator.paths import get_path
from azure_disk_simulator.request import Write
from azure_disk_simulator.resource_type import ResourceType

_PUBLIC = "properties.publicAccess"


class BlobContainerType(ResourceType):
    """Blob containers.

    Not modelled: immutability policies, legal holds, leases and soft delete of containers.
    """

    facts = resource_types.BLOB_CONTAINER
    choices = MappingProxyType({_PUBLIC: ("None", "Container", "Blob")})
    read_only = (
        "properties.leaseState",
        "properties.leaseStatus",
        "properties.hasImmutabilityPolicy",
        "properties.hasLegalHold",
    )
    defaults = MappingProxyType({_PUBLIC: "None"})

    def check(self, write: Write) -> None:
        """Public containers need an account that allows them."""
        account = write.world.load(write.id.split("/blobServices/", maxsplit=1)[0])
        allowed = account is not None and account.get("properties.allowBlobPublicAccess") is True
        if write.get(_PUBLIC) != "None" and not allowed:
            raise ArmError(
                409,
                "PublicAccessNotPermitted",
                "Public access is not permitted on this storage account.",
            )
        write.body["properties"] |= {
            "leaseState": "Available",
            "leaseStatus": "Unlocked",
            "hasImmutabilityPolicy": bool(get_path(write.body, "properties.immutabilityPolicy")),
            "hasLegalHold": False,
        }
