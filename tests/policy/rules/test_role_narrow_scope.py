from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk_id,
    role_assignment,
    secret,
)

CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
MACHINES = "9980e02c-c2be-4d73-94e8-173b1dc7cf3c"
SNAPSHOTS = "7efff54f-a5b4-42b5-a1c5-5411624893ce"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-data"
MANAGEMENT_GROUP = "/providers/Microsoft.Management/managementGroups/mg1"


def test_role_narrow_scope() -> None:
    assert_outcomes(
        "role-narrow-scope",
        {
            "pass_group": role_assignment(CONTRIBUTOR, GROUP),
            "pass_group_in_other_case": role_assignment(CONTRIBUTOR, GROUP.upper() + "/"),
            "pass_resource": role_assignment(CONTRIBUTOR, disk_id()),
            "pass_reader": role_assignment(READER, SUBSCRIPTION),
            "pass_role_absent": role_assignment(None, SUBSCRIPTION),
            "pass_scope_absent": role_assignment(CONTRIBUTOR, None),
            "pass_scope_is_no_id": role_assignment(CONTRIBUTOR, "subscription"),
            "pass_reader_scope_unknown": role_assignment(READER, UNKNOWN_TEXT),
            "pass_group_role_unknown": role_assignment(UNKNOWN_TEXT, GROUP),
            "pass_secret_role": role_assignment(secret(), SUBSCRIPTION),
            "pass_secret_scope": role_assignment(CONTRIBUTOR, secret()),
            "fail_subscription": role_assignment(CONTRIBUTOR, SUBSCRIPTION),
            "fail_other_case": role_assignment(CONTRIBUTOR.upper(), SUBSCRIPTION.upper() + "/"),
            "fail_scope_without_slash": role_assignment(CONTRIBUTOR, SUBSCRIPTION[1:]),
            "fail_management_group": role_assignment(CONTRIBUTOR, MANAGEMENT_GROUP.lower()),
            "fail_root": role_assignment(CONTRIBUTOR, "/"),
            "fail_role_of_disks": role_assignment(SNAPSHOTS, SUBSCRIPTION),
            "fail_role_that_writes_disks": role_assignment(MACHINES, SUBSCRIPTION),
            "undecided_scope": role_assignment(CONTRIBUTOR, UNKNOWN_TEXT),
            "undecided_role": role_assignment(UNKNOWN_TEXT, SUBSCRIPTION),
        },
    )


def test_chosen_roles() -> None:
    assert_outcomes(
        "role-narrow-scope",
        {
            "pass_not_chosen": role_assignment(CONTRIBUTOR, SUBSCRIPTION),
            "fail_chosen": role_assignment(READER, SUBSCRIPTION),
        },
        {"roles": [READER.upper()]},
    )
