from typing import Any

from azure_disk_facts import resource_types as types
from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    backup_vault,
    depends,
    disk,
    made,
    resource_group,
    role_assignment,
    role_definition,
    secret,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-snap"
IDENTITY = (
    f"{SUBSCRIPTION}/resourceGroups/rg-ids/providers/Microsoft.ManagedIdentity"
    "/userAssignedIdentities/id1"
)
CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c"
SNAPSHOTS = "7efff54f-a5b4-42b5-a1c5-5411624893ce"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"


def kept_in(
    group: object = GROUP, vault: str = "bv1", name: str = "bi1", **properties: Any
) -> Resource:
    stores = [{"resourceGroupId": group}]
    parameters = {"policyParameters": {"dataStoreParametersList": stores}}
    props: Props = {
        "resourceGroupName": "rg-backup",
        "vaultName": vault,
        "properties": {"policyInfo": parameters, **properties},
    }
    return made(types.BACKUP_INSTANCE.token, name, props)


def holds(role: object = CONTRIBUTOR, scope: object = GROUP, **props: Any) -> Resource:
    return role_assignment(role, scope, **props)


def vaults_role(**props: Any) -> Resource:
    """Return an assignment whose principal is to be made from something."""
    return holds(SNAPSHOTS, principal=UNKNOWN_TEXT, **props)


def test_snapshot_group_guarded() -> None:
    vault, other = backup_vault(), backup_vault(name="bv2")
    group, role = resource_group("rg-snap"), role_definition("*/read")
    identity = made(
        types.USER_ASSIGNED_IDENTITY.token,
        "id1",
        {"resourceGroupName": "rg-ids", "resourceName": "id1"},
    )
    bound = depends(vaults_role(principalType="User"), "principalId", vault)
    snapshot = f"{GROUP}/providers/Microsoft.Compute/snapshots/s1"
    assert_outcomes(
        "snapshot-group-guarded",
        {
            "pass_absent": [kept_in()],
            "pass_vault": [vault, kept_in(), bound],
            "pass_vault_in_other_case": [vault, kept_in(GROUP.upper() + "/", "BV1"), bound],
            "pass_identity_of_an_instance": [
                vault,
                identity,
                kept_in(identityDetails={"userAssignedIdentityArmUrl": IDENTITY}),
                depends(vaults_role(), "principalId", identity),
            ],
            "pass_id_written_out": [kept_in(), holds(SNAPSHOTS, principalType="ServicePrincipal")],
            "pass_id_written_out_type_absent": [kept_in(), holds(SNAPSHOTS)],
            "pass_reader": [kept_in(), holds(READER)],
            "pass_no_snapshots_there": [kept_in(), holds(scope=f"{GROUP}-2")],
            "pass_no_instance": [vault, holds()],
            "pass_group_absent": [kept_in(None), holds()],
            "pass_inherited": [kept_in(), holds(scope=SUBSCRIPTION)],
            "pass_one_snapshot": [kept_in(), holds(scope=snapshot)],
            "pass_unknown_scope_of_a_reader": [kept_in(), holds(READER, UNKNOWN_TEXT)],
            "pass_unknown_role_elsewhere": [kept_in(), holds(UNKNOWN_TEXT, f"{GROUP}-2")],
            "pass_made_from_another_resource_of_the_group": [
                group,
                disk(),
                kept_in(),
                depends(holds(scope=UNKNOWN_TEXT), "scope", group, disk()),
            ],
            "pass_secret_scope": [kept_in(), holds(scope=secret())],
            "fail_contributor": [kept_in(), holds()],
            "fail_scope_in_other_case": [kept_in(), holds(scope=GROUP.upper() + "/")],
            "fail_by_dependency": [
                group,
                kept_in(),
                depends(holds(scope=UNKNOWN_TEXT), "scope", group),
            ],
            "fail_all_by_dependency": [
                group,
                depends(kept_in(UNKNOWN_TEXT), "properties", group, disk()),
                depends(holds(scope=UNKNOWN_TEXT), "scope", group),
            ],
            "fail_user": [kept_in(), holds(SNAPSHOTS, principalType="user")],
            "fail_group": [kept_in(), holds(SNAPSHOTS, principalType="Group")],
            "fail_id_written_out_beside_the_vault": [vault, kept_in(), holds(SNAPSHOTS)],
            "fail_identity_of_no_instance": [
                vault,
                identity,
                kept_in(),
                depends(vaults_role(), "principalId", identity),
            ],
            "undecided_identity_of_an_instance": [
                vault,
                identity,
                kept_in(identityDetails={"userAssignedIdentityArmUrl": UNKNOWN_TEXT}),
                depends(vaults_role(), "principalId", identity),
            ],
            "fail_other_resource": [
                disk(),
                kept_in(),
                depends(vaults_role(), "principalId", disk()),
            ],
            "fail_other_vault": [
                vault,
                other,
                kept_in(),
                depends(vaults_role(), "principalId", other),
            ],
            "fail_vault_with_another_role": [
                vault,
                kept_in(),
                depends(holds(principal=UNKNOWN_TEXT), "principalId", vault),
            ],
            "fail_custom_role": [
                role,
                kept_in(),
                depends(holds(UNKNOWN_TEXT), "roleDefinitionId", role),
            ],
            "fail_secret_role": [kept_in(), holds(secret())],
            "undecided_role": [kept_in(), holds(UNKNOWN_TEXT)],
            "undecided_principal": [kept_in(), vaults_role()],
            "undecided_type": [kept_in(), holds(SNAPSHOTS, principalType=UNKNOWN_TEXT)],
            "undecided_scope": [kept_in(), holds(scope=UNKNOWN_TEXT)],
            "undecided_group": [kept_in(UNKNOWN_TEXT), holds()],
            "undecided_group_of_one_of_two": [
                kept_in(f"{GROUP}-2"),
                kept_in(UNKNOWN_TEXT, name="bi2"),
                holds(),
            ],
        },
    )


def test_roles_that_anyone_may_hold() -> None:
    assert_outcomes(
        "snapshot-group-guarded",
        {"pass_chosen": [kept_in(), holds()], "fail_reader": [kept_in(), holds(READER)]},
        {"allowed": [CONTRIBUTOR]},
    )


def test_two_vaults_may_keep_snapshots_in_one_group() -> None:
    first, second = backup_vault(), backup_vault(name="bv2")
    instances = [kept_in(), kept_in(vault="bv2", name="bi2"), kept_in(name="bi3")]
    for vault in (first, second):
        sample = [first, second, *instances, depends(vaults_role(), "principalId", vault)]
        assert_outcomes("snapshot-group-guarded", {"pass_either": sample})
