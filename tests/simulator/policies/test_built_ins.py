from typing import Any

import pytest

from azure_disk_facts import azure_policies, azure_policies_vaults
from azure_disk_facts.azure_policies import BuiltInPolicy
from azure_disk_facts.azure_policies_vaults import BUILT_IN_POLICIES
from azure_disk_simulator.policies import built_ins, definitions
from azure_disk_simulator.policies.expressions import Surroundings
from azure_disk_simulator.policies.rules import check_condition, judge
from azure_disk_simulator.policies.subjects import Subject

DISKS = "Microsoft.Compute/disks"
VAULTS = "Microsoft.DataProtection/backupVaults"
KEY_VAULTS = "Microsoft.KeyVault/vaults"


def _matches(policy: BuiltInPolicy, arm_type: str, properties: Any, **given: Any) -> bool:
    found = built_ins.find(policy.id)
    assert found is not None
    values = definitions.values_of(
        found["parameters"], {name: {"value": value} for name, value in given.items()}
    )
    subject = Subject("/x/y", arm_type, {"location": "westeurope", **properties})
    return judge(found["policyRule"]["if"], subject, Surroundings(values, subject.field)).matches


@pytest.mark.parametrize("guid", BUILT_IN_POLICIES)
def test_every_built_in_is_a_rule(guid: str) -> None:
    found = built_ins.find(f"/providers/Microsoft.Authorization/policyDefinitions/{guid}")
    assert found is not None
    check_condition(found["policyRule"]["if"])


def test_other_ids_are_none() -> None:
    assert built_ins.find("/subscriptions/s/x") is None


@pytest.mark.parametrize(
    ("policy", "arm_type", "wrong", "right"),
    [
        (
            azure_policies.DISKS_PUBLIC_ACCESS,
            DISKS,
            {"networkAccessPolicy": "AllowAll"},
            {"publicNetworkAccess": "Disabled"},
        ),
        (
            azure_policies.DISKS_DATA_ACCESS_AUTH,
            DISKS,
            {},
            {"dataAccessAuthMode": "AzureActiveDirectory"},
        ),
        (
            azure_policies.DOUBLE_ENCRYPTION,
            "Microsoft.Compute/diskEncryptionSets",
            {"encryptionType": "EncryptionAtRestWithCustomerKey"},
            {"encryptionType": "EncryptionAtRestWithPlatformAndCustomerKeys"},
        ),
        (
            azure_policies.ENCRYPTION_AT_HOST,
            "Microsoft.Compute/virtualMachines",
            {},
            {"securityProfile": {"encryptionAtHost": True}},
        ),
        (
            azure_policies.MISSION_SNAPSHOT_EXPORT,
            "Microsoft.Compute/snapshots",
            {},
            {"networkAccessPolicy": "DenyAll"},
        ),
        (
            azure_policies_vaults.VAULT_SOFT_DELETE,
            VAULTS,
            {"securitySettings": {"softDeleteSettings": {"state": "On"}}},
            {"securitySettings": {"softDeleteSettings": {"state": "AlwaysOn"}}},
        ),
        (
            azure_policies_vaults.VAULT_IMMUTABILITY,
            VAULTS,
            {"securitySettings": {"immutabilitySettings": {"state": "Unlocked"}}},
            {"securitySettings": {"immutabilitySettings": {"state": "Locked"}}},
        ),
        (
            azure_policies_vaults.KEY_VAULT_PURGE_PROTECTION,
            KEY_VAULTS,
            {},
            {"enablePurgeProtection": True},
        ),
        (
            azure_policies_vaults.KEY_VAULT_FIREWALL,
            KEY_VAULTS,
            {},
            {"networkAcls": {"defaultAction": "Deny"}},
        ),
    ],
)
def test_what_built_ins_ask(policy: BuiltInPolicy, arm_type: str, wrong: Any, right: Any) -> None:
    assert _matches(policy, arm_type, {"properties": wrong})
    assert not _matches(policy, arm_type, {"properties": right})


def test_disks_of_machines_are_not_asked_for_their_set() -> None:
    policy = azure_policies.ALLOWED_ENCRYPTION_SETS
    assert _matches(policy, DISKS, {"properties": {}}, allowedEncryptionSets=["a"])
    attached = {"managedBy": "/vm", "properties": {}}
    assert not _matches(policy, DISKS, attached, allowedEncryptionSets=["a"])


def test_tagged_disks_of_the_region() -> None:
    given = {
        "inclusionTagName": "backup",
        "inclusionTagValues": ["gold"],
        "vaultLocation": "westeurope",
    }
    policy = azure_policies.BACK_UP_TAGGED_DISKS
    assert _matches(policy, DISKS, {"tags": {"backup": "gold"}}, **given)
    assert not _matches(policy, DISKS, {"tags": {"backup": "none"}}, **given)
    away = {**given, "vaultLocation": "northeurope"}
    assert not _matches(policy, DISKS, {"tags": {"backup": "gold"}}, **away)


def test_a_fixed_effect_is_no_parameter() -> None:
    found = built_ins.find(azure_policies.UNMANAGED_DISKS.id)
    assert found is not None
    assert found["parameters"] == {}
    assert found["policyRule"]["then"]["effect"] == "Audit"
