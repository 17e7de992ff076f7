from collections.abc import Iterator
from datetime import timedelta

import pytest

from azure_disk_simulator.azure import Azure
from azure_disk_simulator.foreign_keys import ForeignKey
from tests.components.keys import CLIENT, FAR_URL, HOME, ORCHESTRATOR, children, deploy

CONFIDENTIAL = {
    "encryption_type": "ConfidentialVmEncryptedWithCustomerKey",
    "confidential_vm_orchestrator_id": ORCHESTRATOR,
}


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as made:
        yield made


def test_a_user_assigned_identity_is_proven_by_the_set(azure: Azure) -> None:
    """C8: identity, grant, set; the set's own making proves the grant."""
    result = deploy(azure)
    assert result.error is None
    assert children(result).index("key-grant") < children(result).index("set")
    assert result.outputs["ready"] == result.outputs["id"]
    assert "probe" not in children(result)
    assert result.outputs["grant_command"] == ""
    assert result.outputs["rotation_error"] == ""


def test_a_system_assigned_identity_is_proven_by_the_smallest_disk(azure: Azure) -> None:
    """C8: the set comes first, then the grant, then the first use that proves it."""
    result = deploy(azure, identity_type="SystemAssigned")
    assert children(result)[-3:] == ["set", "system-key-grant", "probe"]
    made = azure.get(result.outputs["id"])
    assert made["identity"]["type"] == "SystemAssigned"
    assert result.outputs["principal_id"] == made["identity"]["principalId"]
    assert result.outputs["ready"] == made["id"]
    assert result.outputs["identity"] == ""
    probe = result.find("e-probe")
    assert probe.outputs["diskSizeGB"] == 1
    assert probe.inputs["networkAccessPolicy"] == "DenyAll"
    assert azure.associated_resources(made["id"]) == [probe.id]


def test_ready_is_not_known_without_the_grant(azure: Azure) -> None:
    """The set is there, and cannot use its key: who depends on ``ready`` is not made."""
    result = deploy(azure, identity_type="SystemAssigned", grant=False)
    assert "KeyVaultAccessForbidden" in str(result.error)
    assert children(result)[-1] == "set"


def test_without_the_probe_ready_waits_for_the_grant_alone(azure: Azure) -> None:
    result = deploy(azure, identity_type="SystemAssigned", probe=False)
    assert result.error is None
    assert children(result)[-2:] == ["set", "system-key-grant"]


def test_both_identities_are_granted_the_key(azure: Azure) -> None:
    result = deploy(azure, identity_type="SystemAssigned, UserAssigned")
    assert {"key-grant", "system-key-grant"} <= set(children(result))
    made = azure.get(result.outputs["id"])
    assert (
        result.find("e-system-key-grant").inputs["principalId"] == (made["identity"]["principalId"])
    )
    assert list(made["identity"]["userAssignedIdentities"]) == [result.outputs["identity"]]


@pytest.mark.parametrize("identity", [None, "SystemAssigned"])
def test_sets_for_confidential_machines(azure: Azure, identity: str | None) -> None:
    """D5: kept in hardware, released by policy, never rotated while machines run; no probe."""
    result = deploy(azure, **CONFIDENTIAL, identity_type=identity)
    assert result.error is None
    made = azure.get(result.outputs["id"])["properties"]
    assert made["encryptionType"] == "ConfidentialVmEncryptedWithCustomerKey"
    assert made["rotationToLatestKeyVersionEnabled"] is False
    key = azure.get(result.outputs["key"])["properties"]
    assert (key["kty"], key["attributes"]["exportable"]) == ("RSA-HSM", True)
    assert "rotationPolicy" not in key
    assert result.find("e-release-grant").inputs["principalId"] == ORCHESTRATOR
    assert "probe" not in children(result)


def test_the_key_of_another_tenant(azure: Azure) -> None:
    """C11: the application's id and the URL, nothing of the key vault, no grant here."""
    azure.foreign_keys.put(ForeignKey(FAR_URL, HOME, (CLIENT,), tenant_id="far"))
    result = deploy(azure, key_vault_name=None, key_url=FAR_URL, federated_client_id=CLIENT)
    assert children(result) == ["identity", "set"]
    made = azure.get(result.outputs["ready"])["properties"]
    assert made["activeKey"] == {"keyUrl": FAR_URL}
    assert made["federatedClientId"] == CLIENT


def test_sets_follow_rotation_without_drift(azure: Azure) -> None:
    """C10: a rotation moves the set, and the next deployment does not move it back."""
    result = deploy(azure)
    azure.rotate_key(result.outputs["key"])
    azure.advance(timedelta(hours=1))
    made = azure.get(result.outputs["id"])["properties"]
    assert made["activeKey"]["keyUrl"] != result.outputs["key_url"]
    assert result.find("e-set").options["ignoreChanges"] == ["activeKey.keyUrl"]


def test_another_key_is_not_passed_over_in_silence(azure: Azure) -> None:
    """The grant on the key in use would go, and with it all that the set encrypts."""
    first = deploy(azure)
    key = {"properties": {"kty": "RSA", "keySize": 3072, "keyOps": ["wrapKey", "unwrapKey"]}}
    other = azure.put(f"{first.outputs['vault']}/keys/other", key)["properties"]
    ours = {
        "key_vault_name": None,
        "key_vault_id": first.outputs["vault"],
        "identity_id": first.outputs["identity"],
        "imports": {"set": first.outputs["id"]},
    }
    second = deploy(azure, **ours, key_url=other["keyUriWithVersion"])
    assert (
        f"e-set: the set encrypts with {first.outputs['key_url']!r}, got "
        f"{other['keyUriWithVersion']!r}, allowed: a version of the key in use, as the set follows "
        "its rotation; to change over to the other key, deploy it with followRotation false once"
    ) in str(second.error)
