"""Inputs of ``DiskEncryption`` by what one wants, where several go together."""

import pulumi

from azure_disk_facts.encryption import EncryptionSetType
from azure_disk_protection.disk_encryption import DiskEncryptionArgs


def double_encryption(
    *,
    resource_group_name: pulumi.Input[str],
    location: pulumi.Input[str],
    key_vault_name: pulumi.Input[str],
) -> DiskEncryptionArgs:
    """Return inputs of a new key over Azure's own; not for Premium SSD v2 and Ultra disks.

    The disks take the same ``encryptionType`` (rules D1, D2).
    """
    return {
        "resource_group_name": resource_group_name,
        "location": location,
        "key_vault_name": key_vault_name,
        "encryption_type": EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS,
    }


def confidential_machines(
    *,
    resource_group_name: pulumi.Input[str],
    location: pulumi.Input[str],
    key_vault_name: pulumi.Input[str],
    confidential_vm_orchestrator_id: pulumi.Input[str],
) -> DiskEncryptionArgs:
    """Return inputs of a new key, in hardware, for the OS disks of confidential machines.

    ``confidential_vm_orchestrator_id`` is the object id of Azure's service principal of that name
    in the tenant; ``az ad sp list --display-name "Confidential VM Orchestrator"`` tells it.
    """
    return {
        "resource_group_name": resource_group_name,
        "location": location,
        "key_vault_name": key_vault_name,
        "encryption_type": EncryptionSetType.CONFIDENTIAL_VM,
        "confidential_vm_orchestrator_id": confidential_vm_orchestrator_id,
    }


def key_of_another_team(
    *,
    resource_group_name: pulumi.Input[str],
    location: pulumi.Input[str],
    key_vault_id: pulumi.Input[str],
    key_url: pulumi.Input[str],
) -> DiskEncryptionArgs:
    """Return inputs of a set on a key that exists, granted here at the key alone.

    Only the set and its identity are made; key and key vault stay the other team's.
    """
    return {
        "resource_group_name": resource_group_name,
        "location": location,
        "key_vault_id": key_vault_id,
        "key_url": key_url,
    }


def key_of_another_tenant(
    *,
    resource_group_name: pulumi.Input[str],
    location: pulumi.Input[str],
    key_url: pulumi.Input[str],
    federated_client_id: pulumi.Input[str],
) -> DiskEncryptionArgs:
    """Return inputs of a set on a customer's key, through an application of both tenants.

    The grant is made over there: the output ``grantCommand`` says how.
    """
    return {
        "resource_group_name": resource_group_name,
        "location": location,
        "key_url": key_url,
        "federated_client_id": federated_client_id,
    }


def key_in_a_managed_hsm(
    *,
    resource_group_name: pulumi.Input[str],
    location: pulumi.Input[str],
    managed_hsm_key_url: pulumi.Input[str],
) -> DiskEncryptionArgs:
    """Return inputs of a set on a key in a managed HSM.

    The grant is a local role of the HSM: the output ``grantCommand`` says how to give it.
    """
    return {
        "resource_group_name": resource_group_name,
        "location": location,
        "managed_hsm_key_url": managed_hsm_key_url,
    }
