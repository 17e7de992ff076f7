from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, role_assignment, secret

CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c"


def test_role_prefer_groups() -> None:
    assert_outcomes(
        "role-prefer-groups",
        {
            "pass_group": role_assignment(CONTRIBUTOR, principalType="Group"),
            "pass_service_principal": role_assignment(
                CONTRIBUTOR, principalType="ServicePrincipal"
            ),
            "pass_absent": role_assignment(CONTRIBUTOR),
            "pass_null": role_assignment(CONTRIBUTOR, principalType={"a": None}),
            "pass_secret_text": role_assignment(CONTRIBUTOR, principalType=secret()),
            "fail_user": role_assignment(CONTRIBUTOR, principalType="User"),
            "fail_other_case": role_assignment(CONTRIBUTOR, principalType="USER"),
            "fail_user_of_unknown_id": role_assignment(
                CONTRIBUTOR, principal=UNKNOWN_TEXT, principalType="User"
            ),
            "fail_secret": role_assignment(CONTRIBUTOR, principalType=secret("User")),
            "undecided_type": role_assignment(CONTRIBUTOR, principalType=UNKNOWN_TEXT),
        },
    )
