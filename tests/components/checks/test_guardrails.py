from typing import Any

import pytest

from azure_disk_facts.azure_policies import ExemptionCategory
from azure_disk_protection.checks.guardrails import guardrails_problems
from azure_disk_protection.guardrail_args import DenyEffect, ExportEffect, ModifyEffect
from tests.components.recording import (
    GROUP,
    OTHER_SUBSCRIPTION,
    POLICY_ID,
    SET_ID,
    SUBSCRIPTION,
)

HOME = f"/subscriptions/{SUBSCRIPTION}"
ROOT = "/providers/Microsoft.Management/managementGroups/root"
ACCESS = {
    "disk_access_id": f"{GROUP}/providers/Microsoft.Compute/diskAccesses/da",
    "location": "westeurope",
}
DEPLOY = {"policy_id": POLICY_ID, "location": "westeurope", "snapshot_resource_group_id": GROUP}
BACKUP = {"tag_name": "backup", "tag_values": ["gold"]}

LAB = {"scope": GROUP, "category": ExemptionCategory.WAIVER, "reason": "agreed"}


def problems(**inputs: Any) -> list[str]:
    given = {"location": "westeurope", "scope": HOME, **inputs}
    return [str(problem) for problem in guardrails_problems(given)]


def test_what_is_right() -> None:
    assert problems() == []
    assert problems(scope=ROOT, management_group="root") == []
    assert problems(scope=None, management_group="root") == []
    far = f"/subscriptions/{OTHER_SUBSCRIPTION}"
    assert problems(scope=ROOT, management_group="root", excluded_scopes=[far]) == []
    assert problems(excluded_scopes=[GROUP.upper()], exemptions={"lab": LAB}) == []
    assert problems(disk_access=ACCESS, backup={**BACKUP, "deploy": DEPLOY}) == []
    assert problems(disk_export=ExportEffect.AUDIT, disk_access=ACCESS) == []
    lab = {"scope": GROUP, "category": ExemptionCategory.WAIVER, "reason": "x"}
    assert problems(exemptions={"lab": {**lab, "guardrails": ["backUpTaggedDisks"]}}) == []


@pytest.mark.parametrize(
    ("inputs", "text"),
    [
        (
            {"location": "nowhere"},
            "location: got 'nowhere', allowed: the name of an Azure region, for example "
            "westeurope; correct the name",
        ),
        (
            {"scope": None},
            "scope: got nothing, allowed: the id of a subscription, a resource group or a "
            "management group; give it, or managementGroup",
        ),
        (
            {"scope": ROOT},
            "managementGroup: got nothing, allowed: the name of a management group at the scope "
            "or above it; give it, the definitions have to lie there",
        ),
        (
            {"scope": POLICY_ID},
            f"scope: got '{POLICY_ID}', allowed: the id of a Microsoft.Resources/subscriptions or "
            "the id of a Microsoft.Resources/resourceGroups or the id of a "
            "Microsoft.Management/managementGroups; give the resource's id",
        ),
        (
            {"scope": None, "management_group": ROOT},
            f"managementGroup: got '{ROOT}', allowed: 1 to 90 letters, digits, '_', '(', ')', '.' "
            "or '-', starting with a letter or digit and not ending with '.'; give its name, not "
            "its id",
        ),
        (
            {"excluded_scopes": [GROUP, "lab"]},
            "excludedScopes[1]: got 'lab', allowed: the id of a subscription, a resource group or "
            "a resource; give the id",
        ),
        (
            {"excluded_scopes": [f"/subscriptions/{OTHER_SUBSCRIPTION}"]},
            f"excludedScopes[0]: got '/subscriptions/{OTHER_SUBSCRIPTION}', allowed: an id below "
            f"{HOME}; it is not in the scope, remove it",
        ),
        (
            {"exemptions": {"lab": {**LAB, "scope": "lab"}}},
            "exemptions.lab.scope: got 'lab', allowed: the id of a subscription, a resource group "
            "or a resource; give the id",
        ),
        (
            {"exemptions": {"lab": {**LAB, "scope": f"/subscriptions/{OTHER_SUBSCRIPTION}"}}},
            f"exemptions.lab.scope: got '/subscriptions/{OTHER_SUBSCRIPTION}', allowed: {HOME} or "
            "an id below it; the guardrails do not hold there, remove it",
        ),
        (
            {"exemptions": {"lab": {**LAB, "reason": " "}}},
            "exemptions.lab.reason: got ' ', allowed: why, and who agreed; say it, people will ask",
        ),
        (
            {"backup": {**BACKUP, "tag_name": ""}},
            "backup.tagName: got '', allowed: the name of a tag; say which tag marks the disks",
        ),
        (
            {"backup": {**BACKUP, "tag_values": []}},
            "backup.tagValues: got [], allowed: at least one value; none would mark no disk at all",
        ),
        (
            {"remediation_role_id": SET_ID},
            f"remediationRoleId: got '{SET_ID}', allowed: the id of a "
            "Microsoft.Authorization/roleDefinitions; give the resource's id",
        ),
        (
            {"scope": ROOT, "management_group": "root", "assignment_name": "a" * 25},
            f"assignmentName: got '{'a' * 25}', allowed: 1 to 24 characters, none of "
            "<>*%&:?.+/\\, not ending with a space; choose another name",
        ),
        (
            {"max_snapshot_age_days": 0},
            "maxSnapshotAgeDays: got 0, allowed: 1 day or more; choose a longer age",
        ),
        (
            {"unverified_aliases": False, "snapshots_incremental": DenyEffect.DENY},
            "snapshotsIncremental: got 'Deny', allowed: nothing with unverifiedAliases false; "
            "remove it, or take them in",
        ),
        (
            {"unverified_aliases": False, "max_snapshot_age_days": 9},
            "maxSnapshotAgeDays: got 9, allowed: nothing with unverifiedAliases false; remove it, "
            "or take them in",
        ),
        (
            {"allowed_encryption_set_ids": [GROUP]},
            f"allowedEncryptionSetIds[0]: got '{GROUP}', allowed: the id of a "
            "Microsoft.Compute/diskEncryptionSets; give the resource's id",
        ),
        (
            {"disk_export": ExportEffect.MODIFY, "disk_access": ACCESS},
            f"diskAccess: got {ACCESS!r}, allowed: nothing when diskExport denies or modifies; "
            "remove it, or set diskExport to Disabled and diskPublicAccess to Deny",
        ),
        (
            {"disk_access": {**ACCESS, "disk_access_id": GROUP}},
            f"diskAccess.diskAccessId: got '{GROUP}', allowed: the id of a "
            "Microsoft.Compute/diskAccesses; give the resource's id",
        ),
        (
            {"disk_export_sign_in": ModifyEffect.MODIFY, "backup": BACKUP},
            "diskExportSignIn: got 'Modify', allowed: Disabled beside backup; Azure Backup does "
            "not take disks that ask for a token, remove one of them",
        ),
        (
            {"imports": {"role": "x"}},
            "imports: got {'role': 'x'}, allowed: initiative, assignment, remediation-role, "
            "disks-encrypted, snapshots-encrypted, disk-export, snapshot-export, "
            "snapshot-public-access, snapshots-incremental, snapshots-young, disks-backed-up, "
            "remediation-grant, backup-grant, vault-disks-grant, vault-snapshots-grant; remove "
            "'role'",
        ),
    ],
)
def test_what_is_wrong(inputs: dict[str, Any], text: str) -> None:
    assert problems(**inputs) == [text]


