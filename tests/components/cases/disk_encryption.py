"""A key and its encryption set, beside what other teams and tenants have."""

from typing import Any

import pulumi
from pulumi_azure_native import keyvault, resources

from azure_disk_facts.confidential import ATTESTATION_AUTHORITIES
from azure_disk_facts.diagnostics import LogTables
from azure_disk_facts.encryption import EncryptionSetType, KeyType, SetIdentityType
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from azure_disk_protection import DiskEncryption
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.foreign_keys import ForeignKey
from tests.components.case import Case, Change

_HOME = "westeurope"
_SUBSCRIPTION = Azure.in_memory().subscription_id
_OLD = f"/subscriptions/{_SUBSCRIPTION}/resourceGroups/rg-old"
_OLD_VAULT = f"{_OLD}/providers/Microsoft.KeyVault/vaults/kv-old"
_OTHER_VAULT = f"{_OLD}/providers/Microsoft.KeyVault/vaults/kv-older"
_GONE_VAULT = f"{_OLD}/providers/Microsoft.KeyVault/vaults/kv-gone"
_IDENTITY = f"{_OLD}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-old"
_NETWORK = f"{_OLD}/providers/Microsoft.Network/virtualNetworks/vnet-old"
_OTHER_NETWORK = f"{_OLD}/providers/Microsoft.Network/virtualNetworks/vnet-older"
_FAR_NETWORK = f"{_OLD}/providers/Microsoft.Network/virtualNetworks/vnet-far"
_SUBNET = f"{_NETWORK}/subnets/keys"
_ZONE = f"{_OLD}/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"
_WORKSPACE = f"{_OLD}/providers/Microsoft.OperationalInsights/workspaces/logs"
_STORAGE = f"{_OLD}/providers/Microsoft.Storage/storageAccounts/stlogs"
_RULE = f"{_OLD}/providers/Microsoft.EventHub/namespaces/hubs/authorizationRules/send"
_CLIENT = "00000000-0000-4000-8000-0000000000cc"
_OTHER_CLIENT = "00000000-0000-4000-8000-0000000000ce"
_ORCHESTRATOR = "00000000-0000-4000-8000-0000000000dd"
_STRANGER = "00000000-0000-4000-8000-0000000000de"
_HSM = "https://hsm-old.managedhsm.azure.net/keys/disks/0123456789abcdef"
_OTHER_HSM = "https://hsm-old.managedhsm.azure.net/keys/others/0123456789abcdef"
_FAR = "https://kv-far.vault.azure.net/keys/disks/0123456789abcdef"
_POLICY = f'{{"version":"1.0.0","anyOf":[{{"authority":"{ATTESTATION_AUTHORITIES["eastus"]}"}}]}}'

_EXISTS: dict[str, Any] = {
    "key_vault_name": None,
    "key_vault_id": _OLD_VAULT,
    "identity_id": _IDENTITY,
    # A set that follows the rotation of one key cannot turn to another.
    "follow_rotation": False,
}
_FAR_AWAY: dict[str, Any] = {
    "key_vault_name": None,
    "key_url": _FAR,
    "federated_client_id": _CLIENT,
}
_IN_HSM: dict[str, Any] = {
    "key_vault_name": None,
    "managed_hsm_key_url": _HSM,
    "identity_id": _IDENTITY,
    "follow_rotation": False,
}
_CONFIDENTIAL: dict[str, Any] = {
    "encryption_type": EncryptionSetType.CONFIDENTIAL_VM,
    "confidential_vm_orchestrator_id": _ORCHESTRATOR,
}
_ENDPOINT: dict[str, Any] = {"private_endpoint.subnet_id": _SUBNET}
_LOGS: dict[str, Any] = {"diagnostics.workspace_id": _WORKSPACE}
_HUB: dict[str, Any] = {**_LOGS, "diagnostics.event_hub_authorization_rule_id": _RULE}

_opened: list[Azure] = []


def _args() -> dict[str, Any]:
    group = resources.ResourceGroup("group", resource_group_name="rg", location=_HOME)
    return {"resource_group_name": group.name, "location": _HOME, "key_vault_name": "kv-bakery"}


def _prepare(azure: Azure) -> None:
    """What others have: key vaults with a key, an identity that may use them, networks."""
    _opened[:] = [azure]
    azure.put(_OLD, {"location": _HOME})
    made = azure.put(_IDENTITY, {"location": _HOME})
    principal = made["properties"]["principalId"]
    for number, vault in enumerate((_OLD_VAULT, _OTHER_VAULT)):
        _key_vault(azure, vault)
        azure.put(f"{vault}/keys/theirs", {"properties": {"kty": "RSA", "keySize": 3072}})
        _grant(azure, vault, principal, number)
    for network in (_NETWORK, _OTHER_NETWORK):
        _network(azure, network, _HOME)
    _network(azure, _FAR_NETWORK, "northeurope")
    azure.put(f"{_OLD}er", {"location": _HOME})
    azure.put(_ZONE, {"location": "global"})
    for url in (_HSM, _OTHER_HSM):
        azure.foreign_keys.put(ForeignKey(url, _HOME, (principal,)))
    azure.foreign_keys.put(ForeignKey(_FAR, _HOME, (_CLIENT, _OTHER_CLIENT), tenant_id="far"))


