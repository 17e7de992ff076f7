import asyncio
from collections.abc import Iterator
from typing import Any

import pulumi
import pytest

from azure_disk_protection.key_by_hand import warn_of_fixed_rotation
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.foreign_keys import ForeignKey
from tests.components.keys import CLIENT, FAR_URL, HOME, HSM_URL, deploy, old_identity, old_vault


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as made:
        yield made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program tells people."""
    found: list[str] = []
    for level in ("info", "warn"):
        monkeypatch.setattr(pulumi.log, level, found.append)
    return found


def test_a_managed_hsm_is_granted_by_hand(azure: Azure, said: list[str]) -> None:
    """C7: a local role of the HSM; the set waits until somebody gives it."""
    azure.foreign_keys.put(ForeignKey(HSM_URL, HOME))
    result = deploy(azure, key_vault_name=None, managed_hsm_key_url=HSM_URL)
    assert "KeyVaultAccessForbidden" in str(result.error)
    principal = result.find("e-identity").outputs["principalId"]
    command = (
        f"az keyvault role assignment create --hsm-name hsm-bakery --assignee-object-id {principal}"
        ' --assignee-principal-type ServicePrincipal --role "Managed HSM Crypto Service Encryption '
        'User" --scope /keys/disks'
    )
    assert said == [f"e: its key is granted by hand, unless it is already:\n{command}"]


def test_a_managed_hsm_that_is_granted(azure: Azure) -> None:
    """C3, C4: the URL with its version alone, and nothing of ours in the HSM."""
    identity, principal = old_identity(azure)
    azure.foreign_keys.put(ForeignKey(HSM_URL, HOME, (principal,)))
    inputs: dict[str, Any] = {
        "key_vault_name": None,
        "managed_hsm_key_url": HSM_URL,
        "identity_id": identity,
    }
    result = deploy(azure, **inputs)
    made = azure.get(result.outputs["ready"])["properties"]
    assert made["activeKey"] == {"keyUrl": HSM_URL}
    assert (result.outputs["vault"], result.outputs["key"]) == ("", "")
    assert result.outputs["principal_id"] == principal
    assert principal in result.outputs["grant_command"]


def test_confidential_machines_in_a_managed_hsm_need_a_second_role(azure: Azure) -> None:
    """D5."""
    identity, principal = old_identity(azure)
    azure.foreign_keys.put(ForeignKey(HSM_URL, HOME, (principal,), is_exportable=True))
    result = deploy(
        azure,
        key_vault_name=None,
        managed_hsm_key_url=HSM_URL,
        identity_id=identity,
        encryption_type="ConfidentialVmEncryptedWithCustomerKey",
    )
    _, release = result.outputs["grant_command"].split("\n")
    assert release == (
        "az keyvault role assignment create --hsm-name hsm-bakery --assignee "
        'bf7b6499-ff71-4aa2-97a4-f372087be7f0 --role "Managed HSM Crypto Service Release User" '
        "--scope /keys/disks"
    )


def test_another_tenant_is_told_what_to_run(azure: Azure) -> None:
    """C11: the application gets the role there, and trusts the identity here."""
    azure.foreign_keys.put(ForeignKey(FAR_URL, HOME, (CLIENT,), tenant_id="far"))
    result = deploy(azure, key_vault_name=None, key_url=FAR_URL, federated_client_id=CLIENT)
    grant, trust = result.outputs["grant_command"].split("\n")
    principal = result.outputs["principal_id"]
    assert grant == (
        f"az role assignment create --assignee {CLIENT} "
        '--role "Key Vault Crypto Service Encryption User" --scope '
        '"$(az keyvault show --name kv-far --query id --output tsv)/keys/disks"'
    )
    assert trust == (
        f"az ad app federated-credential create --id {CLIENT} --parameters "
        f'\'{{"name": "disks-{principal}", "issuer": '
        f'"https://login.microsoftonline.com/{azure.tenant_id}/v2.0", "subject": "{principal}", '
        '"audiences": ["api://AzureADTokenExchange"]}\''
    )


def test_who_grants_elsewhere_is_told_in_the_output_alone(azure: Azure, said: list[str]) -> None:
    identity, principal = old_identity(azure)
    result = deploy(azure, identity_id=identity, grant=False)
    assert "KeyVaultAccessForbidden" in str(result.error)
    assert said == []
    assert principal


def test_a_changed_rotation_policy_is_not_dropped_silently(said: list[str]) -> None:
    """C19: Azure takes the request and changes nothing."""

    def change(old: str, new: str) -> None:
        inputs = [
            {
                "vaultName": "kv-a",
                "keyName": "disks",
                "properties": {"rotationPolicy": {"attributes": {"expiryTime": each}}},
            }
            for each in (old, new)
        ]
        args = pulumi.ResourceHookArgs("urn", "id", "e-key", "type", inputs[1], inputs[0])
        loop = asyncio.new_event_loop()  # asyncio.run would leave the thread without one
        loop.run_until_complete(warn_of_fixed_rotation(args))
        loop.close()

    change("P2Y", "P2Y")
    assert said == []
    change("P2Y", "P1Y")
    assert said == [
        "e-key: Azure's resource manager leaves the rotation policy of a key that exists as it is; "
        "run: az keyvault key rotation-policy update --vault-name kv-a --name disks --value "
        '\'{"attributes": {"expiryTime": "P1Y"}}\''
    ]


def test_another_team_keeps_its_key_vault(azure: Azure) -> None:
    """C4, C7: the grant is at the key alone."""
    vault = old_vault(azure)
    azure.put(f"{vault}/keys/theirs", {"properties": {"kty": "RSA", "keySize": 3072}})
    url = azure.get(f"{vault}/keys/theirs")["properties"]["keyUriWithVersion"]
    result = deploy(azure, key_vault_name=None, key_vault_id=vault, key_url=url)
    assert result.find("e-key-grant").inputs["scope"] == f"{vault}/keys/theirs"
    assert result.outputs["grant_command"] == ""
