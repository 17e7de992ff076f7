"""Key vault, key, identity, grant and disk encryption set."""

from dataclasses import dataclass

import pulumi
from pulumi_azure_native import compute, keyvault, managedidentity

from benchmarks.hand_written.roles import KEY_USER, assign, built_in


@dataclass(frozen=True)
class Names:
    """What the parts are called in Azure."""

    vault: str
    key: str
    identity: str
    encryption_set: str


def encryption_set(
    name: str,
    names: Names,
    *,
    group: pulumi.Input[str],
    region: str,
    subscription_id: str,
    tenant_id: pulumi.Input[str],
) -> compute.DiskEncryptionSet:
    """Declare an encryption set with a rotating key of its own."""
    vault, key = _key(name, names, group=group, region=region, tenant_id=tenant_id)
    identity = managedidentity.UserAssignedIdentity(
        f"{name}-identity",
        resource_name_=names.identity,
        resource_group_name=group,
        location=region,
        opts=pulumi.ResourceOptions(retain_on_delete=True),
    )
    grant = assign(
        f"{name}-key-grant",
        built_in(subscription_id, KEY_USER),
        key.id,
        identity.principal_id,
        retain=True,
    )
    return compute.DiskEncryptionSet(
        f"{name}-set",
        disk_encryption_set_name=names.encryption_set,
        resource_group_name=group,
        location=region,
        encryption_type="EncryptionAtRestWithCustomerKey",
        identity=compute.EncryptionSetIdentityArgs(
            type="UserAssigned", user_assigned_identities=[identity.id]
        ),
        active_key=compute.KeyForDiskEncryptionSetArgs(
            key_url=key.key_uri_with_version, source_vault=compute.SourceVaultArgs(id=vault.id)
        ),
        rotation_to_latest_key_version_enabled=True,
        opts=pulumi.ResourceOptions(
            protect=True,
            retain_on_delete=True,
            depends_on=[grant],
            ignore_changes=["activeKey.keyUrl"],
        ),
    )


def _key(
    name: str,
    names: Names,
    *,
    group: pulumi.Input[str],
    region: str,
    tenant_id: pulumi.Input[str],
) -> tuple[keyvault.Vault, keyvault.Key]:
    vault = keyvault.Vault(
        f"{name}-key-vault",
        vault_name=names.vault,
        resource_group_name=group,
        location=region,
        # A dict: the class would send its own defaults beside.
        properties={
            "tenant_id": tenant_id,
            "sku": {"family": "A", "name": keyvault.SkuName.STANDARD},
            "enable_rbac_authorization": True,
            "enable_soft_delete": True,
            "enable_purge_protection": True,
            "soft_delete_retention_in_days": 90,
            "public_network_access": "Disabled",
            "network_acls": {"default_action": "Deny", "bypass": "AzureServices"},
        },
        opts=pulumi.ResourceOptions(protect=True, retain_on_delete=True),
    )
    rotation = keyvault.RotationPolicyArgs(
        attributes=keyvault.KeyRotationPolicyAttributesArgs(expiry_time="P2Y"),
        lifetime_actions=[
            keyvault.LifetimeActionArgs(
                trigger=keyvault.TriggerArgs(time_after_create="P90D"),
                action=keyvault.ActionArgs(type=keyvault.KeyRotationPolicyActionType.ROTATE),
            )
        ],
    )
    key = keyvault.Key(
        f"{name}-key",
        key_name=names.key,
        resource_group_name=group,
        vault_name=vault.name,
        properties=keyvault.KeyPropertiesArgs(
            kty="RSA", key_size=3072, key_ops=["wrapKey", "unwrapKey"], rotation_policy=rotation
        ),
        opts=pulumi.ResourceOptions(protect=True, retain_on_delete=True),
    )
    return vault, key