def _network(azure: Azure, network: str, location: str) -> None:
    space = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
    azure.put(network, {"location": location, "properties": space})
    azure.put(f"{network}/subnets/keys", {"properties": {"addressPrefix": "10.0.0.0/24"}})


def _key_vault(azure: Azure, vault: str) -> None:
    properties = {
        "tenantId": azure.tenant_id,
        "sku": {"family": "A", "name": "premium"},
        "enableRbacAuthorization": True,
        "enablePurgeProtection": True,
    }
    azure.put(vault, {"location": _HOME, "properties": properties})


def _grant(azure: Azure, scope: str, principal: str, number: int) -> None:
    properties = {
        "roleDefinitionId": KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER.definition_id(_SUBSCRIPTION),
        "principalId": principal,
        "principalType": "ServicePrincipal",
    }
    name = f"00000000-0000-4000-8000-00000000000{number}"
    azure.put(
        f"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}",
        {"properties": properties},
    )


def _their_key() -> pulumi.Output[str]:
    found = keyvault.get_key_output("theirs", "rg-old", "kv-old")
    return found.apply(lambda key: key.key_uri_with_version)


def _after_a_loss() -> bool:
    """A key vault of that name was deleted, in the program that recovers it alone."""
    (azure,) = _opened
    if not azure.exists(_GONE_VAULT) and not azure.deleted():
        _key_vault(azure, _GONE_VAULT)
        azure.delete(_GONE_VAULT)
    return True


CASE = Case(
    component=DiskEncryption,
    args=_args,
    prepare=_prepare,
    changes={
        "resource_group_name": Change("rg-old"),
        "location": Change("northeurope"),
        "encryption_type": Change(EncryptionSetType.PLATFORM_AND_CUSTOMER_KEYS),
        "key_vault_name": Change("kv-mill"),
        "key_vault_id": Change(_OTHER_VAULT, given=_EXISTS),
        "key_url": Change(_their_key, given=_EXISTS),
        "managed_hsm_key_url": Change(_OTHER_HSM, given=_IN_HSM),
        "key_name": Change("loaves"),
        "key_type": Change(KeyType.RSA_HSM),
        "key_size_bits": Change(4096),
        "rotate_every": Change("P30D"),
        "key_lifetime": Change("P1Y"),
        "notify_before_expiry": Change("P30D"),
        "key_release_policy": Change(_POLICY, given=_CONFIDENTIAL),
        "confidential_vm_orchestrator_id": Change(_STRANGER, given=_CONFIDENTIAL),
        "recover_deleted": Change(
            _after_a_loss,
            given={"key_vault_name": "kv-gone", "resource_group_name": "rg-old"},
        ),
        "deleted_keys_kept_days": Change(30),
        "tenant_id": Change("00000000-0000-4000-8000-0000000000ff"),
        "allowed_ip_ranges": Change(["203.0.113.0/24"]),
        "allowed_subnet_ids": Change([_SUBNET]),
        "identity_type": Change(SetIdentityType.BOTH),
        "identity_id": Change(_IDENTITY),
        "identity_principal_id": Change(_STRANGER, given=_EXISTS),
        "identity_name": Change("id-mill"),
        "federated_client_id": Change(_OTHER_CLIENT, given=_FAR_AWAY),
        "grant": Change(False, given=_EXISTS),
        "probe": Change(False, given={"identity_type": SetIdentityType.SYSTEM_ASSIGNED}),
        "disk_encryption_set_name": Change("des-mill"),
        "follow_rotation": Change(False),
        "tags": Change({"owner": "bakery"}),
        "protect": Change(False),
        "retain": Change(False),
        "private_endpoint.subnet_id": Change(f"{_OTHER_NETWORK}/subnets/keys", given=_ENDPOINT),
        "private_endpoint.private_dns_zone_id": Change(_ZONE, given=_ENDPOINT, alone=True),
        "private_endpoint.link_private_dns_zone": Change(
            True, given={**_ENDPOINT, "private_endpoint.private_dns_zone_id": _ZONE}
        ),
        "private_endpoint.virtual_network_id": Change(_OTHER_NETWORK, given=_ENDPOINT),
        "private_endpoint.network_resource_group_name": Change("rg-older", given=_ENDPOINT),
        "private_endpoint.network_location": Change(
            "northeurope",
            given=_ENDPOINT,
            along={"private_endpoint.subnet_id": f"{_FAR_NETWORK}/subnets/keys"},
        ),
        "private_endpoint.endpoint_name": Change("pe-keys", given=_ENDPOINT),
        "private_endpoint.network_interface_name": Change("nic-keys", given=_ENDPOINT),
        "private_endpoint.tags": Change({"owner": "network"}, given=_ENDPOINT),
        "diagnostics.workspace_id": Change(f"{_WORKSPACE}-2", given=_LOGS),
        "diagnostics.storage_account_id": Change(_STORAGE, given=_LOGS),
        "diagnostics.event_hub_authorization_rule_id": Change(_RULE, given=_LOGS),
        "diagnostics.event_hub_name": Change("keys", given=_HUB),
        "diagnostics.log_tables": Change(LogTables.DEDICATED, given=_LOGS),
        "diagnostics.log_categories": Change(["AuditEvent"], given=_LOGS),
        "diagnostics.metrics": Change(False, given=_LOGS),
        "diagnostics.setting_name": Change("to-logs", given=_LOGS),
    },
)
