from collections.abc import Callable
from typing import Any

import pulumi
from pulumi_azure_native import authorization, compute, dataprotection, resources

from azure_disk_facts.arm_id import resource_group_id, resource_id
from azure_disk_facts.azure_policies import EnforcementMode, ExemptionCategory
from azure_disk_facts.duties import REMEDIATE_EXPORT
from azure_disk_protection import DiskBackupPolicy, Guardrails
from azure_disk_protection.guardrail_args import (
    AuditEffect,
    DenyEffect,
    ExportEffect,
    ModifyEffect,
)
from tests.components.case import Case, Change

ROLE = "00000000-0000-4000-8000-0000000000aa"
VAULT = "bv-bakery"
PRINCIPAL = "00000000-0000-4000-8000-0000000000bb"


def subscription() -> str:
    """Return the id of the deployment's subscription."""
    return f"/subscriptions/{authorization.get_client_config().subscription_id}"


def group(name: str = "rg") -> pulumi.Output[str]:
    """Declare a resource group and return its id."""
    made = resources.ResourceGroup(f"group-{name}", resource_group_name=name, location="westeurope")
    return made.id


def args() -> dict[str, Any]:
    """Hold for the subscription."""
    return {"location": "westeurope", "scope": subscription()}


def role() -> pulumi.Output[str]:
    """Declare a role and return its id."""
    made = authorization.RoleDefinition(
        "role",
        scope=subscription(),
        role_definition_id=ROLE,
        role_name="closes exports",
        role_type="CustomRole",
        permissions=[{"actions": list(REMEDIATE_EXPORT.actions)}],
        assignable_scopes=[subscription()],
    )
    return made.id


def encryption_set() -> str:
    """Return the id of an encryption set."""
    guid = authorization.get_client_config().subscription_id
    return resource_id(resource_group_id(guid, "rg"), "Microsoft.Compute/diskEncryptionSets", "des")


def disk_access() -> dict[str, Any]:
    """Declare a disk access."""
    made = compute.DiskAccess(
        "access",
        disk_access_name="da",
        resource_group_name=group().apply(lambda known: known.rsplit("/", 1)[-1]),
        location="westeurope",
    )
    return {"disk_access_id": made.id, "location": "westeurope"}


def backup() -> dict[str, Any]:
    """Declare a backup vault and a policy, for disks with a tag."""
    home = group()
    vault = dataprotection.BackupVault(
        "vault",
        vault_name=VAULT,
        resource_group_name=home.apply(lambda known: known.rsplit("/", 1)[-1]),
        location="westeurope",
        identity={"type": "SystemAssigned"},
        properties={
            "storage_settings": [{"datastore_type": "VaultStore", "type": "LocallyRedundant"}]
        },
    )
    policy = DiskBackupPolicy(
        "policy",
        {
            "resource_group_name": "rg",
            "vault_name": vault.name,
            "policy_name": "four-hourly",
            "every": "PT4H",
            "keep": "P7D",
        },
    )
    return {
        "tag_name": "backup",
        "tag_values": ["gold"],
        "deploy": {
            "policy_id": policy.policy_id,
            "location": "westeurope",
            "snapshot_resource_group_id": home,
            "vault_principal_id": vault.identity.apply(
                lambda known: str(known and known.principal_id)
            ),
        },
    }


def exemptions() -> dict[str, Any]:
    """Return an exemption of a resource group."""
    return {
        "lab": {
            "scope": group("lab"),
            "category": ExemptionCategory.WAIVER,
            "reason": "agreed by the owner",
            "expires_on": "2027-01-01T00:00:00Z",
            "guardrails": ["diskExport"],
        }
    }


def nested(part: str, whole: Callable[[], Any], **changes: Any) -> dict[str, Change]:
    """Return changes of inputs of an input, each in both programs otherwise as ``whole`` says."""
    return {
        f"{part}.{name.replace('__', '.')}": Change(to, given={part: whole})
        for name, to in changes.items()
    }


def other(kind: str) -> str:
    """Return the id of another resource of the group, which nobody looks up."""
    return f"{subscription()}/resourceGroups/rg/providers/{kind}/other"


def granted_sets() -> dict[str, Any]:
    """Declare a resource that a role can be granted on, and return its id by a name."""
    return {"des": group("sets")}


NESTED = {
    **nested(
        "backup",
        backup,
        tag_name="tier",
        tag_values=["silver"],
        deploy__policy_id=lambda: other(
            f"Microsoft.DataProtection/backupVaults/{VAULT}/backupPolicies"
        ),
        deploy__location="northeurope",
        deploy__snapshot_resource_group_id=lambda: group("snapshots"),
        deploy__vault_principal_id=PRINCIPAL,
        deploy__disk_encryption_set_ids=granted_sets,
    ),
    **nested(
        "disk_access",
        disk_access,
        disk_access_id=lambda: other("Microsoft.Compute/diskAccesses"),
        location="northeurope",
    ),
    **{
        f"exemptions.{name}": Change(
            to, given={"exemptions": exemptions}, at=f"exemptions.lab.{name}"
        )
        for name, to in {
            "scope": lambda: group("bench"),
            "category": ExemptionCategory.MITIGATED,
            "reason": "agreed by the auditor",
            "expires_on": "2027-06-01T00:00:00Z",
            "guardrails": ["snapshotExport"],
        }.items()
    },
}

CASE = Case(
    component=Guardrails,
    args=args,
    changes={
        "location": Change("northeurope"),
        "scope": Change(group),
        "management_group": Change(lambda: authorization.get_client_config().tenant_id),
        "assignment_name": Change("disks"),
        "display_name": Change("Disks"),
        "enforcement": Change(EnforcementMode.DO_NOT_ENFORCE),
        "excluded_scopes": Change(lambda: [group("lab")]),
        "allowed_encryption_set_ids": Change(lambda: [encryption_set()]),
        "max_snapshot_age_days": Change(30),
        # Azure takes no parameters away, so they can only be taken in later.
        "unverified_aliases": Change(to=True, given={"unverified_aliases": False}),
        "remediation_role_id": Change(role, given={"disk_export": ExportEffect.MODIFY}),
        **NESTED,
        "disks_encrypted": Change(DenyEffect.DENY),
        "snapshots_encrypted": Change(DenyEffect.DENY),
        "machine_disks_encrypted": Change(DenyEffect.DENY),
        "double_encryption": Change(DenyEffect.DENY),
        "encryption_at_host": Change(DenyEffect.DENY),
        "disk_export": Change(ExportEffect.DISABLED),
        "disk_public_access": Change(DenyEffect.DENY),
        "disk_export_sign_in": Change(
            ModifyEffect.DISABLED, given={"disk_export_sign_in": ModifyEffect.MODIFY}
        ),
        "snapshot_export": Change(ExportEffect.MODIFY),
        "snapshot_public_access": Change(ExportEffect.MODIFY),
        "snapshots_incremental": Change(DenyEffect.DENY),
        "vault_soft_delete": Change(AuditEffect.DISABLED),
        "vault_immutability": Change(AuditEffect.AUDIT),
        "vault_customer_key": Change(DenyEffect.DENY),
        "vault_resource_guard": Change(AuditEffect.AUDIT),
        "vault_cross_subscription_restore": Change(ModifyEffect.MODIFY),
        "key_vault_purge_protection": Change(DenyEffect.DENY),
        "key_vault_roles": Change(DenyEffect.DENY),
        "key_vault_firewall": Change(DenyEffect.DENY),
    },
)
