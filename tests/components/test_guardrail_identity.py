import pytest

from azure_disk_facts.roles import (
    BACKUP_CONTRIBUTOR,
    DISK_BACKUP_READER,
    DISK_SNAPSHOT_CONTRIBUTOR,
    READER,
)
from azure_disk_protection.guardrail_args import ExportEffect, ModifyEffect
from tests.components.rails import HOME, recorded
from tests.components.recording import GROUP, POLICY_ID, PRINCIPAL, SET_ID, Recording

MENDING = {"disk_export": ExportEffect.MODIFY}
TENANT = "/providers/Microsoft.Authorization/roleDefinitions/"
DEPLOY = {
    "policy_id": POLICY_ID,
    "location": "westeurope",
    "snapshot_resource_group_id": GROUP,
    "vault_principal_id": "vault",
    "disk_encryption_set_ids": {"des": SET_ID},
}


def grants(made: Recording) -> dict[str, tuple[str, str, str]]:
    return {
        each.name: (each.at("roleDefinitionId"), each.at("scope"), each.at("principalId"))
        for each in made.of_type("RoleAssignment")
    }


@pytest.mark.parametrize(
    "inputs",
    [
        MENDING,
        {"snapshot_export": ExportEffect.MODIFY},
        {"snapshot_public_access": ExportEffect.MODIFY},
        {"disk_export_sign_in": ModifyEffect.MODIFY},
    ],
)
def test_what_is_mended_takes_a_narrow_role(inputs: dict[str, ExportEffect]) -> None:
    made = recorded(**inputs)
    role = made["g-remediation-role"]
    assert role.at("scope") == HOME
    assert role.at("assignableScopes") == [HOME]
    assert role.at("roleName").startswith("g ")
    actions = role.at("permissions.0.actions")
    assert not any("*" in action or "delete" in action.lower() for action in actions)
    assert made["g-remediation-grant"].depends_on == {"g-remediation-role", "g-assignment"}
    assert list(grants(made)) == ["g-remediation-grant"]
    assert made["g-remediation-grant"].at("principalId") == PRINCIPAL


def test_the_definition_names_the_role_that_is_granted() -> None:
    made = recorded(**MENDING, remediation_role_id=f"{TENANT}narrow")
    named = made["g-disk-export"].at("policyRule.then.details.roleDefinitionIds")
    assert named == [f"{TENANT}narrow"]
    assert grants(made)["g-remediation-grant"][0] == named[0]
    assert "g-remediation-role" not in made.names
    assert "g-remediation-role" in recorded(**MENDING)["g-disk-export"].depends_on


def test_a_role_at_a_management_group_lies_there() -> None:
    made = recorded(management_group="root", **MENDING)
    root = "/providers/Microsoft.Management/managementGroups/root"
    assert made["g-remediation-role"].at("scope") == root
    assert made["g-remediation-role"].at("assignableScopes") == [root]


def test_restores_are_closed_by_the_role_microsoft_names() -> None:
    made = recorded(vault_cross_subscription_restore=ModifyEffect.MODIFY)
    contributor = f"{TENANT}{BACKUP_CONTRIBUTOR.guid}"
    assert grants(made) == {"g-backup-grant": (contributor, HOME, PRINCIPAL)}


def test_the_vault_gets_what_microsofts_definition_leaves_out() -> None:
    """H2, E19."""
    backup = {"tag_name": "backup", "tag_values": ["gold"], "deploy": DEPLOY}
    assert grants(recorded(backup=backup)) == {
        "g-backup-grant": (f"{TENANT}{BACKUP_CONTRIBUTOR.guid}", HOME, PRINCIPAL),
        "g-vault-disks-grant": (f"{TENANT}{DISK_BACKUP_READER.guid}", HOME, "vault"),
        "g-vault-snapshots-grant": (f"{TENANT}{DISK_SNAPSHOT_CONTRIBUTOR.guid}", GROUP, "vault"),
        "g-vault-set-des-grant": (f"{TENANT}{READER.guid}", SET_ID, "vault"),
    }
    granted = {**DEPLOY, "vault_principal_id": None}
    assert list(grants(recorded(backup={**backup, "deploy": granted}))) == ["g-backup-grant"]
    assert grants(recorded(backup={"tag_name": "backup", "tag_values": ["gold"]})) == {}