def test_a_deployment_of_backups_stays_in_its_subscription() -> None:
    backup = {**BACKUP, "deploy": DEPLOY}
    (said,) = problems(scope=ROOT, management_group="root", backup=backup)
    assert said.endswith(
        "allowed: no deploy at a management group; declare guardrails for each subscription: its "
        "snapshots lie in a group of its own"
    )
    elsewhere = {"policy_id": POLICY_ID.replace("/rg/", "/other/")}
    (said,) = problems(scope=GROUP, backup={**BACKUP, "deploy": {**DEPLOY, **elsewhere}})
    assert said == (
        f"backup.deploy.policyId: got '{elsewhere['policy_id']}', allowed: a backup policy at or "
        f"below {GROUP}; Azure Policy's identity has rights there only, widen the scope or move "
        "the vault"
    )
    away = {"snapshot_resource_group_id": GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)}
    (said,) = problems(backup={**BACKUP, "deploy": {**DEPLOY, **away}})
    assert said == (
        "backup.deploy.snapshotResourceGroupId: got "
        f"'{away['snapshot_resource_group_id']}', allowed: a resource group of subscription "
        f"{SUBSCRIPTION}; snapshots of a backup lie in the disk's subscription"
    )


def test_exemptions() -> None:
    lab = {"scope": GROUP, "category": ExemptionCategory.WAIVER, "reason": "x"}
    wrong = {**lab, "expires_on": "soon", "guardrails": ["speed"]}
    ends, name = problems(exemptions={"lab": wrong})
    assert ends == (
        "exemptions.lab.expiresOn: got 'soon', allowed: a moment as 2026-12-31T00:00:00Z; "
        "correct it"
    )
    assert name.startswith("exemptions.lab.guardrails: got 'speed', allowed: backUpTaggedDisks, ")
    assert name.endswith("; choose one of them")


def test_encryption_sets_are_granted_once_each() -> None:
    deploy = {**DEPLOY, "disk_encryption_set_ids": {"one": SET_ID, "other": SET_ID.upper()}}
    assert problems(backup={**BACKUP, "deploy": deploy}) == [
        f"backup.deploy.diskEncryptionSetIds: got {{'one': '{SET_ID}', 'other': "
        f"'{SET_ID.upper()}'}}, allowed: each id once; 'one' and 'other' are the same, remove one"
    ]


def test_children_to_take_over_are_of_these_guardrails() -> None:
    lab = {"scope": GROUP, "category": ExemptionCategory.WAIVER, "reason": "x"}
    deploy = {**DEPLOY, "disk_encryption_set_ids": {"des": SET_ID}}
    grant = f"{GROUP}/providers/Microsoft.Authorization/roleAssignments/g"
    exemption = f"{GROUP}/providers/Microsoft.Authorization/policyExemptions/lab"
    imports = {"lab-exemption": exemption, "vault-set-des-grant": grant}
    given = {"exemptions": {"lab": lab}, "backup": {**BACKUP, "deploy": deploy}}
    assert problems(**given, imports=imports) == []
    assert [said.rpartition("; ")[2] for said in problems(imports=imports)] == [
        "remove 'lab-exemption'",
        "remove 'vault-set-des-grant'",
    ]
