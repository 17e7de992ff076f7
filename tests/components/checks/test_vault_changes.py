import asyncio
from typing import Any

import pulumi
import pytest

from azure_disk_protection.checks.vault_changes import (
    RefusedChange,
    creation_problems,
    refuse_creation,
    refuse_update,
    update_problems,
)
from azure_disk_protection.hooks import Hook


def vault(**security: Any) -> dict[str, Any]:
    return {"properties": {"securitySettings": security}}


def immutability(state: str) -> dict[str, Any]:
    return vault(immutabilitySettings={"state": state})


def key(uri: str = "k", who: str = "i", infrastructure: str = "Disabled") -> dict[str, Any]:
    return vault(
        encryptionSettings={
            "keyVaultProperties": {"keyUri": uri},
            "kekIdentity": {"identityType": "UserAssigned", "identityId": who},
            "infrastructureEncryption": infrastructure,
        }
    )


def restore(state: str) -> dict[str, Any]:
    return {
        "properties": {"featureSettings": {"crossSubscriptionRestoreSettings": {"state": state}}}
    }


def test_a_backup_vault_is_not_created_locked() -> None:
    """E8: Locked is only reached from Unlocked."""
    (found,) = creation_problems(immutability("Locked"))
    assert found == (
        "immutability: got 'Locked' for a backup vault that does not exist yet, allowed: Disabled, "
        "Unlocked; deploy it with Unlocked first and without confirmLock, then give Locked and "
        "confirmLock and deploy again"
    )
    assert list(creation_problems(immutability("Unlocked"))) == []
    assert list(creation_problems({})) == []


def test_its_own_identity_cannot_use_a_key_before_it_exists() -> None:
    own = vault(encryptionSettings={"kekIdentity": {"identityType": "SystemAssigned"}})
    (found,) = creation_problems(own)
    assert found.startswith(
        "customerKey: got the backup vault's own identity, which does not exist"
    )
    assert list(creation_problems(key())) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (immutability("Unlocked"), immutability("Locked"), []),
        (immutability("Locked"), immutability("Locked"), []),
        (immutability("Unlocked"), immutability("Disabled"), []),
        (immutability("Disabled"), immutability("Locked"),
         ["immutability: got 'Locked', allowed: Unlocked; deploy with Unlocked first"]),
        (immutability("Locked"), immutability("Unlocked"),
         ["immutability: got 'Unlocked', allowed: Locked; it was chosen for good, give it back"]),
        (vault(softDeleteSettings={"state": "AlwaysOn"}), vault(softDeleteSettings={"state": "On"}),
         ["softDelete: got 'On', allowed: AlwaysOn; it was chosen for good, give it back"]),
        (restore("PermanentlyDisabled"), restore("Enabled"),
         ["crossSubscriptionRestore: got 'Enabled', allowed: PermanentlyDisabled; it was chosen "
          "for good, give it back"]),
        (restore("PermanentlyDisabled"), {},
         ["crossSubscriptionRestore: got None, allowed: PermanentlyDisabled; it was chosen for "
          "good, give it back"]),
        ({}, key(), []),
        (key(), key("other"), []),
        (key(), key(who="other"), []),
        (key(), {}, ["customerKey: got nothing, allowed: a key; there is no way back to platform "
                     "keys"]),
        (key(), key("other", "other"),
         ["customerKey: got another keyUri and another identity, allowed: one at a time; change "
          "one, deploy, then change the other"]),
        (key(), key(infrastructure="Enabled"),
         ["customerKey.infrastructureEncryption: got a change, allowed: none; it is set when the "
          "backup vault is created"]),
    ],
)  # fmt: skip
def test_changes(old: dict[str, Any], new: dict[str, Any], expected: list[str]) -> None:
    assert list(update_problems(old, new)) == expected


def test_the_hooks_refuse_with_all_of_it() -> None:
    def run(hook: Hook, **inputs: Any) -> None:
        args = pulumi.ResourceHookArgs("urn", "id", "name", "type", **inputs)
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(hook(args))
        finally:
            loop.close()

    run(refuse_creation, new_inputs=immutability("Unlocked"))
    run(refuse_update, old_inputs={}, new_inputs=key())
    with pytest.raises(RefusedChange, match="got 'Locked' for a backup vault that does not exist"):
        run(refuse_creation, new_inputs=immutability("Locked"))
    with pytest.raises(RefusedChange, match="customerKey: got nothing, allowed: a key"):
        run(refuse_update, old_inputs=key(), new_inputs={})
