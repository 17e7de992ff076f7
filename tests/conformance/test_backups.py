"""What Azure does and refuses about backups, through each door."""

from typing import Any

from pulumi_azure_native import dataprotection

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import (
    BackupVault,
    DiskBackup,
    DiskBackupPolicy,
)
from tests.conformance.doors import Door
from tests.conformance.programs import (
    GROUP,
    HOME,
    encryption,
    groups,
    web_disk,
)


def test_a_backup_has_its_three_roles(door: Door) -> None:
    """E18, E19: the instance is accepted because its roles are there and effective."""

    def program() -> None:
        ready = groups()
        keys = encryption("bakery-we", ready)
        disk = web_disk(
            ready,
            encryption_type=EncryptionType.CUSTOMER_KEY,
            disk_encryption_set_id=keys.disk_encryption_set_id,
        )
        vault = BackupVault(
            "vault",
            {"resource_group_name": GROUP, "location": HOME, "vault_name": "bv-bakery"},
            ready,
        )
        policy = DiskBackupPolicy(
            "policy",
            {
                "resource_group_name": GROUP,
                "vault_name": vault.vault_name,
                "policy_name": "four-hourly",
                "every": "PT4H",
                "keep": "P7D",
            },
        )
        DiskBackup(
            "web",
            {
                "resource_group_name": GROUP,
                "vault_name": vault.vault_name,
                "vault_principal_id": vault.principal_id,
                "policy_id": policy.policy_id,
                "disk_id": disk.disk_id,
                "disk_location": HOME,
                "disk_encryption_set_id": keys.disk_encryption_set_id,
                "snapshot_resource_group_id": disk.disk_id.apply(
                    lambda known: known.split("/providers/")[0]
                ),
            },
        )

    outcome = door.up(program)
    instance = door.azure.get(outcome["web-backup"].id)["properties"]
    assert instance["currentProtectionState"] == "ProtectionConfigured"
    grants = [each for each in outcome.made.values() if each.token.endswith(":RoleAssignment")]
    assert len(grants) == 4, "one for the key, three for the backup"


def test_a_policy_over_the_cap_is_refused(door: Door) -> None:
    """E15: 450 recovery points of one disk are the most."""
    store = {"object_type": "DataStoreInfoBase", "data_store_type": "OperationalStore"}
    rules: Any = [
        {
            "object_type": "AzureBackupRule",
            "name": "Hourly",
            "backup_parameters": {
                "object_type": "AzureBackupParams",
                "backup_type": "Incremental",
            },
            "data_store": store,
            "trigger": {
                "object_type": "ScheduleBasedTriggerContext",
                "schedule": {
                    "repeating_time_intervals": ["R/2026-01-01T02:00:00+00:00/PT1H"],
                    "time_zone": "UTC",
                },
                "tagging_criteria": [
                    {
                        "is_default": True,
                        "tagging_priority": 99,
                        "tag_info": {"tag_name": "Default"},
                    }
                ],
            },
        },
        {
            "object_type": "AzureRetentionRule",
            "name": "Default",
            "is_default": True,
            "lifecycles": [
                {
                    "delete_after": {"object_type": "AbsoluteDeleteOption", "duration": "P30D"},
                    "source_data_store": store,
                    "target_data_store_copy_settings": [],
                }
            ],
        },
    ]

    def program() -> None:
        vault = BackupVault(
            "vault",
            {"resource_group_name": GROUP, "location": HOME, "vault_name": "bv-bakery"},
            groups(),
        )
        dataprotection.BackupPolicy(
            "hourly",
            resource_group_name=GROUP,
            vault_name=vault.vault_name,
            backup_policy_name="hourly",
            properties={
                "object_type": "BackupPolicy",
                "datasource_types": ["Microsoft.Compute/disks"],
                "policy_rules": rules,
            },
        )

    outcome = door.up(program)
    assert "450" in outcome.error
    assert "hourly" not in outcome.made
