"""The key of a disk encryption set, the identity that uses it, and its grant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import authorization, compute, keyvault, managedidentity

from azure_disk_facts.arm_id import lies_in, parse
from azure_disk_facts.confidential import (
    RELEASE_POLICY_CONTENT_TYPE,
    default_release_policy,
    encoded_release_policy,
)
from azure_disk_facts.encryption import KEY_OPERATIONS_NEEDED, SetIdentityType, key_name
from azure_disk_facts.roles import (
    KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
    KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER,
)
from azure_disk_protection.checks.encryption import DEFAULT_KEY_LIFETIME, DEFAULT_ROTATE_EVERY
from azure_disk_protection.children import child_options, given_or, imported
from azure_disk_protection.grants import declare_grant
from azure_disk_protection.hooks import hooks
from azure_disk_protection.key_by_hand import is_out_of_reach, warn_of_fixed_rotation
from azure_disk_protection.key_vaults import (
    KeyVault,
    declare_key_vault,
    is_confidential,
    key_type,
)
from azure_disk_protection.problems import MISSING, Problem, raise_if_any

DEFAULT_KEY_SIZE_BITS = 3072
DEFAULT_KEY_NAME = "disks"


@dataclass(frozen=True)
class GrantedKey:
    """A key, and the identity of its own that may use it."""

    url: pulumi.Output[str]
    id: pulumi.Output[str] | None
    """ARM id; none in a managed HSM or in another tenant."""
    vault_id: pulumi.Output[str] | None
    source_vault: pulumi.Input[compute.SourceVaultArgsDict | None]
    """What a set says of the key vault: nothing when it lies in another subscription (C4)."""
    identity_id: pulumi.Output[str] | None
    """The user-assigned identity; none for a set with an identity that comes with it."""
    principal_id: pulumi.Output[str] | None
    grants: list[authorization.RoleAssignment]


def declare_key(name: str, inputs: Mapping[str, Any], *, parent: pulumi.Resource) -> GrantedKey:
    """Declare key vault, key, identity and grant from checked inputs."""
    vault = None if is_out_of_reach(inputs) else declare_key_vault(name, inputs, parent=parent)
    url, key_id = _key(name, inputs, vault, parent)
    identity_id, principal_id = _identity(name, inputs, parent)
    grants = []
    if key_id is not None and grants_here(inputs):
        if principal_id is not None:
            grants.append(declare_key_grant(name, inputs, key_id, principal_id, parent=parent))
        if inputs.get("confidential_vm_orchestrator_id") is not None:
            grants.append(_release_grant(name, inputs, key_id, parent))
    return GrantedKey(
        url,
        key_id,
        None if vault is None else vault.id,
        None if vault is None else _source_vault(vault),
        identity_id,
        principal_id,
        grants,
    )


def declare_key_grant(
    name: str,
    inputs: Mapping[str, Any],
    key_id: pulumi.Output[str],
    principal_id: pulumi.Output[str],
    *,
    parent: pulumi.Resource,
    role: str = "key-grant",
) -> authorization.RoleAssignment:
    """Declare that an identity may wrap with one key, and no other (rule C7)."""
    return declare_grant(
        f"{name}-{role}",
        KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        scope=key_id,
        principal_id=principal_id,
        opts=_options(inputs, parent, role),
    )


def grants_here(inputs: Mapping[str, Any]) -> bool:
    """Tell whether the grants are made here: where the resource manager can make them."""
    return inputs.get("grant") is not False and not is_out_of_reach(inputs)


def _release_grant(
    name: str, inputs: Mapping[str, Any], key_id: pulumi.Output[str], parent: pulumi.Resource
) -> authorization.RoleAssignment:
    """Confidential machines get the key from Azure's orchestrator (rule D5)."""
    return declare_grant(
        f"{name}-release-grant",
        KEY_VAULT_CRYPTO_SERVICE_RELEASE_USER,
        scope=key_id,
        principal_id=inputs["confidential_vm_orchestrator_id"],
        opts=_options(inputs, parent, "release-grant"),
    )


def _source_vault(vault: KeyVault) -> pulumi.Input[compute.SourceVaultArgsDict | None]:
    if vault.is_own is True:
        return {"id": vault.id}

    def name_own(known: list[Any]) -> compute.SourceVaultArgsDict | None:
        return {"id": known[0]} if known[1] else None

    return pulumi.Output.all(vault.id, vault.is_own).apply(name_own)


def _options(
    inputs: Mapping[str, Any], parent: pulumi.Resource, role: str
) -> pulumi.ResourceOptions:
    return child_options(
        parent,
        retain=inputs.get("retain") is not False,
        import_id=imported(inputs, role),
    )


