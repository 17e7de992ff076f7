import json
from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_facts.confidential import decoded_release_policy
from azure_disk_simulator.azure import Azure
from tests.components.keys import ORCHESTRATOR, deploy, old_identity, old_vault
from tests.components.recording import OTHER_SUBSCRIPTION, PRINCIPAL, VAULT_ID, record

from azure_disk_protection import DiskEncryption  # isort: skip

POLICY = '{"version":"1.0.0","anyOf":[{"authority":"https://mine.weu.attest.azure.net"}]}'
CONFIDENTIAL: dict[str, Any] = {
    "encryption_type": "ConfidentialVmEncryptedWithCustomerKey",
    "confidential_vm_orchestrator_id": ORCHESTRATOR,
}


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as made:
        yield made


@pytest.mark.parametrize(
    ("inputs", "authority"),
    [
        ({}, "https://sharedweu.weu.attest.azure.net"),
        ({"key_release_policy": POLICY}, "https://mine.weu.attest.azure.net"),
    ],
)
def test_who_attests_confidential_machines(
    azure: Azure, inputs: dict[str, Any], authority: str
) -> None:
    """D5: the region's provider, or the policy one gives."""
    result = deploy(azure, **CONFIDENTIAL, **inputs)
    data = result.find("e-key").inputs["properties"]["releasePolicy"]["data"]
    policy = json.loads(decoded_release_policy(data) or "")
    assert [each["authority"] for each in policy["anyOf"]] == [authority]


def test_a_notice_before_a_version_ends(azure: Azure) -> None:
    """C20."""
    policy = (
        deploy(azure, notify_before_expiry="P30D")
        .find("e-key")
        .inputs["properties"]["rotationPolicy"]
    )
    assert policy["lifetimeActions"][1] == {
        "trigger": {"timeBeforeExpiry": "P30D"},
        "action": {"type": "notify"},
    }


def test_no_version_ends_under_a_set_that_stays_on_it(azure: Azure) -> None:
    """C15: it would take the disks with it."""
    policy = (
        deploy(azure, follow_rotation=False).find("e-key").inputs["properties"]["rotationPolicy"]
    )
    assert "attributes" not in policy


def test_an_identity_that_exists_is_looked_up(azure: Azure) -> None:
    identity, principal = old_identity(azure)
    result = deploy(azure, identity_id=identity)
    assert result.find("e-key-grant").inputs["principalId"] == principal
    assert result.outputs["identity"] == identity
    assert "e-identity" not in {each.name for each in result.registrations}


def test_an_identity_elsewhere_comes_with_its_principal(azure: Azure) -> None:
    identity, principal = old_identity(azure)
    vault = old_vault(azure)
    result = deploy(
        azure,
        key_vault_name=None,
        key_vault_id=vault,
        identity_id=identity,
        identity_principal_id=principal,
    )
    assert result.outputs["principal_id"] == principal


def test_existing_children_are_taken_over() -> None:
    """Adoption by role."""
    scope = f"{VAULT_ID}/keys/disks/providers/Microsoft.Authorization/roleAssignments/{PRINCIPAL}"
    imports = {
        "key-vault": VAULT_ID,
        "key": f"{VAULT_ID}/keys/disks",
        "identity": VAULT_ID.replace(
            "Microsoft.KeyVault/vaults", "Microsoft.ManagedIdentity/userAssignedIdentities"
        ),
        "key-grant": scope,
        "set": VAULT_ID.replace(
            "Microsoft.KeyVault/vaults", "Microsoft.Compute/diskEncryptionSets"
        ),
    }
    args: Any = {
        "resource_group_name": "rg",
        "location": "westeurope",
        "key_vault_name": "kv-a",
        "imports": imports,
    }
    recording = record(lambda: DiskEncryption("e", args))
    for role, resource_id in imports.items():
        assert recording[f"e-{role}"].request.importId == resource_id


def test_a_changed_key_is_looked_at_before() -> None:
    args: Any = {
        "resource_group_name": "rg",
        "location": "westeurope",
        "key_vault_name": "kv-a",
    }
    hooks = record(lambda: DiskEncryption("e", args))["e-key"].request.hooks
    assert list(hooks.before_update) == [
        "azure-disk-protection-warn-of-fixed-rotation-in-preview-DiskEncryption-e"
    ]


def test_an_identity_of_another_subscription_is_not_looked_up_in_this_one(azure: Azure) -> None:
    """C8: another one of that name might be found, and granted the key."""
    identity_id, principal = old_identity(azure)
    far = identity_id.replace(azure.subscription_id, OTHER_SUBSCRIPTION)
    assert (
        f"identityPrincipalId: got nothing, allowed: the principal id of {far}; it cannot be "
        "looked up in another subscription, give it"
    ) in str(deploy(azure, identity_id=far).error)
    with Azure.in_memory() as other:
        given = deploy(other, identity_id=far, identity_principal_id=principal)
    assert given.find("e-key-grant").inputs["principalId"] == principal
