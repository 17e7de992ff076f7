from tests.policy.samples import (
    UNKNOWN_LIST,
    assert_outcomes,
    role_assignment,
    role_definition,
    secret,
)


def test_role_no_custom_roles() -> None:
    assert_outcomes(
        "role-no-custom-roles",
        {
            "pass_absent": [],
            "pass_assignment": role_assignment("acdd72a7-3385-48ef-bd42-f606fba81ae7"),
            "fail_role": role_definition("*/read"),
            "fail_name_in_other_case": role_definition("*/READ", roleName="Reader"),
            "fail_unknown_permissions": role_definition(permissions=UNKNOWN_LIST),
            "fail_secret_name": role_definition(roleName=secret()),
        },
    )
