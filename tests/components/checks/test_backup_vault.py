from typing import Any

import pulumi
import pytest

from azure_disk_facts.backup import ImmutabilityState
from azure_disk_facts.disks import CrossSubscriptionRestore
from azure_disk_protection.checks.backup_vault import (
    backup_vault_problems,
    customer_key_problems,
    guard_problems,
    shared_vault_problems,
)
from tests.components.recording import GROUP, VAULT_ID

IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
KEY = f"{VAULT_ID}/keys/backups"
KEY_URI = "https://kv-a.vault.azure.net/keys/backups"
LOCK = "lock the immutability of backup vault bv-bakery for good"
RESTORE = "disable cross-subscription restore of backup vault bv-bakery for good"
LOCKED = {"immutability": ImmutabilityState.LOCKED}
PERMANENT = {"cross_subscription_restore": CrossSubscriptionRestore.PERMANENTLY_DISABLED}


def texts(found: list[Any]) -> list[str]:
    return [f"{each.path}: {each.allowed}" for each in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"redundancy": "ZoneRedundant", "soft_delete_days": 180}, []),
        ({"soft_delete": "Off"}, []),
        ({"vault_name": "bv"}, ["vaultName: 5 to 50 letters, digits or hyphens, starting with a "
                                "letter and ending with a letter or digit"]),
        ({"redundancy": "ZoneRedundant", "location": "ukwest"},
         ["redundancy: LocallyRedundant or another"]),
        ({"soft_delete_days": 13}, ["softDeleteDays: 14 to 180 days"]),
        ({"soft_delete": "Off", "soft_delete_days": 14},
         ["softDeleteDays: nothing with softDelete Off"]),
        ({"soft_delete": "Off", "api_era": "2025-01-01"}, []),
        ({"soft_delete": "Off", "api_era": "2025-09-01"}, ["softDelete: On, AlwaysOn"]),
        ({"soft_delete": "Off", "location": "East Asia"}, ["softDelete: On, AlwaysOn"]),
        ({"location": "nowhere", "redundancy": "ZoneRedundant"},
         ["location: the name of an Azure region, for example westeurope"]),
        ({"cross_region_restore": True},
         ["crossRegionRestore: true with redundancy GeoRedundant only"]),
        ({"cross_region_restore": True, "redundancy": "GeoRedundant"}, []),
        ({"cross_region_restore": False}, []),
        ({"system_identity": False}, ["systemIdentity: true, or identityIds beside it"]),
        ({"system_identity": False, "identity_ids": [IDENTITY]}, []),
        ({"imports": {"diagnostics": f"{KEY}/providers/Microsoft.Insights/diagnosticSettings/d"}},
         ["imports: nothing for 'diagnostics' with these inputs"]),
        ({"identity_ids": [IDENTITY, KEY]},
         ["identityIds: ids of Microsoft.ManagedIdentity/userAssignedIdentities, item 1 is none"]),
        ({"resource_guard_id": GROUP},
         ["resourceGuardId: the id of a Microsoft.DataProtection/resourceGuards"]),
        ({"diagnostics": {}},
         ["diagnostics.workspaceId: an id here, in storageAccountId or in "
          "eventHubAuthorizationRuleId"]),
        ({"customer_key": {"key_uri": f"{KEY_URI}/0123456789abcdef0123456789abcdef"}},
         ["customerKey.keyUri: a key's URL without a version"]),
        ({"customer_key": {"key_uri": KEY_URI, "identity_id": f"{IDENTITY}-2"},
          "identity_ids": [IDENTITY]},
         ["customerKey.identityId: one of identityIds"]),
        ({"customer_key": {"key_uri": KEY_URI}, "system_identity": False,
          "identity_ids": [IDENTITY]},
         ["customerKey.identityId: one of identityIds"]),
        ({"customer_key": {"key_uri": KEY_URI, "identity_id": IDENTITY.upper()},
          "identity_ids": [IDENTITY]}, []),
        ({"imports": {"vault": GROUP}},
         ["imports: backup-vault, diagnostics, guard, key-grant"]),
    ],
)  # fmt: skip
def test_backup_vaults(values: dict[str, Any], expected: list[str]) -> None:
    assert texts(backup_vault_problems({"location": "westeurope", **values})) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({**LOCKED, "confirm_lock": LOCK}, []),
        (LOCKED, [f"confirmLock: {LOCK!r}"]),
        ({**LOCKED, "confirm_lock": "yes"}, [f"confirmLock: {LOCK!r}"]),
        ({"confirm_lock": LOCK}, ["confirmLock: nothing unless the choice is Locked"]),
        ({**PERMANENT, "confirm_no_cross_subscription_restore": RESTORE}, []),
        (PERMANENT, [f"confirmNoCrossSubscriptionRestore: {RESTORE!r}"]),
        (
            {"confirm_no_cross_subscription_restore": RESTORE},
            ["confirmNoCrossSubscriptionRestore: nothing unless the choice is PermanentlyDisabled"],
        ),
    ],
)
def test_what_nobody_can_undo_is_confirmed(values: dict[str, Any], expected: list[str]) -> None:
    assert texts(backup_vault_problems({"vault_name": "bv-bakery", **values})) == expected


