"""Inputs of :class:`~azure_disk_protection.guardrails.Guardrails`."""

from enum import Enum

import pulumi

from azure_disk_facts.azure_policies import Effect, EnforcementMode, ExemptionCategory
from azure_disk_protection.typed import NotRequired, TypedDict


class AuditEffect(str, Enum):
    """Effects of a guardrail that only looks."""

    AUDIT = Effect.AUDIT.value
    """Shown as non-compliant."""
    DISABLED = Effect.DISABLED.value
    """Not evaluated."""


class DenyEffect(str, Enum):
    """Effects of a guardrail that may refuse."""

    AUDIT = Effect.AUDIT.value
    """Shown as non-compliant."""
    DENY = Effect.DENY.value
    """Requests are refused."""
    DISABLED = Effect.DISABLED.value
    """Not evaluated."""


class ExportEffect(str, Enum):
    """Effects of a guardrail that may refuse or mend."""

    AUDIT = Effect.AUDIT.value
    """Shown as non-compliant."""
    DENY = Effect.DENY.value
    """Requests are refused."""
    MODIFY = Effect.MODIFY.value
    """Requests are changed to what is wanted."""
    DISABLED = Effect.DISABLED.value
    """Not evaluated."""


class ModifyEffect(str, Enum):
    """Effects of a guardrail that only mends."""

    MODIFY = Effect.MODIFY.value
    """Requests are changed to what is wanted."""
    DISABLED = Effect.DISABLED.value
    """Not evaluated."""


class DiskAccessGuardrailArgs(TypedDict):
    """Exports through the private endpoints of one disk access only."""

    disk_access_id: pulumi.Input[str]
    """Id of the disk access that disks get."""
    location: pulumi.Input[str]
    """Azure region of the disk access; disks of other regions are left alone."""


class BackupDeploymentArgs(TypedDict):
    """How Azure Policy puts disks with the tag under backup."""

    policy_id: pulumi.Input[str]
    """Id of the backup policy, in a backup vault at or below the scope."""
    location: pulumi.Input[str]
    """Azure region of the backup vault; disks of other regions are left alone."""
    snapshot_resource_group_id: pulumi.Input[str]
    """Id of the resource group the backups lie in, in the disks' subscription."""
    vault_principal_id: NotRequired[pulumi.Input[str]]
    """Object id of the backup vault's identity, which gets its roles here: the policy of
    Microsoft's grants it none, and without them no backup is configured. Omitted: it has them."""
    disk_encryption_set_ids: NotRequired[dict[str, pulumi.Input[str]]]
    """Ids of the encryption sets of the disks, which the backup vault must be able to read, by
    names of your own, which become names of resources. Omitted: none."""


class BackupGuardrailArgs(TypedDict):
    """Disks that have to be backed up."""

    tag_name: str
    """Name of the tag that marks them."""
    tag_values: list[str]
    """Values of the tag that mark them."""
    deploy: NotRequired[BackupDeploymentArgs]
    """How Azure Policy backs up the unprotected ones. Omitted: they are only shown."""


class ExemptionArgs(TypedDict):
    """One exemption from the guardrails."""

    scope: pulumi.Input[str]
    """Id of what is exempt: a resource, a resource group or a subscription."""
    category: ExemptionCategory
    """Whether the risk is accepted or met by other means."""
    reason: str
    """Why, and who agreed."""
    expires_on: NotRequired[str]
    """When it ends, as ``2026-12-31T00:00:00Z``. Omitted: never."""
    guardrails: NotRequired[list[str]]
    """Guardrails it is about, by input name in camelCase. Omitted: all."""


