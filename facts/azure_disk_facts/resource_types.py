"""ARM resource types of this project, with their Pulumi tokens and API versions."""

from azure_disk_facts.arm_types import SOURCE
from azure_disk_facts.arm_types.authorization import (
    LOCK,
    POLICY_ASSIGNMENT,
    POLICY_DEFINITION,
    POLICY_DEFINITION_AT_MANAGEMENT_GROUP,
    POLICY_EXEMPTION,
    POLICY_SET_DEFINITION,
    POLICY_SET_DEFINITION_AT_MANAGEMENT_GROUP,
    ROLE_ASSIGNMENT,
    ROLE_DEFINITION,
)
from azure_disk_facts.arm_types.compute import (
    DISK,
    DISK_ACCESS,
    DISK_ENCRYPTION_SET,
    SNAPSHOT,
    VIRTUAL_MACHINE,
)
from azure_disk_facts.arm_types.data_protection import (
    BACKUP_INSTANCE,
    BACKUP_POLICY,
    BACKUP_VAULT,
    RESOURCE_GUARD,
    RESOURCE_GUARD_PROXY,
)
from azure_disk_facts.arm_types.key_vault import (
    KEY,
    KEY_VAULT,
)
from azure_disk_facts.arm_types.neighbours import NEIGHBOUR_TYPES
from azure_disk_facts.arm_types.network import (
    NETWORK_INTERFACE,
    PRIVATE_DNS_ZONE,
    PRIVATE_DNS_ZONE_GROUP,
    PRIVATE_DNS_ZONE_LINK,
    PRIVATE_ENDPOINT,
    SUBNET,
    VIRTUAL_NETWORK,
)
from azure_disk_facts.arm_types.row import Container, ResourceTypeFacts
from azure_disk_facts.arm_types.services import (
    BLOB_CONTAINER,
    DIAGNOSTIC_SETTING,
    RESOURCE_GROUP,
    STORAGE_ACCOUNT,
    USER_ASSIGNED_IDENTITY,
    WORKFLOW,
)

__all__ = [
    "BACKUP_INSTANCE",
    "BACKUP_POLICY",
    "BACKUP_VAULT",
    "BLOB_CONTAINER",
    "BY_ARM_TYPE",
    "BY_TOKEN",
    "DIAGNOSTIC_SETTING",
    "DISK",
    "DISK_ACCESS",
    "DISK_ENCRYPTION_SET",
    "IRREPLACEABLE",
    "KEY",
    "KEY_VAULT",
    "LOCK",
    "NETWORK_INTERFACE",
    "POLICY_ASSIGNMENT",
    "POLICY_DEFINITION",
    "POLICY_DEFINITION_AT_MANAGEMENT_GROUP",
    "POLICY_EXEMPTION",
    "POLICY_SET_DEFINITION",
    "POLICY_SET_DEFINITION_AT_MANAGEMENT_GROUP",
    "PRIVATE_DNS_ZONE",
    "PRIVATE_DNS_ZONE_GROUP",
    "PRIVATE_DNS_ZONE_LINK",
    "PRIVATE_ENDPOINT",
    "RESOURCE_GROUP",
    "RESOURCE_GUARD",
    "RESOURCE_GUARD_PROXY",
    "RESOURCE_TYPES",
    "ROLE_ASSIGNMENT",
    "ROLE_DEFINITION",
    "SNAPSHOT",
    "SOURCE",
    "STORAGE_ACCOUNT",
    "SUBNET",
    "USER_ASSIGNED_IDENTITY",
    "VIRTUAL_MACHINE",
    "VIRTUAL_NETWORK",
    "WORKFLOW",
    "Container",
    "ResourceTypeFacts",
    "find_type",
    "unversioned_token",
]

RESOURCE_TYPES: tuple[ResourceTypeFacts, ...] = (
    RESOURCE_GROUP,
    DISK,
    SNAPSHOT,
    DISK_ENCRYPTION_SET,
    KEY_VAULT,
    KEY,
    USER_ASSIGNED_IDENTITY,
    ROLE_ASSIGNMENT,
    BACKUP_VAULT,
    BACKUP_POLICY,
    BACKUP_INSTANCE,
    ROLE_DEFINITION,
    LOCK,
    POLICY_DEFINITION,
    POLICY_DEFINITION_AT_MANAGEMENT_GROUP,
    POLICY_SET_DEFINITION,
    POLICY_SET_DEFINITION_AT_MANAGEMENT_GROUP,
    POLICY_ASSIGNMENT,
    POLICY_EXEMPTION,
    DISK_ACCESS,
    VIRTUAL_MACHINE,
    RESOURCE_GUARD,
    RESOURCE_GUARD_PROXY,
    PRIVATE_ENDPOINT,
    PRIVATE_DNS_ZONE_GROUP,
    PRIVATE_DNS_ZONE,
    PRIVATE_DNS_ZONE_LINK,
    VIRTUAL_NETWORK,
    SUBNET,
    NETWORK_INTERFACE,
    WORKFLOW,
    STORAGE_ACCOUNT,
    BLOB_CONTAINER,
    DIAGNOSTIC_SETTING,
)

IRREPLACEABLE: tuple[ResourceTypeFacts, ...] = (
    DISK,
    SNAPSHOT,
    DISK_ENCRYPTION_SET,
    KEY_VAULT,
    KEY,
    BACKUP_VAULT,
    BACKUP_INSTANCE,
)
"""Types that hold data, or what data cannot be read without: a replacement loses it."""

BY_TOKEN: dict[str, ResourceTypeFacts] = {facts.token: facts for facts in RESOURCE_TYPES}
BY_ARM_TYPE: dict[str, ResourceTypeFacts] = {
    # Policy definitions have two tokens, one for management groups: the first one stands here.
    facts.arm_type.lower(): facts
    for facts in reversed(RESOURCE_TYPES)
}

_KNOWN_TO_RULES = {facts.token: facts for facts in (*RESOURCE_TYPES, *NEIGHBOUR_TYPES)}


def find_type(token: str) -> ResourceTypeFacts | None:
    """Return the facts of an unversioned Pulumi token, also of types that only rules look at."""
    return _KNOWN_TO_RULES.get(token)


def unversioned_token(token: str) -> str:
    """Return a Pulumi token without the API version azure-native may put into it.

    ``azure-native:compute/v20230402:Disk`` and ``azure-native_compute_v20240302:compute:Disk``
    both become ``azure-native:compute:Disk``.
    """
    package, module, name = [*token.split(":"), "", ""][:3]
    return f"{package.split('_', 1)[0]}:{module.split('/', 1)[0]}:{name}"
