"""The key vault of a disk encryption set: made here, or one that exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import authorization, keyvault

from azure_disk_facts.arm_id import lies_in, parse
from azure_disk_facts.diagnostics import KEY_VAULT_CATEGORIES
from azure_disk_facts.encryption import EncryptionSetType, KeyType
from azure_disk_facts.network import KEY_VAULT_LINK
from azure_disk_facts.regions import same_region
from azure_disk_protection.children import child_options, given_or, imported
from azure_disk_protection.diagnostics import declare_diagnostics
from azure_disk_protection.private_endpoint import EndpointTarget, declare_private_endpoint
from azure_disk_protection.problems import Problem, raise_if_any

DEFAULT_DELETED_KEYS_KEPT_DAYS = 90
_ENDPOINT_ROLE = "key-vault-"


@dataclass(frozen=True)
class KeyVault:
    """A key vault to make keys in, or to find them in."""

    id: pulumi.Output[str]
    name: pulumi.Output[str]
    resource_group_name: pulumi.Input[str]
    is_own: pulumi.Input[bool]
    """Whether it lies in the subscription of the deployment (rule C4)."""


def declare_key_vault(name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource) -> KeyVault:
    """Declare or look up the key vault, with its private endpoint and diagnostics."""
    exists = inputs.get("key_vault_id") is not None
    vault = _existing(inputs, parent) if exists else _new(name, inputs, parent)
    imports: Mapping[str, str] = given_or(inputs.get("imports"), {})
    if inputs.get("private_endpoint") is not None:
        declare_private_endpoint(
            name,
            inputs["private_endpoint"],
            EndpointTarget(vault.id, KEY_VAULT_LINK, vault.resource_group_name, inputs["location"]),
            parent=parent,
            role=_ENDPOINT_ROLE,
            imports=imports,
        )
    if inputs.get("diagnostics") is not None:
        declare_diagnostics(
            f"{name}-key-vault",
            inputs["diagnostics"],
            parent=parent,
            resource_id=vault.id,
            categories=KEY_VAULT_CATEGORIES,
            import_id=imported(inputs, "key-vault-diagnostics"),
        )
    return vault


def is_confidential(inputs: Mapping[str, Any]) -> bool:
    """Tell whether the key is for confidential machines."""
    return inputs.get("encryption_type") is EncryptionSetType.CONFIDENTIAL_VM


def key_type(inputs: Mapping[str, Any]) -> KeyType:
    """Return the type of the key to make: confidential machines need hardware (rule D5)."""
    default = KeyType.RSA_HSM if is_confidential(inputs) else KeyType.RSA
    given: KeyType | None = inputs.get("key_type")
    return given_or(given, default)


def _existing(inputs: Mapping[str, Any], parent: pulumi.Resource) -> KeyVault:
    options = pulumi.InvokeOutputOptions(parent=parent)
    config = authorization.get_client_config_output(options)
    vault_id = pulumi.Output.from_input(inputs["key_vault_id"])
    is_own = pulumi.Output.all(vault_id, config).apply(
        lambda known: lies_in(known[0], known[1].subscription_id)
    )
    if inputs.get("key_url") is None:
        vault_id = pulumi.Output.all(vault_id, is_own).apply(lambda known: _in_reach(*known))
    if inputs.get("grant") is not False:
        vault_id = _looked_at(vault_id, is_own, inputs["location"], options)
    return KeyVault(
        vault_id,
        vault_id.apply(lambda known: parse(known).name),
        vault_id.apply(lambda known: parse(known).resource_group or ""),
        is_own,
    )


def _in_reach(vault_id: str, is_own: bool) -> str:  # noqa: FBT001  # from an output
    """Return the id of a key vault that keys can be made in: azure-native reaches one subscription.

    Raises:
        InvalidInputs: it lies in another one; the key would be looked for in a wrong key vault.
    """
    if not is_own:
        action = (
            "no key is made in another subscription: make it there and give its keyUrl, or let a "
            "provider of that subscription deploy"
        )
        allowed = "a key vault in the subscription of the deployment, or keyUrl beside it"
        raise_if_any([Problem("keyVaultId", vault_id, allowed, action)])
    return vault_id


def _looked_at(
    vault_id: pulumi.Output[str],
    is_own: pulumi.Output[bool],
    location: pulumi.Input[str],
    options: pulumi.InvokeOutputOptions,
) -> pulumi.Output[str]:
    """Return the id once the key vault turns out to be one whose keys can be granted.

    Otherwise Azure would say no more than that the key is forbidden, after long waiting.
    """

    def look(known: list[Any]) -> pulumi.Output[str] | str:
        found_id, own, region = known
        if not own:  # azure-native only looks into the subscription of the deployment
            return str(found_id)
        parsed = parse(found_id)
        found = keyvault.get_vault_output(parsed.resource_group or "", parsed.name, opts=options)
        return found.apply(lambda vault: _accepted(vault, found_id, region))

    return pulumi.Output.all(vault_id, is_own, location).apply(look)


def _accepted(vault: keyvault.GetVaultResult, vault_id: str, region: str) -> str:
    raise_if_any(existing_vault_problems(vault_id, vault, region))
    return vault_id


def existing_vault_problems(
    vault_id: str, vault: keyvault.GetVaultResult, region: str
) -> list[Problem]:
    """Return why a set's key cannot lie in a key vault that exists (rules C5, C7, C9)."""

    def problem(allowed: str, action: str) -> Problem:
        return Problem("keyVaultId", vault_id, allowed, action)

    problems = []
    if not vault.properties.enable_rbac_authorization:
        problems.append(
            problem(
                "a key vault with RBAC, this one has access policies",
                "switch it to RBAC; or let a policy give the identity get, wrapKey and unwrapKey, "
                "and set grant to false",
            )
        )
    if not vault.properties.enable_purge_protection:
        problems.append(
            problem(
                "a key vault with purge protection",
                "switch it on: without the key, what it encrypted is lost",
            )
        )
    if not same_region(vault.location or "", region):
        problems.append(
            problem(f"a key vault in {region}", "key vault and encryption set share a region")
        )
    return problems