class GuardrailsArgs(TypedDict):
    """Inputs of the guardrails.

    None of them denies anything unless told to: a refusal stops other teams' restores and the
    snapshots of Azure Backup just as it stops mistakes.
    """

    location: pulumi.Input[str]
    """Azure region of the assignment's identity; fixed."""
    scope: NotRequired[pulumi.Input[str]]
    """Id of the subscription, resource group or management group they hold for. Omitted: the
    management group."""
    management_group: NotRequired[str]
    """Name of the management group the definitions lie in, at the scope or above it. Omitted: they
    lie in the deployment's subscription."""
    assignment_name: NotRequired[str]
    """Name of the assignment, at a management group 24 characters at most. Omitted: the
    resource's name."""
    display_name: NotRequired[pulumi.Input[str]]
    """What people read. Omitted: ``Disk protection guardrails``."""
    enforcement: NotRequired[EnforcementMode]
    """``DoNotEnforce`` is a dry run: compliance is shown, nothing is denied or modified. Omitted:
    ``Default``."""
    excluded_scopes: NotRequired[list[pulumi.Input[str]]]
    """Ids below the scope that they do not hold for. Omitted: none."""
    exemptions: NotRequired[dict[str, ExemptionArgs]]
    """Exemptions by name: unlike an excluded scope each has a reason and may end. Omitted: none."""
    allowed_encryption_set_ids: NotRequired[list[pulumi.Input[str]]]
    """Ids of the encryption sets that disks and snapshots may have. Omitted: any."""
    max_snapshot_age_days: NotRequired[int]
    """Days after which a snapshot is shown as too old; policies cannot delete any. Omitted: age is
    not looked at."""
    unverified_aliases: NotRequired[bool]
    """Whether to have the guardrails on snapshots whose aliases no source of Microsoft's shows:
    ``snapshotsIncremental``, ``snapshotsEncrypted``, ``snapshotPublicAccess`` and age. Where Azure
    lacks one it refuses the definition with ``InvalidPolicyAlias``: give false then. They can be
    taken in later, not out: an initiative keeps its parameters. Omitted: they are there."""
    remediation_role_id: NotRequired[pulumi.Input[str]]
    """Id of an existing role that remediations of disks and snapshots work with. Omitted: a role is
    made that may only read and write those, once a guardrail modifies."""
    backup: NotRequired[BackupGuardrailArgs]
    """Which disks have to be backed up. Omitted: not looked at."""
    disk_access: NotRequired[DiskAccessGuardrailArgs]
    """Disk access that disks open to export get, so that only its private endpoints reach them.
    Omitted: none."""
    disks_encrypted: NotRequired[DenyEffect]
    """Disks without an allowed encryption set. Omitted: ``Audit``."""
    snapshots_encrypted: NotRequired[DenyEffect]
    """Snapshots without an allowed encryption set. Omitted: ``Audit``."""
    machine_disks_encrypted: NotRequired[DenyEffect]
    """Virtual machines whose disks have a platform key. Omitted: ``Disabled``."""
    double_encryption: NotRequired[DenyEffect]
    """Encryption sets that do not encrypt twice. Omitted: ``Disabled``."""
    encryption_at_host: NotRequired[DenyEffect]
    """Virtual machines without encryption at host. Omitted: ``Disabled``."""
    disk_export: NotRequired[ExportEffect]
    """Disks that can be exported. ``Modify`` closes them. Omitted: ``Audit``."""
    disk_public_access: NotRequired[DenyEffect]
    """Disks that can be exported without private endpoints. Omitted: ``Disabled``."""
    disk_export_sign_in: NotRequired[ModifyEffect]
    """Disks whose export needs no Entra token; Azure Backup takes none that does. Omitted:
    ``Disabled``."""
    snapshot_export: NotRequired[ExportEffect]
    """Snapshots that can be exported. ``Modify`` closes them. Omitted: ``Audit``."""
    snapshot_public_access: NotRequired[ExportEffect]
    """Snapshots open to the public network. Omitted: ``Audit``."""
    snapshots_incremental: NotRequired[DenyEffect]
    """Full snapshots. ``Deny`` also stops tools that take full ones. Omitted: ``Audit``."""
    vault_soft_delete: NotRequired[AuditEffect]
    """Backup vaults without soft delete. Omitted: ``Audit``."""
    vault_immutability: NotRequired[AuditEffect]
    """Backup vaults that are not immutable. Omitted: ``Disabled``."""
    vault_customer_key: NotRequired[DenyEffect]
    """Backup vaults without a customer key. Omitted: ``Disabled``."""
    vault_resource_guard: NotRequired[AuditEffect]
    """Backup vaults without a resource guard. Omitted: ``Disabled``."""
    vault_cross_subscription_restore: NotRequired[ModifyEffect]
    """Backup vaults that restore into other subscriptions. Omitted: ``Disabled``."""
    key_vault_purge_protection: NotRequired[DenyEffect]
    """Key vaults without purge protection. Omitted: ``Audit``."""
    key_vault_roles: NotRequired[DenyEffect]
    """Key vaults with access policies instead of roles. Omitted: ``Disabled``."""
    key_vault_firewall: NotRequired[DenyEffect]
    """Key vaults open to the public network. Omitted: ``Disabled``."""
    imports: NotRequired[dict[str, str]]
    """Ids of existing resources to take over, by child: ``initiative``, ``assignment``, definitions
    by their guardrails as ``disk-export``, exemptions as ``lab-exemption``, ``remediation-role``,
    ``remediation-grant``, ``backup-grant``, ``vault-disks-grant``, ``vault-snapshots-grant``,
    ``vault-set-<set>-grant``. Omitted: all are made."""
    keep_version_aliases: NotRequired[bool]
    """Whether children keep their aliases to old API versions, for estates adopted from such.
    Omitted: they do not."""
