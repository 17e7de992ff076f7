from tests.policy.samples import (
    MARK,
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    assert_outcomes,
    role_assignment,
    role_definition,
    secret,
)

OPERATOR = "959f8984-c045-4866-89c7-12bf9737be2e"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
PRINCIPAL = "aaaaaaaa-0000-0000-0000-000000000001"
DISKS = "Microsoft.Compute/disks/beginGetAccess/action"
SNAPSHOTS = "Microsoft.Compute/snapshots/beginGetAccess/action"
DOWNLOAD = "Microsoft.Compute/disks/download/action"


def permission(**lists: object) -> dict[str, object]:
    return {"permissions": [lists]}


def test_assignments() -> None:
    assert_outcomes(
        "role-disk-export-restricted",
        {
            "pass_reader": role_assignment(READER),
            "pass_role_absent": role_assignment(None),
            "pass_secret_role": role_assignment(secret()),
            "fail_operator": role_assignment(OPERATOR),
            "fail_other_case": role_assignment(OPERATOR.upper() + "/"),
            "fail_unknown_principal": role_assignment(OPERATOR, principal=UNKNOWN_TEXT),
            "undecided_role": role_assignment(UNKNOWN_TEXT),
        },
    )


def test_definitions() -> None:
    assert_outcomes(
        "role-disk-export-restricted",
        {
            "pass_reading": role_definition("*/read"),
            "pass_writing_disks": role_definition("Microsoft.Compute/disks/write"),
            "pass_ending_exports": role_definition("Microsoft.Compute/disks/endGetAccess/action"),
            "pass_absent": role_definition(permissions=None),
            "pass_rescued": role_definition(
                **permission(actions=["Microsoft.Compute/*"], notActions=[DISKS, SNAPSHOTS])
            ),
            "pass_rescued_in_other_case": role_definition(
                **permission(actions="*", notActions="MICROSOFT.COMPUTE/*/BEGINGETACCESS/*")
            ),
            "pass_data_rescued": role_definition(
                **permission(dataActions=["*"], notDataActions=["Microsoft.Compute/*"])
            ),
            "pass_upload": role_definition(
                **permission(dataActions=["Microsoft.Compute/disks/upload/action"])
            ),
            "pass_secret_action": role_definition(secret()),
            "fail_disks": role_definition(DISKS),
            "fail_snapshots_in_other_case": role_definition(SNAPSHOTS.upper()),
            "fail_all_of_disks": role_definition("Microsoft.Compute/disks/*"),
            "fail_compute": role_definition("Microsoft.Compute/*"),
            "fail_wildcard_in_the_middle": role_definition("Microsoft.Compute/*/action"),
            "fail_two_wildcards": role_definition("Microsoft.*/beginGetAccess/*"),
            "fail_everything": role_definition("*"),
            "fail_download": role_definition(**permission(dataActions=[DOWNLOAD])),
            "fail_half_rescued": role_definition(
                **permission(actions=["Microsoft.Compute/*"], notActions=[DISKS])
            ),
            "fail_rescued_in_the_wrong_list": role_definition(
                **permission(actions=[DISKS], notDataActions=[DISKS])
            ),
            "fail_beside_unknown": role_definition(UNKNOWN_TEXT, DISKS),
            "fail_secret_beside": role_definition(secret(), DISKS, roleName=secret()),
            "undecided_action": role_definition(UNKNOWN_TEXT),
            "undecided_rescue": role_definition(
                **permission(actions=[DISKS], notActions=UNKNOWN_LIST)
            ),
        },
    )


def test_allowed_ones() -> None:
    assert_outcomes(
        "role-disk-export-restricted",
        {
            "pass_principal_in_other_case": role_assignment(OPERATOR, principal=PRINCIPAL.upper()),
            "pass_role_by_name": role_definition(DISKS, roleName="Export"),
            "pass_role_by_id": role_definition(DISKS, roleDefinitionId=READER),
            "pass_secret_name": role_definition(DISKS, roleName=secret("export")),
            "pass_unknown_name_of_a_listed_id": role_definition(
                DISKS, roleName=UNKNOWN_TEXT, roleDefinitionId=READER
            ),
            "fail_other_principal": role_assignment(OPERATOR, principal=OPERATOR),
            "fail_principal_absent": role_assignment(OPERATOR, principal=None),
            "fail_other_role": role_definition(DISKS, tags={"a": MARK}),
            "undecided_principal": role_assignment(OPERATOR, principal=UNKNOWN_TEXT),
            "undecided_name": role_definition(DISKS, roleName=UNKNOWN_TEXT),
        },
        {"allowed": [PRINCIPAL, "export", READER]},
    )
