from datetime import timedelta
from typing import Any

import pytest

from azure_disk_analysis.estate import (
    BackupInstance,
    BackupPolicy,
    Disk,
    EncryptionSet,
    Estate,
    Snapshot,
)
from tests.analysis import samples
from tests.analysis.samples import Row


def only_snapshot(row: Row) -> Snapshot:
    (found,) = samples.estate_of(row).snapshots.values()
    return found


def only_policy(*rules: object) -> BackupPolicy:
    (found,) = samples.estate_of(samples.backup_policy(*rules)).backup_policies.values()
    return found


def only_disk(**properties: Any) -> Disk:
    (found,) = samples.estate_of(samples.disk(**properties)).disks.values()
    return found


def only_set(key_url: str) -> EncryptionSet:
    (found,) = samples.estate_of(samples.encryption_set(key_url=key_url)).encryption_sets.values()
    return found


def test_an_empty_deployment_is_an_empty_estate() -> None:
    assert samples.estate_of() == Estate({}, {}, {}, {}, {})


def test_parts_are_keyed_by_lower_case_id() -> None:
    estate = samples.estate_of(*samples.everything())
    parts = (
        estate.disks,
        estate.encryption_sets,
        estate.snapshots,
        estate.backup_policies,
        estate.backup_instances,
    )
    assert [len(part) for part in parts] == [2, 1, 4, 1, 1]
    assert all(key == each.id.lower() for part in parts for key, each in part.items())


def test_a_disk() -> None:
    assert only_disk() == Disk(
        id=samples.disk_id(),
        name="web",
        location="westeurope",
        sku="Premium_LRS",
        size_gib=64,
        encryption_type="EncryptionAtRestWithCustomerKey",
        encryption_set_id=samples.encryption_set_id(),
    )


def test_a_disk_of_which_azure_tells_little() -> None:
    found = only_disk(location=None, sku="Premium_LRS", diskSizeGB=None, encryption=None)
    assert found == Disk(samples.disk_id(), "web", "", "", None, "", "")


def test_numbers_come_from_an_export_as_floats_too() -> None:
    assert only_disk(diskSizeGB=64.0).size_gib == 64


@pytest.mark.parametrize(
    ("url", "key_vault", "key"),
    [
        (samples.KEY_URL, "kv-bakery", "disks"),
        ("https://hsm1.managedhsm.azure.net/keys/disks/0123", "hsm1", "disks"),
        ("https://kv-bakery.vault.azure.net/keys", "kv-bakery", ""),
        ("", "", ""),
    ],
)
def test_an_encryption_set_names_key_vault_and_key(url: str, key_vault: str, key: str) -> None:
    assert only_set(url) == EncryptionSet(
        samples.encryption_set_id(), "set", "westeurope", key_vault, key
    )


def test_a_snapshot() -> None:
    found = only_snapshot(samples.snapshot())
    assert found == Snapshot(
        id=samples.snapshot_id(),
        name="monday",
        location="westeurope",
        source_id=samples.disk_id(),
        is_copy=False,
        taken_at=samples.moment(samples.MONDAY),
        completion_percent=100.0,
        provisioning_state="Succeeded",
        error="",
    )
    assert found.is_complete


@pytest.mark.parametrize("option", ["CopyStart", "copystart"])
def test_a_copy_is_told_by_how_it_was_made(option: str) -> None:
    creation = {"createOption": option, "sourceResourceId": samples.snapshot_id()}
    found = only_snapshot(samples.copy(creationData=creation))
    assert found.is_copy
    assert found.source_id == samples.snapshot_id()


@pytest.mark.parametrize("given", [None, 5, "yesterday", "2026-13-45T00:00:00Z"])
def test_a_time_that_cannot_be_read_is_not_known(given: object) -> None:
    assert only_snapshot(samples.snapshot(timeCreated=given)).taken_at is None


