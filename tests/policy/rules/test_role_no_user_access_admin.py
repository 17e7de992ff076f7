from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    role_assignment,
    secret,
)

ADMIN = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"


def test_role_no_user_access_admin() -> None:
    assert_outcomes(
        "role-no-user-access-admin",
        {
            "pass_reader": role_assignment(READER),
            "pass_role_absent": role_assignment(None),
            "pass_longer_name": role_assignment(f"{ADMIN}0"),
            "pass_guid_in_the_middle": role_assignment(f"{ADMIN}/more/{READER}"),
            "pass_secret": role_assignment(secret()),
            "fail_admin": role_assignment(ADMIN),
            "fail_other_case_with_slash": role_assignment(f"{ADMIN.upper()}/"),
            "fail_whatever_the_scope": role_assignment(ADMIN, scope=UNKNOWN_TEXT),
            "fail_tenant_id": role_assignment(
                secret(f"/providers/Microsoft.Authorization/roleDefinitions/{ADMIN}")
            ),
            "undecided_role": role_assignment(UNKNOWN_TEXT),
        },
    )
