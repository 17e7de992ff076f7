"""Backup policies and instances."""

from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples.disks import disk_id
from tests.policy.samples.values import SUBSCRIPTION, Props, made


def tag(name: object, **criteria: Any) -> Props:
    return {"tagInfo": {"tagName": name}, "isDefault": name == "Default", **criteria}


def backup_rule(*periods: object, tags: object = None) -> Props:
    intervals = [
        f"R/2026-01-01T02:00:00+00:00/{period}" if str(period).startswith("P") else period
        for period in periods
    ]
    return {
        "name": "BackupRule",
        "objectType": "AzureBackupRule",
        "trigger": {
            "objectType": "ScheduleBasedTriggerContext",
            "schedule": {"repeatingTimeIntervals": intervals},
            "taggingCriteria": [tag("Default")] if tags is None else tags,
        },
    }


def retention_rule(name: object = "Default", keep: object = "P7D", **props: Any) -> Props:
    return {
        "name": name,
        "objectType": "AzureRetentionRule",
        "isDefault": name == "Default",
        "lifecycles": [
            {
                "deleteAfter": {"objectType": "AbsoluteDeleteOption", "duration": keep},
                "sourceDataStore": {"dataStoreType": "OperationalStore"},
            }
        ],
        **props,
    }


def backup_policy(*policy_rules: object, name: str = "bp1", **properties: Any) -> Resource:
    rules_given: object = list(policy_rules)
    given = {
        "resourceGroupName": "rg-backup",
        "vaultName": "bv1",
        "backupPolicyName": name,
        "properties": {
            "datasourceTypes": ["Microsoft.Compute/disks"],
            "policyRules": rules_given,
            **properties,
        },
    }
    return made(types.BACKUP_POLICY.token, name, given)


def policy_id(name: str = "bp1") -> str:
    group = f"{SUBSCRIPTION}/resourceGroups/rg-backup"
    return f"{group}/providers/Microsoft.DataProtection/backupVaults/bv1/backupPolicies/{name}"


def instance(disk: object = None, policy: object = None, name: str = "bi1") -> Resource:
    """Return a backup instance, of the disk ``d1`` under ``bp1`` unless told otherwise."""
    given = {
        "resourceGroupName": "rg-backup",
        "vaultName": "bv1",
        "backupInstanceName": name,
        "properties": {
            "dataSourceInfo": {"resourceID": disk_id() if disk is None else disk},
            "policyInfo": {"policyId": policy_id() if policy is None else policy},
        },
    }
    return made(types.BACKUP_INSTANCE.token, name, given)


SNAPSHOT_GROUP_ID = f"{SUBSCRIPTION}/resourceGroups/rg-snap"


def disk_instance(
    group: object = SNAPSHOT_GROUP_ID,
    *,
    stores: object = None,
    policy: object = None,
    vault: object = "bv1",
    inside: object = "rg-backup",
    **info: Any,
) -> Resource:
    """Return a whole backup instance of the disk ``d1``, with snapshots in a group.

    Args:
        group: id of the group.
        stores: what stands for the parameters of the stores instead.
        policy: id of the policy instead of ``bp1``'s.
        vault: name of the vault it lies in.
        inside: name of the vault's own group.
        info: replaces properties of ``dataSourceInfo``; ``None`` leaves them out.
    """
    kind = "Microsoft.Compute/disks"
    described = {"resourceID": disk_id(), "datasourceType": kind, "resourceType": kind, **info}
    operational = {"dataStoreType": "OperationalStore", "resourceGroupId": group}
    parameters = {"dataStoreParametersList": [operational] if stores is None else stores}
    policy_info = {
        "policyId": policy_id() if policy is None else policy,
        "policyParameters": parameters,
    }
    given = {
        "resourceGroupName": inside,
        "vaultName": vault,
        "backupInstanceName": "bi1",
        "properties": {
            "dataSourceInfo": {key: each for key, each in described.items() if each is not None},
            "policyInfo": policy_info,
        },
    }
    return made(types.BACKUP_INSTANCE.token, "bi1", given)
