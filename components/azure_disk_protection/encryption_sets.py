"""Disk encryption sets, and the proof that they can use their key."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_azure_native import authorization, compute

from azure_disk_facts.disks import CreateOption
from azure_disk_facts.encryption import (
    EncryptionSetType,
    SetIdentityType,
    key_host_name,
    key_name,
)
from azure_disk_facts.network import NetworkAccessPolicy, PublicNetworkAccess
from azure_disk_facts.skus import DISK_SKUS, DiskSku
from azure_disk_protection.children import child_options, given_or, imported
from azure_disk_protection.disk_keys import GrantedKey, declare_key_grant, grants_here
from azure_disk_protection.hooks import hooks
from azure_disk_protection.key_vaults import is_confidential

_PROBE_SKU = DiskSku.STANDARD_LRS


def declare_encryption_set(
    name: str, inputs: Mapping[str, Any], key: GrantedKey, *, parent: pulumi.Resource
) -> compute.DiskEncryptionSet:
    """Declare a disk encryption set on a key, from checked inputs.

    With a user-assigned identity the set is made once the grant is effective: Azure refuses it
    before, and then it is tried again (rule C8).
    """
    follows = follows_rotation(inputs)
    made = compute.DiskEncryptionSet(
        name,
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        disk_encryption_set_name=inputs.get("disk_encryption_set_name"),
        encryption_type=given_or(inputs.get("encryption_type"), EncryptionSetType.CUSTOMER_KEY),
        identity=_identity(inputs, key),
        active_key={"key_url": key.url, "source_vault": key.source_vault},
        federated_client_id=inputs.get("federated_client_id"),
        rotation_to_latest_key_version_enabled=follows,
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            protect=inputs.get("protect") is not False,
            retain=inputs.get("retain") is not False,
            depends_on=key.grants,
            # After a rotation Azure names the new version there (rule C3).
            ignore_changes=["activeKey.keyUrl"] if follows else None,
            hooks=hooks(parent),
            import_id=imported(inputs, "set"),
        ),
    )
    if follows:
        used = made.active_key.apply(lambda known: known.key_url if known else None)
        pulumi.Output.all(used, key.url).apply(lambda known: _same_key(name, *known))
    return made


class OtherKey(Exception):
    """A set that follows the rotation of its key, and another key in the program."""


def _place(url: str) -> tuple[str, str]:
    return key_host_name(url), key_name(url).lower()


def _same_key(name: str, used: str | None, wanted: str) -> None:
    """Stop before anything of the key in use is taken away; versions may differ.

    Raises:
        OtherKey: the set uses another key than the program says.
    """
    if used and _place(used) != _place(wanted):
        raise OtherKey(
            f"{name}: the set encrypts with {used!r}, got {wanted!r}, allowed: a version of the "
            "key in use, as the set follows its rotation; to change over to the other key, deploy "
            "it with followRotation false once"
        )


def follows_rotation(inputs: Mapping[str, Any]) -> bool:
    """Tell whether a set moves to new versions of its key: never with running machines (D5)."""
    return inputs.get("follow_rotation") is not False and not is_confidential(inputs)


def _identity(inputs: Mapping[str, Any], key: GrantedKey) -> compute.EncryptionSetIdentityArgsDict:
    kind = given_or(inputs.get("identity_type"), SetIdentityType.USER_ASSIGNED)
    identity: compute.EncryptionSetIdentityArgsDict = {"type": kind.value}
    if key.identity_id is not None:
        identity["user_assigned_identities"] = [key.identity_id]
    return identity


def principal_of(key: GrantedKey, made: compute.DiskEncryptionSet) -> pulumi.Output[str]:
    """Return who uses the key: the identity of its own, or the set itself."""
    if key.principal_id is not None:
        return key.principal_id
    return _own_principal(made)


def _own_principal(made: compute.DiskEncryptionSet) -> pulumi.Output[str]:
    # Unknown identities stand in previews; of a set that is there, Azure always tells it.
    return made.identity.apply(lambda known: (known.principal_id if known else None) or "")


def declare_proof(
    name: str,
    inputs: Mapping[str, Any],
    key: GrantedKey,
    made: compute.DiskEncryptionSet,
    *,
    parent: pulumi.Resource,
) -> pulumi.Output[str]:
    """Return the set's id, known once the set is proven to be able to use its key.

    A user-assigned identity is proven by the making of the set. The one that comes with a set is
    granted the key after it, and no request of the set itself would notice: what proves it is a
    first use, by the smallest disk there is. No such disk can be made with a set for confidential
    machines, so there the grant alone is waited for.
    """
    grants: list[authorization.RoleAssignment] = []
    has_own = inputs.get("identity_type") in (SetIdentityType.SYSTEM_ASSIGNED, SetIdentityType.BOTH)
    if has_own and key.id is not None and grants_here(inputs):
        grants.append(
            declare_key_grant(
                name,
                inputs,
                key.id,
                _own_principal(made),
                parent=parent,
                role="system-key-grant",
            )
        )
    needed: list[pulumi.Output[str]] = [made.id, *(grant.id for grant in grants)]
    if _is_probed(inputs):
        needed.append(_declare_probe(name, inputs, made, grants, parent=parent).id)
    return pulumi.Output.all(*needed).apply(lambda known: str(known[0]))


def _is_probed(inputs: Mapping[str, Any]) -> bool:
    is_alone = inputs.get("identity_type") is SetIdentityType.SYSTEM_ASSIGNED
    return is_alone and inputs.get("probe") is not False and not is_confidential(inputs)


def _declare_probe(
    name: str,
    inputs: Mapping[str, Any],
    made: compute.DiskEncryptionSet,
    grants: list[authorization.RoleAssignment],
    *,
    parent: pulumi.Resource,
) -> compute.Disk:
    """Declare an empty disk: Azure wraps its key with the set's, and refuses while it may not."""
    return compute.Disk(
        f"{name}-probe",
        resource_group_name=inputs["resource_group_name"],
        location=inputs["location"],
        sku={"name": _PROBE_SKU.value},
        disk_size_gb=DISK_SKUS[_PROBE_SKU].min_size_gib,
        creation_data={"create_option": CreateOption.EMPTY.value},
        encryption={"disk_encryption_set_id": made.id},
        network_access_policy=NetworkAccessPolicy.DENY_ALL.value,
        public_network_access=PublicNetworkAccess.DISABLED.value,
        tags=inputs.get("tags"),
        opts=child_options(
            parent,
            depends_on=grants,
            hooks=hooks(parent),
            import_id=imported(inputs, "probe"),
        ),
    )
