"""What Azure does and refuses, through each door."""

from typing import Any

import pulumi
import pytest
from azure_disk_facts.arm_id import resource_group_id
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.roles import READER
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import (
    BackupVault,
    DiskBackup,
    DiskBackupPolicy,
    IncrementalSnapshot,
    SnapshotCopy,
)
from pulumi_azure_native import authorization, compute, dataprotection

from tests.conformance.doors import Door
from tests.conformance.programs import (
    AWAY,
    AWAY_GROUP,
    GROUP,
    HOME,
    encryption,
    groups,
    snapshot,
    snapshot_of_disk,
    web_disk,
)

PREMIUM_V2: dict[str, Any] = {"sku": DiskSku.PREMIUM_V2_LRS, "zone": "1"}


def test_a_snapshot_is_full_unless_asked(door: Door) -> None:
    """B1: what most people get wrong."""
    assert door.up(snapshot_of_disk())["monday"].outputs["incremental"] is False


def test_snapshots_of_one_disk_are_a_family(door: Door) -> None:
    """B7, B8: one family id, the size of the disk."""

    def program() -> None:
        disk = web_disk(groups())
        for day in ("monday", "tuesday"):
            snapshot(day, disk.disk_id, incremental=True)

    outcome = door.up(program)
    monday, tuesday = outcome["monday"].outputs, outcome["tuesday"].outputs
    assert monday["incrementalSnapshotFamilyId"] == tuesday["incrementalSnapshotFamilyId"]
    assert monday["diskSizeGB"] == 64
    assert monday["uniqueId"] != tuesday["uniqueId"]


def test_a_snapshot_does_not_inherit_the_closed_network(door: Door) -> None:
    """B15: the disk is closed, its plain snapshot is open."""
    outcome = door.up(snapshot_of_disk(incremental=True))
    assert outcome["web-disk"].outputs["networkAccessPolicy"] == "DenyAll"
    assert outcome["monday"].outputs["networkAccessPolicy"] == "AllowAll"


def test_a_copy_under_a_key_of_its_own_region(door: Door) -> None:
    """B10, B11, C8: key, grant, set, disk, snapshot, copy, in the order that works."""

    def program() -> None:
        ready = groups()
        home, away = encryption("bakery-we", ready), encryption("bakery-ne", ready, away=True)
        disk = web_disk(
            ready,
            encryption_type=EncryptionType.CUSTOMER_KEY,
            disk_encryption_set_id=home.disk_encryption_set_id,
        )
        taken = IncrementalSnapshot(
            "monday",
            {
                "resource_group_name": GROUP,
                "location": HOME,
                "source_disk_id": disk.disk_id,
                "disk_encryption_set_id": home.disk_encryption_set_id,
            },
        )
        SnapshotCopy(
            "elsewhere",
            {
                "resource_group_name": AWAY_GROUP,
                "location": AWAY,
                "source_location": HOME,
                "source_snapshot_id": taken.snapshot_id,
                "disk_encryption_set_id": away.disk_encryption_set_id,
            },
        )

    copy = door.up(program)["elsewhere-copy"].outputs
    assert copy["creationData"]["createOption"] == "CopyStart"
    assert copy["incremental"] is True
    assert copy["location"] == AWAY
    assert copy["encryption"]["diskEncryptionSetId"].lower().endswith("/des-bakery-ne")
    assert copy["networkAccessPolicy"] == "DenyAll"


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
    instance = outcome["web-backup"].outputs["properties"]
    assert instance["currentProtectionState"] == "ProtectionConfigured"
    grants = [each for each in outcome.made.values() if each.token.endswith(":RoleAssignment")]
    assert len(grants) == 4, "one for the key, three for the backup"


@pytest.mark.parametrize(
    ("disk", "inputs", "said"),
    [
        pytest.param(
            PREMIUM_V2, {"incremental": False}, "incremental", id="B3-premium-v2-full-snapshot"
        ),
        pytest.param(
            {},
            {"incremental": True, "sku": {"name": "StandardSSD_LRS"}},
            "SKU StandardSSD_LRS is not supported for resource type Snapshot in this region. "
            "Supported SKUs for this region are Premium_LRS,Standard_LRS,Standard_ZRS",
            id="B4-snapshot-sku",
        ),
        pytest.param({}, {"away": True, "incremental": True}, "is not found", id="B9-other-region"),
        pytest.param(
            {},
            {"away": True, "incremental": True, "create_option": "CopyStart"},
            "Entity not of expected type",
            id="B10-copy-of-a-disk",
        ),
        pytest.param(
            {},
            {"incremental": True, "disk_access_id": "/subscriptions/s/x"},
            "Disk Access is only supported for disks with NetworkAccessPolicy AllowPrivate",
            id="A14-disk-access",
        ),
    ],
)
def test_refused_snapshots(
    door: Door, disk: dict[str, Any], inputs: dict[str, Any], said: str
) -> None:
    outcome = door.up(snapshot_of_disk(disk, **inputs))
    assert said in outcome.error
    assert "monday" not in outcome.made


