"""``DiskEncryption``: a key, the identity that may use it, and a disk encryption set."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import authorization, compute, keyvault, managedidentity

from azure_disk_facts.arm_id import parse
from azure_disk_facts.encryption import (
    KEY_OPERATIONS_NEEDED,
    EncryptionSetType,
    KeyType,
    key_url_without_version,
)
from azure_disk_facts.roles import KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER
from azure_disk_protection.checks.encryption import encryption_problems
from azure_disk_protection.children import (
    checked_args,
    child_options,
    component_options,
    declaring,
    given_or,
)
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.hooks import hooks
from azure_disk_protection.typed import NotRequired, TypedDict

DEFAULT_KEY_SIZE_BITS = 3072
DEFAULT_ROTATE_EVERY = "P90D"
DEFAULT_KEY_LIFETIME = "P2Y"
DEFAULT_DELETED_KEYS_KEPT_DAYS = 90


class DiskEncryptionArgs(TypedDict):
    """Inputs of a key and its disk encryption set."""

    resource_group_name: pulumi.Input[str]
    """Resource group of everything that is made here."""
    location: pulumi.Input[str]
    """Azure region: that of the disks, and of the key vault."""
    key_vault_name: NotRequired[pulumi.Input[str]]
    """Name of a key vault to make, unique in the world. Omitted: ``keyVaultId`` names one."""
    key_vault_id: NotRequired[pulumi.Input[str]]
    """Id of a key vault that exists, with RBAC and purge protection. Omitted: one is made."""
    key_url: NotRequired[pulumi.Input[str]]
    """URL with version of a key that exists in ``keyVaultId``. Omitted: a key is made."""
    key_name: NotRequired[pulumi.Input[str]]
    """Name of the key to make. Omitted: ``disks``."""
    key_type: NotRequired[KeyType]
    """Type of the key to make. Omitted: RSA, kept in software."""
    key_size_bits: NotRequired[int]
    """Size of the key to make: 2048, 3072 or 4096 bits. Omitted: 3072."""
    rotate_every: NotRequired[str]
    """ISO 8601 duration after which the key gets a new version, ``P7D`` or longer.
    Omitted: ``P90D``."""
    key_lifetime: NotRequired[str]
    """ISO 8601 duration after which a version of the key ends. Omitted: ``P2Y``."""
    deleted_keys_kept_days: NotRequired[int]
    """Days a new key vault keeps what was deleted, 7 to 90; fixed at creation. Omitted: 90."""
    tenant_id: NotRequired[pulumi.Input[str]]
    """Entra tenant of a new key vault. Omitted: the tenant of the deployment."""
    identity_name: NotRequired[pulumi.Input[str]]
    """Name of the managed identity that uses the key. Omitted: made from the resource's name."""
    disk_encryption_set_name: NotRequired[pulumi.Input[str]]
    """Name of the encryption set. Omitted: made from the resource's name."""
    encryption_type: NotRequired[EncryptionSetType]
    """What the set encrypts with. Omitted: a customer key."""
    follow_rotation: NotRequired[bool]
    """Whether the set moves to new versions of the key by itself. Omitted: it does."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of everything that is made here. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete key vault, key and set. Omitted: it refuses."""
    retain: NotRequired[bool]
    """Whether all of it stays in Azure when it leaves the program, so that what it encrypted
    stays readable. Omitted: it stays."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskEncryption(pulumi.ComponentResource):
    """A key that rotates, a managed identity that may use it, and a disk encryption set.

    The set is made after the grant, so whatever uses ``diskEncryptionSetId`` waits for it too.
    """

    disk_encryption_set_id: pulumi.Output[str]
    """Id of the encryption set; known once the set can use its key."""
    key_vault_id: pulumi.Output[str]
    """Id of the key vault."""

    def __init__(
        self, name: str, args: DiskEncryptionArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare key vault, key, identity, grant and set, as far as they do not exist.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskEncryptionArgs, args, encryption_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskEncryption", name, None, options)
            key = declare_key(name, inputs, parent=self)
            chosen = declare_encryption_set(f"{name}-set", inputs, key, parent=self)
            self.disk_encryption_set_id = chosen.id
            self.key_vault_id = key.vault_id
        self.register_outputs(
            {"diskEncryptionSetId": self.disk_encryption_set_id, "keyVaultId": self.key_vault_id}
        )


@dataclass(frozen=True)
class GrantedKey:
    """A key and the identity that may use it."""

    url: pulumi.Output[str]
    vault_id: pulumi.Output[str]
    source_vault: pulumi.Input[compute.SourceVaultArgsDict | None]
    """What a set says of the key vault: nothing when it lies in another subscription (C4)."""
    identity_id: pulumi.Output[str]
    grant: authorization.RoleAssignment


def declare_key(name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource) -> GrantedKey:
    """Declare key vault, key, identity and grant from checked inputs."""
    vault_id, vault_name, vault_group = _key_vault(name, inputs, parent)
    if inputs.get("key_url") is None:
        key = _declare_key(name, inputs, (vault_group, vault_name), parent)
        url, key_id = key.key_uri_with_version, key.id
    else:
        url = pulumi.Output.from_input(inputs["key_url"])
        key_id = pulumi.Output.all(vault_id, url).apply(
            lambda known: f"{known[0]}/keys/{key_url_without_version(known[1]).split('/')[-1]}"
        )
    identity = managedidentity.UserAssignedIdentity(
        f"{name}-identity",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        resource_name_=inputs.get("identity_name"),
        tags=inputs.get("tags"),
        opts=_options(inputs, parent),
    )
    grant = declare_grant(
        f"{name}-key-grant",
        KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        scope=key_id,
        principal_id=identity.principal_id,
        opts=_options(inputs, parent),
    )
    source = _source_vault(vault_id, parent, exists="key_vault_id" in inputs)
    return GrantedKey(url, vault_id, source, identity.id, grant)


def _source_vault(
    vault_id: pulumi.Output[str], parent: pulumi.Resource, *, exists: bool
) -> pulumi.Input[compute.SourceVaultArgsDict | None]:
    if not exists:
        return {"id": vault_id}
    config = authorization.get_client_config_output(pulumi.InvokeOutputOptions(parent=parent))

    def name_own(known: list[Any]) -> compute.SourceVaultArgsDict | None:
        is_own = parse(known[0]).subscription == known[1].subscription_id
        return {"id": known[0]} if is_own else None

    return pulumi.Output.all(vault_id, config).apply(name_own)


def _options(
    inputs: Mapping[str, Any], parent: pulumi.Resource, *, is_protected: bool = False
) -> pulumi.ResourceOptions:
    return child_options(
        parent,
        protect=inputs.get("protect") is not False if is_protected else None,
        retain=inputs.get("retain") is not False,
    )


def _key_vault(
    name: str, inputs: Mapping[str, Any], parent: pulumi.Resource
) -> tuple[pulumi.Output[str], pulumi.Output[str], pulumi.Input[str]]:
    if inputs.get("key_vault_id") is not None:
        vault_id = pulumi.Output.from_input(inputs["key_vault_id"])
        group = vault_id.apply(lambda known: parse(known).resource_group or "")
        return vault_id, vault_id.apply(lambda known: parse(known).name), group
    tenant = inputs.get("tenant_id")
    if tenant is None:
        config = authorization.get_client_config_output(pulumi.InvokeOutputOptions(parent=parent))
        tenant = config.apply(lambda known: known.tenant_id)
    vault = keyvault.Vault(
        f"{name}-key-vault",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        vault_name=inputs["key_vault_name"],
        properties=_vault_properties(inputs, tenant),
        tags=inputs.get("tags"),
        opts=_options(inputs, parent, is_protected=True),
    )
    return vault.id, vault.name, inputs["resource_group_name"]


def _vault_properties(
    inputs: Mapping[str, Any], tenant: pulumi.Input[str]
) -> keyvault.VaultPropertiesArgsDict:
    # A key kept in hardware needs a premium key vault (rule C6).
    is_premium = inputs.get("key_type") is KeyType.RSA_HSM
    return {
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
        "public_network_access": "Disabled",
        # Disk storage reaches the key as a trusted service of Azure (rule C18).
        "network_acls": {"default_action": "Deny", "bypass": "AzureServices"},
    }


def _declare_key(
    name: str,
    inputs: Mapping[str, Any],
    vault: tuple[pulumi.Input[str], pulumi.Input[str]],
    parent: pulumi.Resource,
) -> keyvault.Key:
    rotate = given_or(inputs.get("rotate_every"), DEFAULT_ROTATE_EVERY)
    return keyvault.Key(
        f"{name}-key",
        resource_group_name=vault[0],
        vault_name=vault[1],
        key_name=given_or(inputs.get("key_name"), "disks"),
        properties={
            "kty": given_or(inputs.get("key_type"), KeyType.RSA).value,
            "key_size": given_or(inputs.get("key_size_bits"), DEFAULT_KEY_SIZE_BITS),
            "key_ops": list(KEY_OPERATIONS_NEEDED),
            "rotation_policy": {
                "attributes": {
                    "expiry_time": given_or(inputs.get("key_lifetime"), DEFAULT_KEY_LIFETIME)
                },
                "lifetime_actions": [
                    {
                        "trigger": {"time_after_create": rotate},
                        "action": {"type": keyvault.KeyRotationPolicyActionType.ROTATE},
                    }
                ],
            },
        },
        tags=inputs.get("tags"),
        opts=_options(inputs, parent, is_protected=True),
    )


def declare_encryption_set(
    name: str, inputs: Mapping[str, Any], key: GrantedKey, *, parent: pulumi.Resource
) -> compute.DiskEncryptionSet:
    """Declare a disk encryption set on a granted key, from checked inputs."""
    follows = inputs.get("follow_rotation") is not False
    return compute.DiskEncryptionSet(
        name,
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        disk_encryption_set_name=inputs.get("disk_encryption_set_name"),
        encryption_type=given_or(inputs.get("encryption_type"), EncryptionSetType.CUSTOMER_KEY),
        identity={"type": "UserAssigned", "user_assigned_identities": [key.identity_id]},
        active_key={"key_url": key.url, "source_vault": key.source_vault},
        rotation_to_latest_key_version_enabled=follows,
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            protect=inputs.get("protect") is not False,
            retain=inputs.get("retain") is not False,
            # Without the grant the set's own creation fails (rule C8).
            depends_on=[key.grant],
            # After a rotation Azure names the new version there (rule C3).
            ignore_changes=["activeKey.keyUrl"] if follows else None,
            hooks=hooks(parent),
        ),
    )
