from collections.abc import Iterator

from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_TEXT,
    assert_outcomes,
    depends,
    resource_group,
    role_assignment,
    role_definition,
    secret,
    verdicts_of,
)

OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c"
OTHER = f"{SUBSCRIPTION}/resourceGroups/rg-data"


def owners(number: int, scope: object = SUBSCRIPTION) -> Iterator[Resource]:
    for index in range(number):
        principal = f"aaaaaaaa-0000-0000-0000-00000000000{index}"
        yield role_assignment(OWNER, scope, principal, name=f"ra{index}")


def test_role_owner_limit() -> None:
    group, role = resource_group(), role_definition("*/read")
    unknown = [depends(each, "scope", group) for each in owners(4, UNKNOWN_TEXT)]
    custom = depends(role_assignment(UNKNOWN_TEXT, SUBSCRIPTION), "roleDefinitionId", role)
    assert_outcomes(
        "role-owner-limit",
        {
            "pass_absent": [],
            "pass_three": [*owners(3)],
            "pass_other_scopes": [*owners(3), *owners(3, OTHER)],
            "pass_other_role": [*owners(3), role_assignment(CONTRIBUTOR, SUBSCRIPTION)],
            "pass_custom_role": [*owners(3), role, custom],
            "pass_scope_absent": [*owners(4, None)],
            "pass_few_unknown": [*owners(2), role_assignment(OWNER, UNKNOWN_TEXT)],
            "pass_secret_role": [*owners(3), role_assignment(secret(), SUBSCRIPTION)],
            "pass_three_by_dependency": [group, *unknown[:3]],
            "fail_four": [*owners(4)],
            "fail_other_case_with_slash": [*owners(3), *owners(1, SUBSCRIPTION.upper() + "/")],
            "fail_without_slash": [*owners(3), *owners(1, SUBSCRIPTION[1:])],
            "fail_root": [*owners(4, "/")],
            "fail_secret_scope": [*owners(4, secret("mg1"))],
            "fail_four_by_dependency": [group, *unknown],
            "undecided_scope": [*owners(3), role_assignment(OWNER, UNKNOWN_TEXT)],
            "undecided_role": [*owners(3), role_assignment(UNKNOWN_TEXT, SUBSCRIPTION)],
        },
    )


def test_another_limit() -> None:
    assert_outcomes(
        "role-owner-limit",
        {"pass_one": [*owners(1)], "fail_two": [*owners(2)]},
        {"maxOwners": 1},
    )


def test_only_those_above_the_limit_are_named() -> None:
    found = verdicts_of("role-owner-limit", [*owners(5)])
    wrong = [verdict for verdict in found if isinstance(verdict, Violated)]
    assert [verdict.violations[0].message for verdict in wrong] == [
        "has 4 owners, more than 3",
        "has 5 owners, more than 3",
    ]