def test_a_confirmation_names_the_backup_vault() -> None:
    (found,) = backup_vault_problems({**LOCKED, "confirm_lock": LOCK})
    assert str(found) == (
        "vaultName: got nothing, allowed: the backup vault's name; give it: Locked is confirmed "
        "by name"
    )
    (found,) = backup_vault_problems({**LOCKED, "vault_name": "bv-other", "confirm_lock": LOCK})
    assert str(found) == (
        f"confirmLock: got {LOCK!r}, allowed: "
        "'lock the immutability of backup vault bv-other for good'; Locked can never be undone: "
        "write this to confirm"
    )


def test_a_name_known_later_is_confirmed_later() -> None:
    name: Any = object.__new__(pulumi.Output)
    assert backup_vault_problems({**LOCKED, "vault_name": name, "confirm_lock": LOCK}) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"identity_id": IDENTITY, "key_id": KEY, "identity_principal_id": "p"}, []),
        ({"key_uri": "https://kv-a.vault.azure.net"}, ["keyUri: a key's URL without a version"]),
        ({"key_uri": "ftp://kv-a.vault.azure.net/keys/a"},
         ["keyUri: a key's URL without a version"]),
        ({"key_uri": "https://hsm-a.managedhsm.azure.net/keys/a"},
         ["keyUri: a key's URL without a version"]),
        ({"key_id": KEY}, ["identityPrincipalId: the identity's object id with keyId"]),
        ({"identity_principal_id": "p"}, ["keyId: the key's ARM id with identityPrincipalId"]),
        ({"key_id": f"{KEY}-2", "identity_principal_id": "p"},
         [f"keyId: the id of the key {KEY_URI}"]),
        ({"key_id": KEY.upper(), "identity_principal_id": "p"}, []),
        ({"identity_id": KEY},
         ["identityId: the id of a Microsoft.ManagedIdentity/userAssignedIdentities"]),
        ({"key_id": VAULT_ID, "identity_principal_id": "p"},
         ["keyId: the id of a Microsoft.KeyVault/vaults/keys"]),
    ],
)  # fmt: skip
def test_customer_keys(values: dict[str, Any], expected: list[str]) -> None:
    """E12."""
    assert texts(customer_key_problems({"key_uri": KEY_URI, **values})) == expected


def test_settings_of_several_backup_vaults_lock_none() -> None:
    assert shared_vault_problems({"immutability": ImmutabilityState.UNLOCKED}) == []
    (found,) = shared_vault_problems(LOCKED, "backupVaults")
    assert str(found) == (
        "backupVaults.immutability: got 'Locked', allowed: Disabled, Unlocked; it cannot be "
        "undone: start with Unlocked and lock it later"
    )


def test_guards() -> None:
    assert guard_problems({"location": "westeurope"}) == []
    assert texts(guard_problems({"location": "nowhere", "imports": {"x": GROUP}})) == [
        "location: the name of an Azure region, for example westeurope",
        "imports: guard",
    ]
