from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    role_definition,
    secret,
)

GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-data"
MANAGEMENT_GROUP = "/providers/Microsoft.Management/managementGroups/mg1"


def test_role_no_custom_owner() -> None:
    assert_outcomes(
        "role-no-custom-owner",
        {
            "pass_group": role_definition("*", scopes=[GROUP]),
            "pass_group_in_other_case": role_definition("*", scopes=[GROUP.upper() + "/"]),
            "pass_resource": role_definition(
                "*", scopes=[f"{GROUP}/providers/Microsoft.Compute/disks/d1"]
            ),
            "pass_few_actions": role_definition("Microsoft.Compute/*", scopes=[SUBSCRIPTION]),
            "pass_reading": role_definition("*/read", scopes=[SUBSCRIPTION]),
            "pass_permissions_absent": role_definition(scopes=[SUBSCRIPTION], permissions=None),
            "pass_scope_is_no_id": role_definition("*", scopes=["rg-data", 7]),
            "pass_secret_action": role_definition(secret(), scopes=[SUBSCRIPTION]),
            "pass_unknown_action_in_a_group": role_definition(UNKNOWN_TEXT, scopes=[GROUP]),
            "pass_unknown_scope_of_few_actions": role_definition(
                "Microsoft.Compute/*", scopes=[UNKNOWN_TEXT]
            ),
            "fail_subscription": role_definition("*", scopes=[SUBSCRIPTION]),
            "fail_subscription_in_other_case_with_slash": role_definition(
                "*", scopes=[SUBSCRIPTION.upper() + "/"]
            ),
            "fail_second_scope": role_definition("*", scopes=[GROUP, SUBSCRIPTION]),
            "fail_root": role_definition("*", scopes=["/"]),
            "fail_management_group": role_definition("*", scopes=[MANAGEMENT_GROUP]),
            "fail_scope_without_slash": role_definition("*", scopes=[SUBSCRIPTION[1:]]),
            "fail_actions_are_a_text": role_definition(
                scopes=SUBSCRIPTION, permissions={"actions": "*"}
            ),
            "fail_second_action": role_definition("*/read", "*", scopes=[SUBSCRIPTION]),
            "fail_scopes_absent_defined_in_subscription": role_definition("*", scopes=[]),
            "fail_beside_unknown_action": role_definition(
                UNKNOWN_TEXT, "*", scopes=[UNKNOWN_TEXT, SUBSCRIPTION]
            ),
            "fail_secret_scope": role_definition("*", scopes=[secret(), secret(SUBSCRIPTION)]),
            "undecided_action": role_definition(UNKNOWN_TEXT, scopes=[SUBSCRIPTION]),
            "undecided_permissions": role_definition(
                scopes=[SUBSCRIPTION], permissions=UNKNOWN_LIST
            ),
            "undecided_scope": role_definition("*", scopes=[GROUP, UNKNOWN_TEXT]),
        },
    )