def test_a_full_snapshot_is_not_copied_away(door: Door) -> None:
    """B10: only incremental snapshots cross regions."""

    def program() -> None:
        full = snapshot("monday", web_disk(groups()).disk_id)
        snapshot("copy", full.id, away=True, create_option="CopyStart", incremental=True)

    outcome = door.up(program)
    assert "incremental" in outcome.error
    assert "monday" in outcome.made
    assert "copy" not in outcome.made


def test_a_set_of_another_region_encrypts_nothing_here(door: Door) -> None:
    """C5: disk and set share a region."""

    def program() -> None:
        ready = groups()
        away = encryption("bakery-ne", ready, away=True)
        compute.Disk(
            "web",
            disk_name="web",
            resource_group_name=GROUP,
            location=HOME,
            creation_data={"create_option": "Empty"},
            disk_size_gb=64,
            encryption={"disk_encryption_set_id": away.disk_encryption_set_id},
            opts=ready,
        )

    outcome = door.up(program)
    assert "InvalidParameter" in outcome.error or "NotFound" in outcome.error
    assert "web" not in outcome.made


def test_a_set_without_grant_is_refused(door: Door) -> None:
    """C8: without the grant the PUT of a set with a user-assigned identity fails."""

    def program() -> None:
        ready = groups()
        keys = encryption("bakery-we", ready)
        made = pulumi.Output.all(keys.key_vault_id, keys.disk_encryption_set_id)
        compute.DiskEncryptionSet(
            "without-grant",
            resource_group_name=GROUP,
            location=HOME,
            identity={"type": "UserAssigned", "user_assigned_identities": [made.apply(_identity)]},
            active_key={"key_url": made.apply(lambda known: _key_url(door, known[0]))},
        )

    def _identity(known: list[str]) -> str:
        group_id = known[0].split("/providers/")[0]
        found = door.azure.put(
            f"{group_id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-stranger",
            {"location": HOME},
        )
        return str(found["id"])

    outcome = door.up(program)
    assert "KeyVaultAccessForbidden" in outcome.error
    assert "Please grant get, wrap and unwrap key permissions" in outcome.error
    assert "without-grant" not in outcome.made


def _key_url(door: Door, vault_id: str) -> str:
    (key,) = door.azure.list(vault_id, "Microsoft.KeyVault/vaults/keys")
    return str(key["properties"]["keyUriWithVersion"])


def test_one_grant_is_made_once(door: Door) -> None:
    """G4: the same principal, role and scope a second time."""

    def program() -> None:
        vault = BackupVault(
            "vault",
            {"resource_group_name": GROUP, "location": HOME, "vault_name": "bv-bakery"},
            groups(),
        )
        subscription = door.azure.subscription_id
        first: pulumi.Resource | None = None
        for number in (1, 2):
            first = authorization.RoleAssignment(
                f"grant-{number}",
                role_assignment_name=f"00000000-0000-4000-8000-00000000000{number}",
                scope=resource_group_id(subscription, GROUP),
                principal_id=vault.principal_id,
                principal_type="ServicePrincipal",
                role_definition_id=READER.definition_id(subscription),
                opts=pulumi.ResourceOptions(depends_on=[first] if first else []),
            )

    outcome = door.up(program)
    assert "RoleAssignmentExists" in outcome.error
    assert "grant-1" in outcome.made
    assert "grant-2" not in outcome.made


def test_a_policy_over_the_cap_is_refused(door: Door) -> None:
    """E15: 450 recovery points of one disk are the most."""
    store = {"object_type": "DataStoreInfoBase", "data_store_type": "OperationalStore"}
    rules = [
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
                "policy_rules": rules,  # type: ignore[typeddict-item]
            },
        )

    outcome = door.up(program)
    assert "450" in outcome.error
    assert "hourly" not in outcome.made
