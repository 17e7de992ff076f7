from azure_disk_facts.azure_policies import BACK_UP_TAGGED_DISKS, DISKS_USE_DISK_ACCESS
from azure_disk_protection.guardrail_args import DenyEffect
from tests.components.rails import effects, recorded
from tests.components.recording import GROUP, POLICY_ID, SET_ID

ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/da"


def test_nothing_is_denied_or_changed_unless_asked() -> None:
    assert effects(recorded()["g-assignment"]) == {
        "disksEncrypted": "Audit",
        "snapshotsEncrypted": "Audit",
        "diskExport": "Audit",
        "snapshotExport": "Audit",
        "snapshotPublicAccess": "Audit",
        "snapshotsIncremental": "Audit",
        "vaultSoftDelete": "Audit",
        "keyVaultPurgeProtection": "Audit",
    }


def test_effects_are_parameters_of_the_initiative() -> None:
    made = recorded(disks_encrypted=DenyEffect.DENY)
    assert effects(made["g-assignment"])["disksEncrypted"] == "Deny"
    declared = made["g-initiative"].at("parameters.disksEncryptedEffect")
    assert declared["defaultValue"] == "Disabled"
    assert declared["allowedValues"] == ["Audit", "Deny", "Disabled"]


def test_values() -> None:
    backup = {"tag_name": "tier", "tag_values": ["gold"]}
    made = recorded(allowed_encryption_set_ids=[SET_ID], max_snapshot_age_days=35, backup=backup)
    values = made["g-assignment"].at("parameters")
    assert values["allowedEncryptionSets"] == {"value": [SET_ID]}
    assert values["maxSnapshotAgeDays"] == {"value": 35}
    assert values["backupTagName"] == {"value": "tier"}
    assert values["backupTagValues"] == {"value": ["gold"]}
    on = effects(made["g-assignment"])
    assert (on["snapshotsYoung"], on["disksBackedUp"]) == ("Audit", "AuditIfNotExists")


def test_what_takes_values_of_its_own_is_there_when_asked_for() -> None:
    deploy = {
        "policy_id": POLICY_ID,
        "location": "westeurope",
        "snapshot_resource_group_id": GROUP,
    }
    made = recorded(
        backup={"tag_name": "tier", "tag_values": ["gold"], "deploy": deploy},
        disk_access={"disk_access_id": ACCESS, "location": "westeurope"},
    )
    access, backup = made["g-initiative"].at("policyDefinitions")[-2:]
    assert access == {
        "policyDefinitionId": DISKS_USE_DISK_ACCESS.id,
        "policyDefinitionReferenceId": "diskAccess",
        "groupNames": ["export"],
        "parameters": {"location": {"value": "westeurope"}, "diskAccessId": {"value": ACCESS}},
    }
    assert backup["policyDefinitionId"] == BACK_UP_TAGGED_DISKS.id
    assert {name: each["value"] for name, each in backup["parameters"].items()} == {
        "vaultLocation": "westeurope",
        "backupPolicyId": POLICY_ID,
        "snapshotResourceGroupName": "rg",
        "inclusionTagName": "tier",
        "inclusionTagValues": ["gold"],
    }


def test_every_guardrail_says_what_to_do() -> None:
    access = {"disk_access_id": ACCESS, "location": "westeurope"}
    made = recorded(disk_access=access)
    messages = made["g-assignment"].at("nonComplianceMessages")
    by_reference = {
        each.get("policyDefinitionReferenceId", ""): each["message"] for each in messages
    }
    references = made["g-initiative"].at("policyDefinitions")
    assert {each["policyDefinitionReferenceId"] for each in references} < set(by_reference)
    assert by_reference[""] == "The disk protection guardrails forbid this."
    assert by_reference["diskAccess"].startswith("Give the disk the disk access of its region")
    assert all(text.endswith(".") for text in by_reference.values())
