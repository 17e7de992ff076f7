from typing import Any

import pulumi
import pytest

from azure_disk_protection import DiskBackups, InvalidInputs
from tests.components.recording import (
    DISK_ID,
    GROUP,
    OTHER_SUBSCRIPTION,
    POLICY_ID,
    PRINCIPAL,
    SET_ID,
    SUBSCRIPTION,
    Recording,
    record,
)

ROLES = f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions"
OTHER_GROUP = f"{GROUP}-other"
BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "vault_name": "bv-bakery",
    "vault_principal_id": PRINCIPAL,
    "policy_id": POLICY_ID,
    "location": "westeurope",
    "disks": {
        "web": {"disk_id": DISK_ID, "snapshot_group": "near", "disk_encryption_set_id": SET_ID},
        "db": {
            "disk_id": f"{DISK_ID}-db",
            "snapshot_group": "far",
            "disk_encryption_set_id": SET_ID,
        },
        "log": {"disk_id": f"{DISK_ID}-log", "snapshot_group": "far", "tags": {"use": "scratch"}},
    },
    "snapshot_groups": {"near": GROUP, "far": OTHER_GROUP, "unused": f"{GROUP}-x"},
}


def backups(**inputs: Any) -> Recording:
    args: Any = {**BASE, **inputs}
    return record(lambda: DiskBackups("b", args))


def test_every_disk_and_every_group_and_set_in_use_has_its_role_once() -> None:
    """E19: NHS grants the role on the first group only, Bicep on the vault's."""
    made = backups()
    grants = {
        child.name: (child.at("scope"), child.at("roleDefinitionId").removeprefix(f"{ROLES}/")[:8])
        for child in made.of_type("RoleAssignment")
    }
    assert grants == {
        "b-web-disk-grant": (DISK_ID, "3e5e47e6"),
        "b-db-disk-grant": (f"{DISK_ID}-db", "3e5e47e6"),
        "b-log-disk-grant": (f"{DISK_ID}-log", "3e5e47e6"),
        "b-near-snapshots-grant": (GROUP, "7efff54f"),
        "b-far-snapshots-grant": (OTHER_GROUP, "7efff54f"),
        "b-des-set-grant": (SET_ID, "acdd72a7"),
    }


def test_a_backup_waits_for_the_roles_it_needs() -> None:
    made = backups()
    assert {"b-web-disk-grant", "b-near-snapshots-grant", "b-des-set-grant"} <= made[
        "b-web-backup"
    ].depends_on
    waits = made["b-log-backup"].depends_on
    assert {"b-log-disk-grant", "b-far-snapshots-grant"} <= waits
    assert "b-des-set-grant" not in waits


def test_shared_grants_can_be_left_to_others() -> None:
    groups, sets = {"b-near-snapshots-grant", "b-far-snapshots-grant"}, {"b-des-set-grant"}
    everything = backups().names
    assert backups(grant_snapshot_group=True, grant_encryption_set=True).names == everything
    assert backups(grant_snapshot_group=False).names == everything - groups
    assert backups(grant_encryption_set=False).names == everything - sets
    made = backups(grant_snapshot_group=False, grant_encryption_set=False)
    assert made.names == everything - groups - sets
    assert "b-web-disk-grant" in made["b-web-backup"].depends_on


def test_a_selection_leaves_disks_and_their_roles_out() -> None:
    made = backups(select={"without_tags": {"Use": "scratch"}, "exclude": ["db"]})
    assert made.names == {
        "b",
        "b-web-disk-grant",
        "b-near-snapshots-grant",
        "b-des-set-grant",
        "b-web-backup",
    }


def test_a_disk_can_have_its_own_policy_and_name() -> None:
    own = {"disk_id": DISK_ID, "policy_id": f"{POLICY_ID}-own", "instance_name": "books"}
    made = backups(disks={"web": own}, snapshot_groups={"only": OTHER_GROUP})["b-web-backup"]
    assert made.at("properties.policyInfo.policyId") == f"{POLICY_ID}-own"
    assert made.at("backupInstanceName") == "books"
    place = made.at("properties.policyInfo.policyParameters.dataStoreParametersList.0")
    assert place["resourceGroupId"] == OTHER_GROUP
    assert made.at("properties.dataSourceInfo.resourceLocation") == "westeurope"


def test_sets_known_later_are_told_apart_by_name() -> None:
    def program() -> None:
        disk = {
            "disk_id": DISK_ID,
            "disk_encryption_set_id": pulumi.Output.from_input(SET_ID),
            "encryption_set": "ours",
        }
        args: Any = {**BASE, "disks": {"web": disk}, "snapshot_groups": {"only": GROUP}}
        DiskBackups("b", args)

    assert record(program)["b-ours-set-grant"].at("scope") == SET_ID


def test_children_can_exist_already() -> None:
    grant = f"{GROUP}/providers/Microsoft.Authorization/roleAssignments/{PRINCIPAL}"
    instance = f"{POLICY_ID.rsplit('/', 2)[0]}/backupInstances/old"
    made = backups(imports={"near-snapshots-grant": grant, "web-backup": instance})
    assert made["b-near-snapshots-grant"].request.importId == grant
    assert made["b-web-backup"].request.importId == instance


def test_wrong_inputs() -> None:
    with pytest.raises(InvalidInputs, match="got 'x', allowed: web, db, log"):
        backups(select={"exclude": ["x"]})


def test_a_principal_known_later_is_checked_then() -> None:
    def program() -> None:
        args: Any = {**BASE, "vault_principal_id": pulumi.Output.from_input("")}
        DiskBackups("b", args)

    with pytest.raises(InvalidInputs, match="vaultPrincipalId: got ''"):
        record(program)


def test_disks_known_later_are_checked_then() -> None:
    def program() -> None:
        later = pulumi.Output.from_input
        disk = {"disk_id": later(DISK_ID)}
        groups = {"only": later(GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION))}
        args: Any = {**BASE, "disks": {"web": disk}, "snapshot_groups": groups}
        DiskBackups("b", args)

    with pytest.raises(InvalidInputs, match=r"disks\.web\.snapshotResourceGroupId: got "):
        record(program)


def test_regions_are_written_as_arm_does() -> None:
    made = backups(location="West Europe")["b-web-backup"]
    assert made.at("properties.dataSourceInfo.resourceLocation") == "westeurope"


def test_recovery_points_are_not_deleted_by_accident() -> None:
    assert backups()["b-web-backup"].request.protect
    assert not backups(protect=False)["b-web-backup"].request.protect
