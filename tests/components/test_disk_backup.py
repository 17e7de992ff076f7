from typing import Any

import pulumi
import pytest

from azure_disk_protection import DiskBackup, InvalidInputs
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

BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "vault_name": "bv-bakery",
    "vault_principal_id": PRINCIPAL,
    "policy_id": POLICY_ID,
    "disk_id": DISK_ID,
    "disk_location": "westeurope",
    "snapshot_resource_group_id": GROUP,
    "disk_encryption_set_id": SET_ID,
}
IDENTITY = f"{GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
ROLES = f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions"


def backup(**inputs: Any) -> Recording:
    args: Any = {name: value for name, value in {**BASE, **inputs}.items() if value is not None}
    return record(lambda: DiskBackup("b", args))


def test_is_exactly_what_azure_backup_takes_for_disks() -> None:
    assert backup()["b-backup"].at("properties") == {
        "objectType": "BackupInstance",
        "friendlyName": "d",
        "validationType": "DeepValidation",
        "dataSourceInfo": {
            "objectType": "Datasource",
            "datasourceType": "Microsoft.Compute/disks",
            "resourceType": "Microsoft.Compute/disks",
            "resourceID": DISK_ID,
            "resourceUri": DISK_ID,
            "resourceName": "d",
            "resourceLocation": "westeurope",
        },
        "policyInfo": {
            "policyId": POLICY_ID,
            "policyParameters": {
                "dataStoreParametersList": [
                    {
                        "objectType": "AzureOperationalStoreParameters",
                        "dataStoreType": "OperationalStore",
                        "resourceGroupId": GROUP,
                    }
                ]
            },
        },
    }


@pytest.mark.parametrize(
    ("inputs", "child", "path", "expected"),
    [
        ({}, "b-backup", "resourceGroupName", "rg"),
        ({}, "b-backup", "vaultName", "bv-bakery"),
        ({"instance_name": "books"}, "b-backup", "backupInstanceName", "books"),
        (
            {"validation": "ShallowValidation"},
            "b-backup",
            "properties.validationType",
            "ShallowValidation",
        ),
        (
            {"identity_id": IDENTITY},
            "b-backup",
            "properties.identityDetails",
            {"useSystemAssignedIdentity": False, "userAssignedIdentityArmUrl": IDENTITY},
        ),
        (
            {"guard_requests": ["r"]},
            "b-backup",
            "properties.resourceGuardOperationRequests",
            ["r"],
        ),
        ({}, "b-disk-grant", "scope", DISK_ID),
        (
            {},
            "b-disk-grant",
            "roleDefinitionId",
            f"{ROLES}/3e5e47e6-65f7-47ef-90b5-e5dd4d455f24",
        ),
        ({}, "b-disk-grant", "principalId", PRINCIPAL),
        ({}, "b-snapshots-grant", "scope", GROUP),
        (
            {},
            "b-snapshots-grant",
            "roleDefinitionId",
            f"{ROLES}/7efff54f-a5b4-42b5-a1c5-5411624893ce",
        ),
        ({}, "b-set-grant", "scope", SET_ID),
        ({}, "b-set-grant", "roleDefinitionId", f"{ROLES}/acdd72a7-3385-48ef-bd42-f606fba81ae7"),
    ],
)
def test_input_reaches_property(
    inputs: dict[str, Any], child: str, path: str, expected: object
) -> None:
    assert backup(**inputs)[child].at(path) == expected


def test_waits_for_its_three_roles_and_retries() -> None:
    made = backup()["b-backup"]
    assert {"b-disk-grant", "b-snapshots-grant", "b-set-grant"} <= made.depends_on
    assert list(made.request.hooks.on_error) == ["azure-disk-protection-retry-DiskBackup-b"]


def test_shared_grants_can_be_left_to_others() -> None:
    one = {"b", "b-disk-grant", "b-backup"}
    assert backup(grant_snapshot_group=False, grant_encryption_set=False).names == one
    assert backup(disk_encryption_set_id=None).names == {*one, "b-snapshots-grant"}


def test_a_disk_known_later_is_named_then() -> None:
    def program() -> None:
        args: Any = {**BASE, "disk_id": pulumi.Output.from_input(DISK_ID)}
        DiskBackup("b", args)

    assert record(program)["b-backup"].at("properties.friendlyName") == "d"


