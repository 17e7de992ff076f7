from typing import Any

import pulumi
import pytest

from azure_disk_protection import InvalidInputs, ProtectedDisk
from tests.components.recording import (
    DISK_ID,
    GROUP,
    POLICY_ID,
    PRINCIPAL,
    SET_ID,
    SNAPSHOT_ID,
    Recording,
    record,
)

AWAY_SET_ID = SET_ID.replace("/des", "/des-away")
DISK: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "sku": "Premium_LRS",
    "size_gib": 64,
    "disk_name": "d",
    "disk_encryption_set_id": SET_ID,
    "tags": {"vm": "web"},
}
SNAPSHOT: dict[str, Any] = {"resource_group_name": "rg", "snapshot_name": "s"}
COPY: dict[str, Any] = {
    "location": "northeurope",
    "resource_group_name": "rg-away",
    "disk_encryption_set_id": AWAY_SET_ID,
}
BACKUP: dict[str, Any] = {
    "resource_group_name": "rg",
    "vault_name": "bv-bakery",
    "vault_principal_id": PRINCIPAL,
    "policy_id": POLICY_ID,
    "snapshot_resource_group_id": GROUP,
}
ALL: dict[str, Any] = {"disk": DISK, "snapshot": SNAPSHOT, "copies": [COPY], "backup": BACKUP}


def protected(**inputs: Any) -> Recording:
    args: Any = inputs
    return record(lambda: ProtectedDisk("p", args))


@pytest.mark.parametrize(
    ("inputs", "child", "path", "expected"),
    [
        ({}, "p-disk", "diskName", "d"),
        ({}, "p-disk", "encryption.diskEncryptionSetId", SET_ID),
        ({}, "p-snapshot", "snapshotName", "s"),
        ({}, "p-snapshot", "creationData.sourceResourceId", DISK_ID),
        ({}, "p-snapshot", "location", "westeurope"),
        ({}, "p-snapshot", "encryption.diskEncryptionSetId", SET_ID),
        ({}, "p-snapshot", "networkAccessPolicy", "DenyAll"),
        ({}, "p-snapshot", "tags", {"vm": "web"}),
        (
            {"snapshot": {**SNAPSHOT, "sku": "Standard_LRS"}},
            "p-snapshot",
            "sku.name",
            "Standard_LRS",
        ),
        ({}, "p-copy-northeurope", "resourceGroupName", "rg-away"),
        ({}, "p-copy-northeurope", "creationData.sourceResourceId", SNAPSHOT_ID),
        ({}, "p-copy-northeurope", "encryption.diskEncryptionSetId", AWAY_SET_ID),
        ({}, "p-copy-northeurope", "networkAccessPolicy", "DenyAll"),
        (
            {},
            "p-copy-northeurope",
            "tags",
            {"vm": "web", "source-region": "westeurope"},
        ),
        (
            {"copies": [{**COPY, "sku": "Standard_LRS", "snapshot_name": "away"}]},
            "p-copy-northeurope",
            "sku.name",
            "Standard_LRS",
        ),
        (
            {"copies": [{**COPY, "snapshot_name": "away"}]},
            "p-copy-northeurope",
            "snapshotName",
            "away",
        ),
        ({}, "p-backup", "properties.dataSourceInfo.resourceID", DISK_ID),
        ({}, "p-backup", "properties.dataSourceInfo.resourceLocation", "westeurope"),
        ({}, "p-backup", "properties.policyInfo.policyId", POLICY_ID),
        (
            {"backup": {**BACKUP, "instance_name": "books"}},
            "p-backup",
            "backupInstanceName",
            "books",
        ),
        ({}, "p-set-grant", "scope", SET_ID),
    ],
)
def test_input_reaches_property(
    inputs: dict[str, Any], child: str, path: str, expected: object
) -> None:
    assert protected(**{**ALL, **inputs})[child].at(path) == expected


def test_children_lie_flat_below_the_component() -> None:
    recording = protected(**ALL)
    assert recording.names == {
        "p",
        "p-disk",
        "p-snapshot",
        "p-copy-northeurope",
        "p-disk-grant",
        "p-snapshots-grant",
        "p-set-grant",
        "p-backup",
    }
    parents = {child.request.parent for child in recording.children if child.name != "p"}
    assert [parent.endswith("ProtectedDisk::p") for parent in parents] == [True]
    assert protected(disk=DISK).names == {"p", "p-disk"}


def test_copies_of_a_disk_go_one_at_a_time() -> None:
    second = {**COPY, "location": "francecentral"}
    recording = protected(**{**ALL, "copies": [COPY, second]})
    assert "p-copy-northeurope" in recording["p-copy-francecentral"].depends_on
    assert "p-copy-francecentral" not in recording["p-copy-northeurope"].depends_on


