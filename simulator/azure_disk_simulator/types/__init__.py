"""The resource types of the simulated Azure."""

from azure_disk_simulator import errors
from azure_disk_simulator.resource_type import ResourceType
from azure_disk_simulator.types.backup_instance import BackupInstanceType
from azure_disk_simulator.types.backup_policy import BackupPolicyType
from azure_disk_simulator.types.backup_vault import BackupVaultType
from azure_disk_simulator.types.blob_container import BlobContainerType
from azure_disk_simulator.types.diagnostic_setting import DiagnosticSettingType
from azure_disk_simulator.types.disk import DiskType
from azure_disk_simulator.types.disk_access import DiskAccessType
from azure_disk_simulator.types.disk_encryption_set import DiskEncryptionSetType
from azure_disk_simulator.types.key import KeyType
from azure_disk_simulator.types.key_vault import KeyVaultType
from azure_disk_simulator.types.lock import LockType
from azure_disk_simulator.types.network_interface import NetworkInterfaceType
from azure_disk_simulator.types.policy_assignment import PolicyAssignmentType
from azure_disk_simulator.types.policy_definition import PolicyDefinitionType
from azure_disk_simulator.types.policy_exemption import PolicyExemptionType
from azure_disk_simulator.types.policy_set_definition import PolicySetDefinitionType
from azure_disk_simulator.types.private_dns_zone import PrivateDnsZoneType
from azure_disk_simulator.types.private_dns_zone_group import PrivateDnsZoneGroupType
from azure_disk_simulator.types.private_dns_zone_link import PrivateDnsZoneLinkType
from azure_disk_simulator.types.private_endpoint import PrivateEndpointType
from azure_disk_simulator.types.resource_group import ResourceGroupType
from azure_disk_simulator.types.resource_guard import ResourceGuardType
from azure_disk_simulator.types.resource_guard_proxy import ResourceGuardProxyType
from azure_disk_simulator.types.role_assignment import RoleAssignmentType
from azure_disk_simulator.types.role_definition import RoleDefinitionType
from azure_disk_simulator.types.snapshot import SnapshotType
from azure_disk_simulator.types.storage_account import StorageAccountType
from azure_disk_simulator.types.subnet import SubnetType
from azure_disk_simulator.types.user_assigned_identity import UserAssignedIdentityType
from azure_disk_simulator.types.virtual_machine import VirtualMachineType
from azure_disk_simulator.types.virtual_network import VirtualNetworkType
from azure_disk_simulator.types.workflow import WorkflowType

RESOURCE_TYPES: dict[str, ResourceType] = {
    resource_type.facts.arm_type.lower(): resource_type
    for resource_type in (
        ResourceGroupType(),
        DiskType(),
        SnapshotType(),
        DiskEncryptionSetType(),
        KeyVaultType(),
        KeyType(),
        UserAssignedIdentityType(),
        DiskAccessType(),
        VirtualNetworkType(),
        SubnetType(),
        PrivateEndpointType(),
        PrivateDnsZoneType(),
        PrivateDnsZoneLinkType(),
        PrivateDnsZoneGroupType(),
        RoleAssignmentType(),
        PolicyDefinitionType(),
        PolicySetDefinitionType(),
        PolicyAssignmentType(),
        PolicyExemptionType(),
        RoleDefinitionType(),
        LockType(),
        WorkflowType(),
        BackupVaultType(),
        BackupPolicyType(),
        BackupInstanceType(),
        ResourceGuardType(),
        ResourceGuardProxyType(),
        DiagnosticSettingType(),
        StorageAccountType(),
        BlobContainerType(),
        NetworkInterfaceType(),
        VirtualMachineType(),
    )
}
"""Every type by its ARM type in lower case."""


def known_type(arm_type: str) -> ResourceType:
    """Return the type of that ARM name in any case.

    Raises:
        ArmError: 404 ``InvalidResourceType``, the simulated Azure does not have it.
    """
    found = find_type(arm_type)
    if found is None:
        raise errors.unknown_type(arm_type)
    return found


def find_type(arm_type: str) -> ResourceType | None:
    """Return the type of that ARM name in any case, or ``None``."""
    return RESOURCE_TYPES.get(arm_type.lower())