@pytest.mark.parametrize(
    ("properties", "is_complete", "error"),
    [
        ({}, True, ""),
        ({"completionPercent": None}, True, ""),
        ({"provisioningState": "succeeded"}, True, ""),
        ({"completionPercent": 99.9}, False, ""),
        ({"completionPercent": 0}, False, ""),
        ({"provisioningState": "Creating"}, False, ""),
        ({"provisioningState": None}, False, ""),
        ({"provisioningState": "Failed"}, False, "Failed"),
        ({"provisioningState": "Canceled", "completionPercent": None}, False, "Canceled"),
        ({"copyCompletionError": {"errorCode": "CopySourceNotFound"}}, False, "CopySourceNotFound"),
        (
            {
                "provisioningState": "Failed",
                "copyCompletionError": {"errorCode": "CopySourceNotFound"},
            },
            False,
            "CopySourceNotFound",
        ),
    ],
)
def test_only_a_complete_snapshot_can_be_restored_from(
    properties: Row, error: str, *, is_complete: bool
) -> None:
    """Rule B23: state, percentage and error all have a say."""
    found = only_snapshot(samples.snapshot(**properties))
    assert (found.is_complete, found.error) == (is_complete, error)


@pytest.mark.parametrize(
    ("rules", "every"),
    [
        ([], timedelta(hours=4)),
        ([samples.every("P1D")], timedelta(days=1)),
        ([samples.every("PT12H"), samples.every("PT6H")], timedelta(hours=6)),
        ([samples.schedule()], None),
        ([samples.schedule("R/20260101T020000Z/PT4H", 5, None)], None),
        ([samples.schedule(5, "R/2026-01-01T02:00:00Z/PT8H")], timedelta(hours=8)),
        ([{"trigger": "text"}, None], None),
    ],
)
def test_a_policy_tells_the_time_between_backups(
    rules: list[object], every: timedelta | None
) -> None:
    assert only_policy(*rules) == BackupPolicy(samples.policy_id(), "four-hourly", every)


@pytest.mark.parametrize("properties", [{}, {"policyRules": None}, {"policyRules": "text"}])
def test_a_policy_without_rules_has_no_schedule(properties: Row) -> None:
    row = samples.backup_policy() | {"outputs": {"properties": properties}}
    (found,) = samples.estate_of(row).backup_policies.values()
    assert found.every is None


@pytest.mark.parametrize(
    ("state", "status", "is_running"),
    [
        ("ProtectionConfigured", "ProtectionConfigured", True),
        ("protectionconfigured", "protectionconfigured", True),
        ("UpdatingProtection", "UpdatingProtection", True),
        *(
            (state, state, False)
            for state in (
                "Invalid",
                "NotProtected",
                "ConfiguringProtection",
                "BackupSchedulesSuspended",
                "RetentionSchedulesSuspended",
                "ProtectionStopped",
                "ProtectionError",
                "ConfiguringProtectionFailed",
                "SoftDeleting",
                "SoftDeleted",
            )
        ),
        (None, "", False),
    ],
)
def test_backups_are_taken_only_once_protection_is_configured(
    state: str | None, status: str, *, is_running: bool
) -> None:
    """Rule E18: a PUT that succeeded says nothing of it."""
    row = samples.backup_instance(currentProtectionState=state)
    (found,) = samples.estate_of(row).backup_instances.values()
    assert found == BackupInstance(row["id"], samples.disk_id(), samples.policy_id(), status)
    assert found.is_running is is_running


def test_a_copy_is_followed_back_to_the_first_snapshot() -> None:
    estate = samples.estate_of(
        samples.snapshot(),
        samples.copy(),
        samples.copy("copy2", samples.snapshot_id("copy").upper()),
    )
    origins = {each.name: estate.origin(each).name for each in estate.snapshots.values()}
    assert origins == {"monday": "monday", "copy": "monday", "copy2": "monday"}


def test_copies_that_run_in_a_circle_have_an_end() -> None:
    rows = [samples.copy(one, samples.snapshot_id(other)) for one, other in ("ab", "ba")]
    estate = samples.estate_of(*rows)
    assert all(
        estate.origin(each) in estate.snapshots.values() for each in estate.snapshots.values()
    )
