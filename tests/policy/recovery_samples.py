"""Recovery Services vaults, and what belongs to them, for the rules' tests."""

from typing import Any

from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.resource import Resource
from tests.policy.samples import SUBSCRIPTION, Props, made

GROUP = "rg-backup"
MACHINE_ID = f"{SUBSCRIPTION}/resourceGroups/rg-vm/providers/Microsoft.Compute/virtualMachines/vm1"


def recovery_vault(properties: object = None, name: str = "rsv1", **props: Any) -> Resource:
    given = {"resourceGroupName": GROUP, "vaultName": name, **props, "properties": properties}
    return made(neighbours.RECOVERY_VAULT.token, name, given)


def recovery_vault_id(name: str = "rsv1") -> str:
    group = f"{SUBSCRIPTION}/resourceGroups/{GROUP}"
    return f"{group}/providers/Microsoft.RecoveryServices/vaults/{name}"


def guard_proxy(vault: object = "rsv1", group: object = GROUP, **props: Any) -> Resource:
    """Return what puts a vault under a resource guard."""
    guard = "providers/Microsoft.DataProtection/resourceGuards/g1"
    given = {
        "resourceGroupName": group,
        "vaultName": vault,
        "resourceGuardProxyName": "VaultProxy",
        "properties": {
            "resourceGuardResourceId": f"{SUBSCRIPTION}/resourceGroups/rg-guard/{guard}"
        },
        **props,
    }
    return made(neighbours.RECOVERY_GUARD_PROXY.token, "proxy", given)


def protected_item(
    properties: object = None, vault: object = "rsv1", group: object = GROUP
) -> Resource:
    """Return a protected item, a virtual machine unless its properties say otherwise."""
    machine = {
        "protectedItemType": "Microsoft.Compute/virtualMachines",
        "sourceResourceId": MACHINE_ID,
    }
    given = {
        "resourceGroupName": group,
        "vaultName": vault,
        "fabricName": "Azure",
        "containerName": "iaasvmcontainer;iaasvmcontainerv2;rg-vm;vm1",
        "protectedItemName": "vm;iaasvmcontainerv2;rg-vm;vm1",
        "properties": {**machine, **properties} if isinstance(properties, dict) else properties,
    }
    return made(neighbours.PROTECTED_ITEM.token, "item1", given)


def vm_policy(**properties: Any) -> Resource:
    """Return an enhanced policy for virtual machines, without retention unless told otherwise."""
    given = {"backupManagementType": "AzureIaasVM", "policyType": "V2", **properties}
    return policy({key: value for key, value in given.items() if value is not None})


def policy(properties: object) -> Resource:
    given = {
        "resourceGroupName": GROUP,
        "vaultName": "rsv1",
        "policyName": "p1",
        "properties": properties,
    }
    return made(neighbours.PROTECTION_POLICY.token, "p1", given)


def tiers(**lengths: object) -> Props:
    """Return a retention policy with tiers of so many days, or of a given duration."""
    return {
        "retentionPolicyType": "LongTermRetentionPolicy",
        **{
            f"{tier}Schedule": {
                "retentionDuration": length
                if isinstance(length, dict) and "count" in length
                else {"count": length, "durationType": "Days"}
            }
            for tier, length in lengths.items()
        },
    }