def _identity(
    name: str, inputs: Mapping[str, Any], parent: pulumi.Resource
) -> tuple[pulumi.Output[str] | None, pulumi.Output[str] | None]:
    """Return id and principal id of the user-assigned identity, if the set has one."""
    if inputs.get("identity_type") is SetIdentityType.SYSTEM_ASSIGNED:
        return None, None
    if inputs.get("identity_id") is not None:
        identity_id = pulumi.Output.from_input(inputs["identity_id"])
        principal_id = inputs.get("identity_principal_id")
        if principal_id is None:
            return identity_id, _principal(identity_id, parent)
        return identity_id, pulumi.Output.from_input(principal_id)
    made = managedidentity.UserAssignedIdentity(
        f"{name}-identity",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        resource_name_=inputs.get("identity_name"),
        tags=inputs.get("tags"),
        opts=_options(inputs, parent, "identity"),
    )
    return made.id, made.principal_id


def _principal(identity_id: pulumi.Output[str], parent: pulumi.Resource) -> pulumi.Output[str]:
    options = pulumi.InvokeOutputOptions(parent=parent)
    config = authorization.get_client_config_output(options)
    own_id = pulumi.Output.all(identity_id, config).apply(
        lambda known: _looked_up(known[0], known[1].subscription_id)
    )
    found = managedidentity.get_user_assigned_identity_output(
        resource_group_name=own_id.apply(lambda known: parse(known).resource_group or ""),
        resource_name=own_id.apply(lambda known: parse(known).name),
        opts=options,
    )
    return found.apply(lambda identity: identity.principal_id)


def _looked_up(identity_id: str, subscription_id: str) -> str:
    """Return the id of an identity that azure-native can look up.

    Raises:
        InvalidInputs: it lies in another subscription, where another identity would be found.
    """
    if not lies_in(identity_id, subscription_id):
        raise_if_any(
            [
                Problem(
                    "identityPrincipalId",
                    MISSING,
                    f"the principal id of {identity_id}",
                    "it cannot be looked up in another subscription, give it",
                )
            ]
        )
    return identity_id


def _key(
    name: str, inputs: Mapping[str, Any], vault: KeyVault | None, parent: pulumi.Resource
) -> tuple[pulumi.Output[str], pulumi.Output[str] | None]:
    """Return the URL of the key with its version, and its ARM id where it has one."""
    given = inputs.get("managed_hsm_key_url")
    given = inputs.get("key_url") if given is None else given
    if vault is None:
        return pulumi.Output.from_input(given), None
    if given is None:
        key = _new_key(name, inputs, vault, parent)
        return key.key_uri_with_version, key.id
    url = pulumi.Output.from_input(given)
    key_id = pulumi.Output.all(vault.id, url).apply(
        lambda known: f"{known[0]}/keys/{key_name(known[1])}"
    )
    return url, key_id


def _new_key(
    name: str, inputs: Mapping[str, Any], vault: KeyVault, parent: pulumi.Resource
) -> keyvault.Key:
    properties: keyvault.KeyPropertiesArgsDict = {
        "kty": key_type(inputs).value,
        "key_size": given_or(inputs.get("key_size_bits"), DEFAULT_KEY_SIZE_BITS),
        "key_ops": list(KEY_OPERATIONS_NEEDED),
    }
    if is_confidential(inputs):
        properties["attributes"] = {"exportable": True}
        properties["release_policy"] = {
            "content_type": RELEASE_POLICY_CONTENT_TYPE,
            "data": _release_policy(inputs),
        }
    else:
        properties["rotation_policy"] = _rotation_policy(inputs)
    return keyvault.Key(
        f"{name}-key",
        resource_group_name=vault.resource_group_name,
        vault_name=vault.name,
        key_name=given_or(inputs.get("key_name"), DEFAULT_KEY_NAME),
        properties=properties,
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            protect=inputs.get("protect") is not False,
            retain=inputs.get("retain") is not False,
            hooks=hooks(parent, before_update=[warn_of_fixed_rotation]),
            import_id=imported(inputs, "key"),
        ),
    )


def _release_policy(inputs: Mapping[str, Any]) -> pulumi.Input[str]:
    policy: str | None = inputs.get("key_release_policy")
    if policy is not None:
        return encoded_release_policy(policy)
    location = pulumi.Output.from_input(inputs["location"])
    return location.apply(lambda known: encoded_release_policy(default_release_policy(known) or ""))


def _rotation_policy(inputs: Mapping[str, Any]) -> keyvault.RotationPolicyArgsDict:
    rotate = given_or(inputs.get("rotate_every"), DEFAULT_ROTATE_EVERY)
    actions: list[keyvault.LifetimeActionArgsDict] = [
        {
            "trigger": {"time_after_create": rotate},
            "action": {"type": keyvault.KeyRotationPolicyActionType.ROTATE},
        }
    ]
    notice = inputs.get("notify_before_expiry")
    if notice is not None:
        actions.append(
            {
                "trigger": {"time_before_expiry": notice},
                "action": {"type": keyvault.KeyRotationPolicyActionType.NOTIFY},
            }
        )
    policy: keyvault.RotationPolicyArgsDict = {"lifetime_actions": actions}
    lifetime = inputs.get("key_lifetime")
    # A set that stays on one version of its key must not see that version end (rule C15).
    if lifetime is None and inputs.get("follow_rotation") is not False:
        lifetime = DEFAULT_KEY_LIFETIME
    if lifetime is not None:
        policy["attributes"] = {"expiry_time": lifetime}
    return policy
