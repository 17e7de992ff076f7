"""Guardrails by what one wants; each returns inputs that may be changed before they are used."""

from azure_disk_facts.azure_policies import EnforcementMode
from azure_disk_protection.guardrail_args import (
    AuditEffect,
    DenyEffect,
    ExportEffect,
    GuardrailsArgs,
)


def observing(args: GuardrailsArgs) -> GuardrailsArgs:
    """Show every disk, snapshot, vault and key that is not as it should be; change nothing."""
    return {
        "machine_disks_encrypted": DenyEffect.AUDIT,
        "double_encryption": DenyEffect.AUDIT,
        "vault_immutability": AuditEffect.AUDIT,
        "vault_resource_guard": AuditEffect.AUDIT,
        "key_vault_roles": DenyEffect.AUDIT,
        "key_vault_firewall": DenyEffect.AUDIT,
        **args,
    }


def enforcing(args: GuardrailsArgs) -> GuardrailsArgs:
    """Deny what has no customer key or is a full snapshot, and close every export.

    Exports are closed, not denied: a restore in need is never refused for them. Have
    :func:`rehearsing` first, and exemptions for what cannot follow.
    """
    return {
        "disks_encrypted": DenyEffect.DENY,
        "snapshots_encrypted": DenyEffect.DENY,
        "snapshots_incremental": DenyEffect.DENY,
        "disk_export": ExportEffect.MODIFY,
        "snapshot_export": ExportEffect.MODIFY,
        "snapshot_public_access": ExportEffect.MODIFY,
        "key_vault_purge_protection": DenyEffect.DENY,
        **args,
    }


def rehearsing(args: GuardrailsArgs) -> GuardrailsArgs:
    """Show what guardrails would do, without doing it."""
    return {**args, "enforcement": EnforcementMode.DO_NOT_ENFORCE}
