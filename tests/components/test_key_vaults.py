from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_simulator.azure import Azure
from tests.components.keys import deploy, old_vault
from tests.components.recording import OTHER_SUBSCRIPTION

IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities"


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as made:
        yield made


@pytest.mark.parametrize(
    ("changes", "allowed", "action"),
    [
        (
            {"enableRbacAuthorization": False},
            "a key vault with RBAC, this one has access policies",
            "switch it to RBAC; or let a policy give the identity get, wrapKey and unwrapKey, and "
            "set grant to false",
        ),
        (
            {"enablePurgeProtection": None},
            "a key vault with purge protection",
            "switch it on: without the key, what it encrypted is lost",
        ),
        (
            {"region": "northeurope"},
            "a key vault in westeurope",
            "key vault and encryption set share a region",
        ),
    ],
)
def test_key_vaults_that_would_only_fail_later(
    azure: Azure, changes: dict[str, Any], allowed: str, action: str
) -> None:
    """C5, C7, C9: Azure itself would say no more than that the key is forbidden."""
    vault = old_vault(azure, **changes)
    result = deploy(azure, key_vault_name=None, key_vault_id=vault)
    assert f"keyVaultId: got '{vault}', allowed: {allowed}; {action}" in str(result.error)


def test_a_key_vault_with_access_policies_serves_when_its_policy_is_made_there(
    azure: Azure,
) -> None:
    """C7: nothing is granted here, and nothing asked."""
    policies: dict[str, Any] = {"enableRbacAuthorization": False}
    vault = old_vault(azure, **policies)
    result = deploy(azure, key_vault_name=None, key_vault_id=vault, grant=False)
    assert "KeyVaultAccessForbidden" in str(result.error)
    principal = result.find("e-identity").outputs["principalId"]
    policy = {
        "objectId": principal,
        "tenantId": azure.tenant_id,
        "permissions": {"keys": ["get", "wrapKey", "unwrapKey"]},
    }
    old_vault(azure, **policies, accessPolicies=[policy])
    result = deploy(
        azure,
        key_vault_name=None,
        key_vault_id=vault,
        grant=False,
        key_url=azure.get(f"{vault}/keys/disks")["properties"]["keyUriWithVersion"],
        identity_id=result.find("e-identity").id,
    )
    assert result.error is None


def test_a_deleted_key_vault_comes_back_with_its_keys(azure: Azure) -> None:
    """C21."""
    vault = deploy(azure).outputs["vault"]
    key_url = azure.get(f"{vault}/keys/disks")["properties"]["keyUriWithVersion"]
    for child in azure.list(vault.split("/providers/")[0], "Microsoft.Compute/diskEncryptionSets"):
        azure.delete(child["id"])
    azure.delete(vault)
    again = {"disk_encryption_set_name": "des-again", "identity_name": "id-again"}
    assert "ConflictError" in str(deploy(azure, **again).error)
    identity = azure.list(vault.split("/providers/")[0], IDENTITY)
    azure.delete(next(each["id"] for each in identity if each["name"] == "id-again"))
    recovered = deploy(azure, **again, recover_deleted=True, key_url=key_url)
    assert recovered.outputs["key_url"] == key_url
    assert recovered.outputs["key"] == f"{vault}/keys/disks"


def test_the_firewall_lets_in_whom_one_names(azure: Azure) -> None:
    """C18: named ranges need the public network; trusted services come in any case."""
    closed = deploy(azure).find("e-key-vault").inputs["properties"]
    assert closed["publicNetworkAccess"] == "Disabled"
    assert closed["networkAcls"] == {"defaultAction": "Deny", "bypass": "AzureServices"}
    with Azure.in_memory() as other:
        opened = deploy(other, allowed_ip_ranges=["203.0.113.0/24"]).find("e-key-vault")
    assert opened.inputs["properties"]["publicNetworkAccess"] == "Enabled"
    assert opened.inputs["properties"]["networkAcls"] == {
        "defaultAction": "Deny",
        "bypass": "AzureServices",
        "ipRules": [{"value": "203.0.113.0/24"}],
    }


def test_no_key_is_made_in_a_key_vault_of_another_subscription(azure: Azure) -> None:
    """C4: azure-native would ask for it in the deployment's own subscription."""
    vault = old_vault(azure).replace(azure.subscription_id, OTHER_SUBSCRIPTION)
    result = deploy(azure, key_vault_name=None, key_vault_id=vault)
    assert (
        f"keyVaultId: got '{vault}', allowed: a key vault in the subscription of the deployment, "
        "or keyUrl beside it; no key is made in another subscription: make it there and give its "
        "keyUrl, or let a provider of that subscription deploy"
    ) in str(result.error)


def test_the_case_of_a_key_vaults_id_does_not_matter(azure: Azure) -> None:
    """Rule 0.5: it is looked at, and named as the set's source, however its id is written."""
    vault = old_vault(azure)
    shouted = vault.replace(azure.subscription_id, azure.subscription_id.upper())
    result = deploy(azure, key_vault_name=None, key_vault_id=shouted)
    assert result.error is None
    assert result.find("e-set").inputs["activeKey"]["sourceVault"] == {"id": shouted}
