"""Problems of a key and its encryption set, short enough for tables of tests."""

from typing import Any

from azure_disk_protection.checks.disk_encryption import disk_encryption_problems
from tests.components.recording import GROUP, KEY_URL, VAULT_ID

BASE: dict[str, Any] = {"location": "westeurope", "key_vault_name": "kv-bakery"}
EXISTS: dict[str, Any] = {"key_vault_name": None, "key_vault_id": VAULT_ID}
HSM_URL = KEY_URL.replace("kv-a.vault", "hsm-a.managedhsm")
IN_HSM: dict[str, Any] = {"key_vault_name": None, "managed_hsm_key_url": HSM_URL}
CLIENT = "00000000-0000-0000-0000-0000000000cc"
OTHER_TENANT: dict[str, Any] = {
    "key_vault_name": None,
    "key_url": KEY_URL,
    "federated_client_id": CLIENT,
}
IDENTITY_ID = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a"
SUBNET_ID = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/keys"
CONFIDENTIAL: dict[str, Any] = {
    "encryption_type": "ConfidentialVmEncryptedWithCustomerKey",
    "confidential_vm_orchestrator_id": "00000000-0000-0000-0000-0000000000dd",
}


def problems(**values: Any) -> list[str]:
    """Return what is wrong with the inputs, as path and what is allowed; ``None`` removes one."""
    merged = {name: value for name, value in {**BASE, **values}.items() if value is not None}
    return [f"{each.path}: {each.allowed}" for each in disk_encryption_problems(merged)]
