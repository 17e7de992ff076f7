from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_vault,
    backup_vault_id,
    depends,
    role_assignment,
    role_definition,
    secret,
    verdicts_of,
)

BACKUP = "5e467623-bb1f-42f4-a55d-6e525e11384b"
CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c"
OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
MACHINES = "9980e02c-c2be-4d73-94e8-173b1dc7cf3c"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
ALICE = "aaaaaaaa-0000-0000-0000-000000000077"
BOB = "aaaaaaaa-0000-0000-0000-000000000078"


def backup(principal: object = ALICE, role: object = BACKUP) -> Resource:
    return role_assignment(role, backup_vault_id(), principal, "backup")


def disks(principal: object = ALICE, role: object = CONTRIBUTOR) -> Resource:
    return role_assignment(role, principal=principal, name="disks")


def test_role_backup_admin_separated() -> None:
    vault, other, role = backup_vault(), backup_vault(name="bv2"), role_definition("*/read")
    unknown = backup(UNKNOWN_TEXT), disks(UNKNOWN_TEXT)
    assert_outcomes(
        "role-backup-admin-separated",
        {
            "pass_two_principals": [backup(), disks(BOB)],
            "pass_reader": [backup(), disks(role=READER)],
            "pass_absent": [backup()],
            "pass_no_backup_role": [disks(), disks(role=OWNER)],
            "pass_principals_absent": [backup(None), disks(None)],
            "pass_made_from_two_resources": [
                vault,
                other,
                depends(unknown[0], "principalId", vault),
                depends(unknown[1], "principalId", other),
            ],
            "pass_unknown_made_from_a_resource": [
                vault,
                backup(),
                depends(unknown[1], "principalId", vault),
            ],
            "pass_custom_role": [
                role,
                backup(),
                depends(disks(role=UNKNOWN_TEXT), "roleDefinitionId", role),
            ],
            "pass_unknown_role_of_another": [backup(), disks(BOB, UNKNOWN_TEXT)],
            "pass_unknown_principal_of_a_reader": [backup(), disks(UNKNOWN_TEXT, READER)],
            "pass_secret_role": [backup(), disks(role=secret())],
            "fail_contributor": [backup(), disks()],
            "fail_owner": [backup(), disks(role=OWNER)],
            "fail_machines": [backup(), disks(role=MACHINES)],
            "fail_other_case": [backup(ALICE.upper()), disks(role=CONTRIBUTOR.upper())],
            "fail_one_origin": [
                vault,
                *(depends(each, "principalId", vault) for each in unknown),
            ],
            "fail_secret_principal": [backup(secret()), disks(secret())],
            "fail_beside_unknown_principal": [backup(), unknown[1], disks()],
            "undecided_principal": [backup(), unknown[1]],
            "undecided_principal_of_backups": [unknown[0], disks()],
            "undecided_role": [backup(), disks(role=UNKNOWN_TEXT)],
            "undecided_role_of_backups": [backup(role=UNKNOWN_TEXT), disks()],
        },
    )


def test_the_backup_role_is_found_wrong() -> None:
    found = verdicts_of("role-backup-admin-separated", [disks(), backup()])
    wrong = [verdict for verdict in found if isinstance(verdict, Violated)]
    assert [each.violations[0].message for each in wrong] == [
        "is assigned Owner or Contributor or Virtual Machine Contributor too"
    ]
