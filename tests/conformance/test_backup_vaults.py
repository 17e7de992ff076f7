"""What a backup vault lets happen to it, on the real engine and in the simulated Azure."""

from typing import Any

from pulumi_azure_native import keyvault, managedidentity

from azure_disk_facts.backup import ImmutabilityState
from azure_disk_facts.resource_types import BACKUP_VAULT
from azure_disk_protection import BackupVault, ResourceGuard
from tests.conformance.doors import Door, EngineDoor, Program
from tests.conformance.programs import GROUP, HOME, groups

LOCK = "lock the immutability of backup vault bv-bakery for good"


def vault(**inputs: Any) -> Program:
    """Return a program with one backup vault, bv-bakery."""

    def program() -> None:
        ready = groups()
        args: Any = {
            "resource_group_name": GROUP,
            "location": HOME,
            "vault_name": "bv-bakery",
            "protect": False,
            **inputs,
        }
        BackupVault("it", args, ready)

    return program


def immutability(door: Door) -> str:
    (found,) = door.azure.list(
        f"/subscriptions/{door.azure.subscription_id}", BACKUP_VAULT.arm_type
    )
    return str(found["properties"]["securitySettings"]["immutabilitySettings"]["state"])


def test_locking_takes_two_steps(engine_door: EngineDoor) -> None:
    """E8, pain 5: Unlocked first, Locked in place after, and no way back."""
    door = engine_door
    locked = vault(immutability=ImmutabilityState.LOCKED, confirm_lock=LOCK)
    refused = door.up(locked)
    assert "deploy it with Unlocked first and without confirmLock" in refused.error
    assert "it-backup-vault" not in refused.made

    first = door.up(vault(immutability=ImmutabilityState.UNLOCKED))["it-backup-vault"].id
    assert immutability(door) == "Unlocked"
    assert door.up(locked)["it-backup-vault"].id == first, "it was updated, not replaced"
    assert immutability(door) == "Locked"

    for state in (ImmutabilityState.UNLOCKED, ImmutabilityState.DISABLED):
        back = door.up(vault(immutability=state))
        assert "allowed: Locked; it was chosen for good" in back.error
    assert immutability(door) == "Locked"


def test_a_guarded_vault_asks_for_the_guards_request(engine_door: EngineDoor) -> None:
    """E13, pain 6: taking immutability back needs a request approved on the guard."""
    door = engine_door

    def program(**inputs: Any) -> Program:
        def declare() -> None:
            ready = groups()
            guard = ResourceGuard(
                "guard",
                {
                    "resource_group_name": GROUP,
                    "location": HOME,
                    "guard_name": "guard",
                    "protect": False,
                },
                ready,
            )
            args: Any = {
                "resource_group_name": GROUP,
                "location": HOME,
                "vault_name": "bv-bakery",
                "protect": False,
                "resource_guard_id": guard.guard_id,
                **inputs,
            }
            BackupVault("it", args, ready)

        return declare

    made = door.up(program(immutability=ImmutabilityState.UNLOCKED))
    guard_id = made["guard-guard"].id
    refused = door.up(program(immutability=ImmutabilityState.DISABLED))
    assert "UserErrorResourceGuardOperationNotAllowed" in refused.error
    request = f"{guard_id}/reduceImmutabilityStateRequests/default"
    approved = program(immutability=ImmutabilityState.DISABLED, guard_requests=[request])
    assert not door.up(approved).error
    assert immutability(door) == "Disabled"


def test_a_backup_vault_under_its_own_key(door: Door) -> None:
    """E12: a versionless URL, an identity granted the key, a key vault without a firewall."""

    def program() -> None:
        ready = groups()
        who = managedidentity.UserAssignedIdentity(
            "who", resource_name_="id-backups", resource_group_name=GROUP, location=HOME, opts=ready
        )
        properties: Any = {
            "tenant_id": door.azure.tenant_id,
            "sku": {"family": "A", "name": "standard"},
            "enable_rbac_authorization": True,
            "enable_purge_protection": True,
        }
        place = keyvault.Vault(
            "place",
            vault_name="kv-backups",
            resource_group_name=GROUP,
            location=HOME,
            properties=properties,
            opts=ready,
        )
        key = keyvault.Key(
            "key",
            key_name="backups",
            vault_name=place.name,
            resource_group_name=GROUP,
            properties={"kty": "RSA", "key_size": 3072},
        )
        args: Any = {
            "resource_group_name": GROUP,
            "location": HOME,
            "vault_name": "bv-bakery",
            "protect": False,
            "identity_ids": [who.id],
            "customer_key": {
                "key_uri": key.key_uri,
                "key_id": key.id,
                "identity_id": who.id,
                "identity_principal_id": who.principal_id,
                "infrastructure_encryption": True,
            },
        }
        BackupVault("it", args, ready)

    outcome = door.up(program)
    settings = outcome["it-backup-vault"].outputs["properties"]["securitySettings"]
    assert settings["encryptionSettings"]["keyVaultProperties"] == {
        "keyUri": "https://kv-backups.vault.azure.net/keys/backups"
    }
