"""``DiskEncryption``: a key, the identity that may use it, and a disk encryption set."""

from typing import Any

import pulumi

from azure_disk_facts.encryption import EncryptionSetType, KeyType, SetIdentityType
from azure_disk_protection.checks.disk_encryption import disk_encryption_problems
from azure_disk_protection.children import (
    checked_args,
    component_options,
    declaring,
    given_or,
)
from azure_disk_protection.diagnostics import DiagnosticsArgs
from azure_disk_protection.disk_keys import declare_key, grants_here
from azure_disk_protection.encryption_sets import (
    declare_encryption_set,
    declare_proof,
    principal_of,
)
from azure_disk_protection.key_by_hand import grant_command
from azure_disk_protection.private_endpoint import PrivateEndpointArgs
from azure_disk_protection.reading import schema_case
from azure_disk_protection.typed import NotRequired, TypedDict


class DiskEncryptionArgs(TypedDict):
    """Inputs of a key and its disk encryption set.

    A platform key needs none of this: it is the ``encryptionType`` of the disk itself.
    """

    resource_group_name: pulumi.Input[str]
    """Resource group of everything that is made here."""
    location: pulumi.Input[str]
    """Azure region: that of the disks, and of the key vault."""
    encryption_type: NotRequired[EncryptionSetType]
    """What the set encrypts with. Omitted: a customer key."""
    key_vault_name: NotRequired[pulumi.Input[str]]
    """Name of a key vault to make, unique in the world. Omitted: ``keyVaultId`` names one, or the
    key lies in a managed HSM or in another tenant."""
    key_vault_id: NotRequired[pulumi.Input[str]]
    """Id of a key vault that exists, with RBAC and purge protection. Omitted: one is made."""
    key_url: NotRequired[pulumi.Input[str]]
    """URL with version of a key that exists in ``keyVaultId``, in a recovered key vault or in
    another tenant. Omitted: a key is made."""
    managed_hsm_key_url: NotRequired[pulumi.Input[str]]
    """URL with version of a key that exists in a managed HSM. Managed HSMs are not made here: each
    is activated by hand, and its keys and grants are out of the resource manager's reach.
    Omitted: the key lies in a key vault."""
    key_name: NotRequired[pulumi.Input[str]]
    """Name of the key to make. Omitted: ``disks``."""
    key_type: NotRequired[KeyType]
    """Type of the key to make. Omitted: RSA, kept in software; for confidential machines RSA, kept
    in hardware."""
    key_size_bits: NotRequired[int]
    """Size of the key to make: 2048, 3072 or 4096 bits. Omitted: 3072."""
    rotate_every: NotRequired[str]
    """ISO 8601 duration after which the key gets a new version, ``P7D`` or longer.
    Omitted: ``P90D``; never for confidential machines."""
    key_lifetime: NotRequired[str]
    """ISO 8601 duration after which a version of the key ends. Omitted: ``P2Y``; no version ends
    for confidential machines, or when the set stays on its version."""
    notify_before_expiry: NotRequired[str]
    """ISO 8601 duration before the end of a version at which Event Grid is told, ``P7D`` or longer.
    Omitted: it is not told."""
    key_release_policy: NotRequired[str]
    """Policy, as JSON, under which the key of confidential machines is released. Omitted: to
    machines that the region's shared attestation provider finds compliant."""
    confidential_vm_orchestrator_id: NotRequired[pulumi.Input[str]]
    """Object id of the service principal ``Confidential VM Orchestrator`` in the tenant, which may
    release the key then. Omitted: nobody may; only for confidential machines."""
    recover_deleted: NotRequired[bool]
    """Whether a soft-deleted key vault of that name comes back instead of a new one. Its keys come
    back too: ``keyUrl`` names one. Omitted: a new one is made."""
    deleted_keys_kept_days: NotRequired[int]
    """Days a new key vault keeps what was deleted, 7 to 90; fixed at creation. Omitted: 90."""
    tenant_id: NotRequired[pulumi.Input[str]]
    """Entra tenant of a new key vault. Omitted: the tenant of the deployment."""
    allowed_ip_ranges: NotRequired[list[str]]
    """Public IPv4 addresses and ranges that reach a new key vault over the public network. Omitted:
    none; disks reach it in any case."""
    allowed_subnet_ids: NotRequired[list[pulumi.Input[str]]]
    """Ids of subnets with a service endpoint that reach a new key vault. Omitted: none."""
    private_endpoint: NotRequired[PrivateEndpointArgs]
    """Private endpoint of the key vault. Omitted: none."""
    diagnostics: NotRequired[DiagnosticsArgs]
    """Where the key vault's logs go, and which. Omitted: nowhere."""
    identity_type: NotRequired[SetIdentityType]
    """With which identity the set uses its key. Omitted: a user-assigned one."""
    identity_id: NotRequired[pulumi.Input[str]]
    """Id of a user-assigned identity that exists. Omitted: one is made."""
    identity_principal_id: NotRequired[pulumi.Input[str]]
    """Principal id of ``identityId``. Omitted: it is looked up in the deployment's subscription."""
    identity_name: NotRequired[pulumi.Input[str]]
    """Name of the managed identity to make. Omitted: made from the resource's name."""
    federated_client_id: NotRequired[pulumi.Input[str]]
    """Client id of the multitenant application through which the key of another tenant is used.
    Omitted: the key lies in the tenant of the deployment."""
    grant: NotRequired[bool]
    """Whether the identity gets the right to the key here. Omitted: it does where the resource
    manager can give it, not in a managed HSM or another tenant; ``grantCommand`` says the rest."""
    probe: NotRequired[bool]
    """Whether the smallest empty disk proves that a system-assigned identity may use the key.
    Omitted: it does; without it ``ready`` only waits for the grant."""
    disk_encryption_set_name: NotRequired[pulumi.Input[str]]
    """Name of the encryption set. Omitted: made from the resource's name."""
    follow_rotation: NotRequired[bool]
    """Whether the set moves to new versions of the key by itself. Omitted: it does, except for
    confidential machines."""
    tags: NotRequired[pulumi.Input[dict[str, str]]]
    """Tags of everything that is made here. Omitted: none."""
    protect: NotRequired[bool]
    """Whether Pulumi refuses to delete key vault, key and set. Omitted: it refuses."""
    retain: NotRequired[bool]
    """Whether all of it stays in Azure when it leaves the program, so that what it encrypted
    stays readable. Omitted: it stays."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``key-vault``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""


class DiskEncryption(pulumi.ComponentResource):
    """A key that rotates, a managed identity that may use it, and a disk encryption set.

    Whatever is encrypted depends on ``ready``: it is known once the set can use its key.
    """

    disk_encryption_set_id: pulumi.Output[str]
    """Id of the encryption set."""
    ready: pulumi.Output[str]
    """Id of the encryption set, known once the set is proven to be able to use its key."""
    key_vault_id: pulumi.Output[str]
    """Id of the key vault; empty for a managed HSM or another tenant."""
    key_id: pulumi.Output[str]
    """Id of the key; empty for a managed HSM or another tenant."""
    key_url: pulumi.Output[str]
    """URL of the key with the version that the set began with."""
    identity_id: pulumi.Output[str]
    """Id of the user-assigned identity; empty for a set with a system-assigned one alone."""
    principal_id: pulumi.Output[str]
    """Principal id of the identity that uses the key."""
    grant_command: pulumi.Output[str]
    """Commands that let the identity use the key, for people; empty when the grant is made here."""
    rotation_error: pulumi.Output[str]
    """Why the set could not move to a new version of its key; empty when it could."""

    def __init__(
        self, name: str, args: DiskEncryptionArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        """Declare key vault, key, identity, grant and set, as far as they do not exist.

        Raises:
            InvalidInputs: inputs that Azure would refuse, all of them.
        """
        inputs = checked_args(DiskEncryptionArgs, args, disk_encryption_problems)
        options = component_options(opts, keep_version_aliases=inputs.get("keep_version_aliases"))
        with declaring():
            super().__init__("azure-disk-protection:index:DiskEncryption", name, None, options)
            outputs = self._declare(name, inputs)
        for output, value in outputs.items():
            setattr(self, output, value)
        self.register_outputs({schema_case(each): value for each, value in outputs.items()})

    def _declare(self, name: str, inputs: dict[str, Any]) -> dict[str, pulumi.Output[str]]:
        key = declare_key(name, inputs, parent=self)
        made = declare_encryption_set(f"{name}-set", inputs, key, parent=self)
        principal_id = principal_of(key, made)
        by_hand = _nothing()
        if not grants_here(inputs):
            by_hand = grant_command(name, inputs, key.url, principal_id, parent=self)
        return {
            "disk_encryption_set_id": made.id,
            "ready": declare_proof(name, inputs, key, made, parent=self),
            "key_vault_id": given_or(key.vault_id, _nothing()),
            "key_id": given_or(key.id, _nothing()),
            "key_url": key.url,
            "identity_id": given_or(key.identity_id, _nothing()),
            "principal_id": principal_id,
            "grant_command": by_hand,
            "rotation_error": made.auto_key_rotation_error.apply(
                lambda error: (error.message if error else None) or ""
            ),
        }


def _nothing() -> pulumi.Output[str]:
    return pulumi.Output.from_input("")