def test_wrong_inputs() -> None:
    elsewhere = GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)
    with pytest.raises(InvalidInputs) as caught:
        backup(
            snapshot_resource_group_id=elsewhere,
            checks={
                "vault_location": "northeurope",
                "disk_sku": "UltraSSD_LRS",
                "policy_every": "PT4H",
            },
        )
    assert [str(problem) for problem in caught.value.problems] == [
        "checks.vaultLocation: got 'northeurope', allowed: westeurope; a backup vault protects "
        "disks of its own region only, choose a vault there",
        f"snapshotResourceGroupId: got '{elsewhere}', allowed: an id in subscription "
        f"{SUBSCRIPTION}; the snapshot resource group lies in the disk's subscription, choose "
        "one there",
        "checks.policyEvery: got 'PT4H', allowed: a policy every PT12H or P1D for UltraSSD_LRS, "
        "not PT4H; choose such a policy",
    ]
    aliased = backup(keep_version_aliases=True)["b-backup"]
    assert list(aliased.request.aliases)


def test_children_can_exist_already() -> None:
    vault = POLICY_ID.rsplit("/", 2)[0]
    grant = f"{DISK_ID}/providers/Microsoft.Authorization/roleAssignments/{PRINCIPAL}"
    instance = f"{vault}/backupInstances/old"
    made = backup(imports={"backup": instance, "disk-grant": grant})
    assert made["b-backup"].request.importId == instance
    assert made["b-disk-grant"].request.importId == grant


def test_recovery_points_are_not_deleted_by_accident() -> None:
    """Deleting or replacing a backup instance deletes all of them (rule E22)."""
    assert backup()["b-backup"].request.protect
    assert not backup(protect=False)["b-backup"].request.protect


def test_a_region_is_written_as_arm_does_and_never_changes() -> None:
    """Earlier releases passed any spelling on; another would replace the instance."""

    def program() -> None:
        args: Any = {**BASE, "disk_location": pulumi.Output.from_input("West Europe")}
        DiskBackup("b", args)

    for made in (backup(disk_location="West Europe"), record(program)):
        instance = made["b-backup"]
        assert instance.at("properties.dataSourceInfo.resourceLocation") == "westeurope"
        ignored = ["properties.dataSourceInfo.resourceLocation"]
        assert list(instance.request.ignoreChanges) == ignored


IN_NORTH = (
    "b-backup: the disk lies in westeurope by the program, but is backed up as one in northeurope; "
    "its region counts at creation only: declare another backup for a disk elsewhere"
)


@pytest.mark.parametrize(
    ("counted", "expected"), [("West Europe", []), ("northeurope", [IN_NORTH])]
)
def test_another_region_than_that_of_the_protected_disk_is_told(
    counted: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine keeps the region that the instance was made with."""
    warnings: list[str] = []
    monkeypatch.setattr(pulumi.log, "warn", lambda text, *_: warnings.append(text))

    def keep_region(
        args: pulumi.ResourceTransformationArgs,
    ) -> pulumi.ResourceTransformationResult | None:
        if args.name != "b-backup":
            return None
        properties: Any = args.props["properties"]
        properties["data_source_info"]["resource_location"] = counted
        return pulumi.ResourceTransformationResult(args.props, args.opts)

    def program() -> None:
        args: Any = BASE
        opts = pulumi.ResourceOptions(transformations=[keep_region])
        DiskBackup("b", args, opts)

    record(program)
    assert warnings == expected


def test_inputs_known_later_are_checked_against_one_another() -> None:
    elsewhere = GROUP.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)

    def program() -> None:
        args: Any = {
            **BASE,
            "disk_id": pulumi.Output.from_input(DISK_ID),
            "snapshot_resource_group_id": pulumi.Output.from_input(elsewhere),
            "checks": {"vault_location": pulumi.Output.from_input("North Europe")},
        }
        DiskBackup("b", args)

    with pytest.raises(InvalidInputs) as caught:
        record(program)
    assert [problem.path for problem in caught.value.problems] == [
        "checks.vaultLocation",
        "snapshotResourceGroupId",
    ]
