import pytest

from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    role_definition,
    secret,
    verdicts_of,
)

ASSIGN = "Microsoft.Authorization/roleAssignments/write"


def without(*not_actions: object, actions: object = "*") -> dict[str, object]:
    return {"permissions": [{"actions": [actions], "notActions": list(not_actions)}]}


def test_role_no_authorization_write() -> None:
    assert_outcomes(
        "role-no-authorization-write",
        {
            "pass_reading": role_definition("Microsoft.Authorization/*/read"),
            "pass_locks": role_definition("Microsoft.Authorization/locks/write"),
            "pass_compute": role_definition("Microsoft.Compute/*"),
            "pass_deleting": role_definition("Microsoft.Authorization/roleAssignments/delete"),
            "pass_absent": role_definition(permissions=None),
            "pass_like_contributor": role_definition(
                **without("Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write")
            ),
            "pass_rescued_in_other_case": role_definition(
                **without("MICROSOFT.AUTHORIZATION/*/WRITE", actions="microsoft.authorization/*")
            ),
            "pass_unknown_action_taken_back": role_definition(
                **without("*", actions="Microsoft.Authorization/*")
            ),
            "pass_data_action": role_definition(permissions=[{"dataActions": [ASSIGN]}]),
            "pass_secret_action": role_definition(secret()),
            "pass_permission_is_a_text": role_definition(permissions=["*"]),
            "fail_everything": role_definition("*"),
            "fail_authorization": role_definition("Microsoft.Authorization/*"),
            "fail_all_writes_of_authorization": role_definition("Microsoft.Authorization/*/write"),
            "fail_all_writes": role_definition("*/write"),
            "fail_assignments": role_definition(ASSIGN),
            "fail_definitions_in_other_case": role_definition(
                "MICROSOFT.AUTHORIZATION/ROLEDEFINITIONS/WRITE"
            ),
            "fail_all_of_assignments": role_definition("Microsoft.Authorization/roleAssignments/*"),
            "fail_half_rescued": role_definition(**without(ASSIGN)),
            "fail_rescued_by_another_permission": role_definition(
                permissions=[{"actions": ["*"]}, {"notActions": ["Microsoft.Authorization/*"]}]
            ),
            "fail_actions_are_a_text": role_definition(permissions={"actions": "*"}),
            "fail_beside_unknown_action": role_definition(UNKNOWN_TEXT, ASSIGN),
            "fail_secret_beside": role_definition(secret(), secret("*")),
            "undecided_action": role_definition(UNKNOWN_TEXT),
            "undecided_rescue": role_definition(**without(UNKNOWN_TEXT)),
            "undecided_rescues": role_definition(
                permissions=[{"actions": ["*"], "notActions": UNKNOWN_LIST}]
            ),
            "undecided_permission": role_definition(permissions=[UNKNOWN_OBJECT]),
        },
    )


@pytest.mark.parametrize("actions", [("*",), ("*/write", "*")])
def test_each_right_is_named_once(actions: tuple[str, ...]) -> None:
    (found,) = verdicts_of("role-no-authorization-write", role_definition(*actions))
    assert isinstance(found, Violated)
    assert [(each.path, each.message) for each in found.violations] == [
        ("permissions[0].actions[0]", f"allows {ASSIGN}"),
        ("permissions[0].actions[0]", "allows Microsoft.Authorization/roleDefinitions/write"),
    ]
