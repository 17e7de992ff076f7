from collections.abc import Iterator
from typing import Any

import pytest

from azure_disk_protection import encryption_presets as presets
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.foreign_keys import ForeignKey
from tests.components.keys import (
    CLIENT,
    FAR_URL,
    HOME,
    HSM_URL,
    ORCHESTRATOR,
    deploy,
    old_vault,
)

PLACE: dict[str, Any] = {"resource_group_name": "rg", "location": HOME}


@pytest.fixture
def azure() -> Iterator[Azure]:
    with Azure.in_memory() as made:
        yield made


def test_double_encryption(azure: Azure) -> None:
    args = presets.double_encryption(**PLACE, key_vault_name="kv-bakery")
    made = azure.get(deploy(azure, **args).outputs["ready"])
    assert made["properties"]["encryptionType"] == "EncryptionAtRestWithPlatformAndCustomerKeys"


def test_confidential_machines(azure: Azure) -> None:
    args = presets.confidential_machines(
        **PLACE, key_vault_name="kv-bakery", confidential_vm_orchestrator_id=ORCHESTRATOR
    )
    result = deploy(azure, **args)
    made = azure.get(result.outputs["ready"])
    assert made["properties"]["encryptionType"] == "ConfidentialVmEncryptedWithCustomerKey"
    assert result.find("e-release-grant").inputs["principalId"] == ORCHESTRATOR


def test_key_of_another_team(azure: Azure) -> None:
    vault = old_vault(azure)
    azure.put(f"{vault}/keys/theirs", {"properties": {"kty": "RSA"}})
    url = azure.get(f"{vault}/keys/theirs")["properties"]["keyUriWithVersion"]
    args = presets.key_of_another_team(**PLACE, key_vault_id=vault, key_url=url)
    result = deploy(azure, **{"key_vault_name": None, **args})
    assert azure.get(result.outputs["ready"])["properties"]["activeKey"]["keyUrl"] == url


def test_key_of_another_tenant(azure: Azure) -> None:
    azure.foreign_keys.put(ForeignKey(FAR_URL, HOME, (CLIENT,), tenant_id="far"))
    args = presets.key_of_another_tenant(**PLACE, key_url=FAR_URL, federated_client_id=CLIENT)
    result = deploy(azure, **{"key_vault_name": None, **args})
    assert azure.get(result.outputs["ready"])["properties"]["federatedClientId"] == CLIENT


def test_key_in_a_managed_hsm(azure: Azure) -> None:
    azure.foreign_keys.put(ForeignKey(HSM_URL, HOME))
    args = presets.key_in_a_managed_hsm(**PLACE, managed_hsm_key_url=HSM_URL)
    result = deploy(azure, **{"key_vault_name": None, **args})
    assert "KeyVaultAccessForbidden" in str(result.error)