def _new(name: str, inputs: Mapping[str, Any], parent: pulumi.Resource) -> KeyVault:
    vault = keyvault.Vault(
        f"{name}-key-vault",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        vault_name=inputs["key_vault_name"],
        properties=_properties(inputs, _tenant(inputs, parent)),
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            protect=inputs.get("protect") is not False,
            retain=inputs.get("retain") is not False,
            import_id=imported(inputs, "key-vault"),
        ),
    )
    return KeyVault(vault.id, vault.name, inputs["resource_group_name"], is_own=True)


def _tenant(inputs: Mapping[str, Any], parent: pulumi.Resource) -> pulumi.Input[str]:
    tenant: pulumi.Input[str] | None = inputs.get("tenant_id")
    if tenant is not None:
        return tenant
    config = authorization.get_client_config_output(pulumi.InvokeOutputOptions(parent=parent))
    return config.apply(lambda known: known.tenant_id)


def _properties(
    inputs: Mapping[str, Any], tenant: pulumi.Input[str]
) -> keyvault.VaultPropertiesArgsDict:
    # A key kept in hardware needs a premium key vault (rule C6).
    is_premium = key_type(inputs) is KeyType.RSA_HSM
    properties: keyvault.VaultPropertiesArgsDict = {
        "tenant_id": tenant,
        "sku": {
            "family": "A",
            "name": keyvault.SkuName.PREMIUM if is_premium else keyvault.SkuName.STANDARD,
        },
        "enable_rbac_authorization": True,
        "enable_soft_delete": True,
        "enable_purge_protection": True,
        "soft_delete_retention_in_days": given_or(
            inputs.get("deleted_keys_kept_days"), DEFAULT_DELETED_KEYS_KEPT_DAYS
        ),
        **_firewall(inputs),
    }
    if inputs.get("recover_deleted"):
        properties["create_mode"] = keyvault.CreateMode.RECOVER
    return properties


def _firewall(inputs: Mapping[str, Any]) -> keyvault.VaultPropertiesArgsDict:
    ranges: list[str] = given_or(inputs.get("allowed_ip_ranges"), [])
    subnets: list[pulumi.Input[str]] = given_or(inputs.get("allowed_subnet_ids"), [])
    # Disk storage reaches the key as a trusted service of Azure (rule C18).
    rules: keyvault.NetworkRuleSetArgsDict = {"default_action": "Deny", "bypass": "AzureServices"}
    if ranges:
        rules["ip_rules"] = [{"value": each} for each in ranges]
    if subnets:
        rules["virtual_network_rules"] = [{"id": each} for each in subnets]
    # While the public network is off altogether, the rules count for nothing.
    access = "Enabled" if ranges or subnets else "Disabled"
    return {"public_network_access": access, "network_acls": rules}  # type: ignore[typeddict-item]
