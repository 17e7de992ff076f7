"""Storage accounts for exported VHDs."""

from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples.values import SUBSCRIPTION, made


def storage_account(name: str = "stvhdexport", **props: Any) -> Resource:
    """Return an account that exports are copied to, without any setting of its own."""
    given = {"resourceGroupName": "rg-export", "accountName": name, "location": "westeurope"}
    return made(types.STORAGE_ACCOUNT.token, name, {**given, **props})


def storage_account_id(name: str = "stvhdexport") -> str:
    group = f"{SUBSCRIPTION}/resourceGroups/rg-export"
    return f"{group}/providers/Microsoft.Storage/storageAccounts/{name}"


def blob_service(**props: Any) -> Resource:
    names = {"resourceGroupName": "rg-export", "accountName": "stvhdexport"}
    given = {**names, "blobServicesName": "default", **props}
    return made(neighbours.BLOB_SERVICE.token, "blobs", given)


def blob_container(name: str = "vhds", **props: Any) -> Resource:
    names = {"resourceGroupName": "rg-export", "accountName": "stvhdexport"}
    return made(types.BLOB_CONTAINER.token, name, {**names, "containerName": name, **props})
