"""Values as they come off the wire, and how a resource is made of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from azure_disk_policy.inputs import plain
from azure_disk_policy.resource import Resource

SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555"
ENCRYPTION_SET_ID = (
    f"{SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/des1"
)
UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
UNKNOWN_BOOL = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"
UNKNOWN_NUMBER = "3eeb2bf0-c639-47a8-9e75-3b44932eb421"
UNKNOWN_LIST = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"
UNKNOWN_OBJECT = "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"
MARK = "MARKED-SECRET"

Props = dict[str, Any]
Sample = Resource | Sequence[Resource]


def secret(value: object = MARK) -> Props:
    """Return a value as Pulumi writes a secret on the wire."""
    return {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        "value": value,
    }


def urn_of(name: str) -> str:
    return f"urn:pulumi:dev::estate::{name}"


def made(token: str, name: str, props: Props) -> Resource:
    """Return a resource as a program declares it; properties that are ``None`` are left out."""
    given = {key: value for key, value in props.items() if value is not None}
    return Resource(plain(given), token=token, name=name, urn=urn_of(name))


def depends(resource: Resource, prop: str, *others: Resource) -> Resource:
    """Return the resource with one input made from others."""
    return replace(resource, property_dependencies={prop: tuple(other.urn for other in others)})