def test_snapshots_outlive_the_program_unless_told_otherwise() -> None:
    kept = protected(**ALL)
    assert kept["p-snapshot"].request.retainOnDelete
    assert kept["p-copy-northeurope"].request.retainOnDelete
    loose = {"snapshot": {**SNAPSHOT, "retain": False}, "copies": [{**COPY, "retain": False}]}
    gone = protected(**{**ALL, **loose})
    assert not gone["p-snapshot"].request.retainOnDelete
    assert not gone["p-copy-northeurope"].request.retainOnDelete
    assert list(protected(**ALL, keep_version_aliases=True)["p-disk"].request.aliases)


def test_grants_can_be_shared() -> None:
    shared = {**BACKUP, "grant_snapshot_group": False, "grant_encryption_set": False}
    names = protected(**{**ALL, "backup": shared}).names
    assert not {"p-snapshots-grant", "p-set-grant"} & names


def test_every_wrong_input_is_reported_at_once() -> None:
    fast = {**DISK, "sku": "PremiumV2_LRS", "data_access_auth_mode": "AzureActiveDirectory"}
    with pytest.raises(InvalidInputs) as caught:
        protected(
            disk=fast,
            snapshot={**SNAPSHOT, "sku": "Premium_LRS"},
            copies=[{**COPY, "location": "westeurope"}],
            backup={
                **BACKUP,
                "checks": {"policy_every": "PT4H", "vault_location": "northeurope"},
            },
        )
    assert [problem.path for problem in caught.value.problems] == [
        "disk.zone",
        "snapshot.sku",
        "copies[0].location",
        "disk.dataAccessAuthMode",
        "backup.checks.vaultLocation",
        "backup.checks.policyEvery",
    ]


def test_what_was_beside_the_checks_is_told_to_go_there() -> None:
    with pytest.raises(InvalidInputs) as caught:
        protected(disk=DISK, backup={**BACKUP, "vault_location": "westeurope"})
    (problem,) = caught.value.problems
    assert problem.action == "it goes below checks, move it there"


def test_a_copy_is_named_by_its_region_however_that_is_spelled() -> None:
    """Release 0.1.0 took the spelling for the name: such a copy is the same one still."""
    made = protected(**{**ALL, "copies": [{**COPY, "location": "North Europe"}]})
    aliases = made["p-copy-northeurope"].request.aliases
    assert [each.spec.name for each in aliases] == ["p-copy-North Europe"]
    assert made["p-copy-northeurope"].at("location") == "northeurope"
    assert made.names == protected(**ALL).names


def test_a_region_has_one_copy() -> None:
    spelled = {**COPY, "location": "North Europe"}
    with pytest.raises(InvalidInputs) as caught:
        protected(**{**ALL, "copies": [COPY, spelled]})
    assert [str(problem) for problem in caught.value.problems] == [
        "copies[1].location: got 'northeurope', allowed: each region once; remove one of them"
    ]


def test_inputs_known_later_are_checked_against_one_another() -> None:
    def program() -> None:
        later = pulumi.Output.from_input
        disk = {**DISK, "location": later("West Europe")}
        backup = {**BACKUP, "checks": {"vault_location": later("northeurope")}}
        args: Any = {"disk": disk, "backup": backup}
        ProtectedDisk("p", args)

    with pytest.raises(
        InvalidInputs, match="vaultLocation: got 'northeurope', allowed: westeurope"
    ):
        record(program)


def test_copies_need_a_snapshot() -> None:
    with pytest.raises(InvalidInputs) as caught:
        protected(disk=DISK, copies=[COPY])
    assert [str(problem) for problem in caught.value.problems] == [
        "copies: got '1 of them', allowed: none without a snapshot; "
        "only a snapshot can be copied, add snapshot"
    ]


def test_inputs_unknown_until_deployment_are_checked_then() -> None:
    def program() -> None:
        later = pulumi.Output.from_input(DISK_ID)
        args: Any = {**ALL, "backup": {**BACKUP, "snapshot_resource_group_id": later}}
        ProtectedDisk("p", args)

    with pytest.raises(InvalidInputs, match=r"snapshotResourceGroupId: got .*resourceGroups"):
        record(program)


def test_children_record_the_line_that_declared_them_and_little_else() -> None:
    recording = protected(**ALL)
    frames = recording["p-backup"].request.stackTrace.frames
    files = [frame.pc.uri.rsplit("/", 1)[-1] for frame in frames]
    assert files[:4] == [
        "disk_backup.py",
        "protected_disk.py",
        "protected_disk.py",
        "test_protected_disk.py",
    ]
    assert len(files) <= 8


def test_recovery_points_are_as_protected_as_their_disk() -> None:
    """Deleting or replacing a backup instance deletes all of them (rule E22)."""
    assert protected(**ALL)["p-backup"].request.protect
    loose = protected(**{**ALL, "disk": {**DISK, "protect": False}})
    assert not loose["p-backup"].request.protect


def test_tags_known_later_reach_the_copies() -> None:
    def program() -> None:
        tags = {"vm": pulumi.Output.from_input("web")}
        args: Any = {**ALL, "disk": {**DISK, "tags": tags}}
        ProtectedDisk("p", args)

    tags = record(program)["p-copy-northeurope"].at("tags")
    assert tags == {"vm": "web", "source-region": "westeurope"}
