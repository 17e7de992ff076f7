from collections.abc import Callable

import pytest

from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated, Violation
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    fixed,
    secret,
    snapshot,
    verdicts_of,
)

NAME = "disk-has-tags"
REQUIRED = {"tags": ["owner", "cost.centre"]}


@pytest.mark.parametrize("build", [disk, snapshot])
def test_any_tag(build: Callable[..., Resource]) -> None:
    assert_outcomes(
        NAME,
        {
            "pass_tag": build(tags={"owner": "me"}),
            "pass_tag_in_upper_case": build(tags={"OWNER": "ME"}),
            "pass_blank_value": build(tags={"owner": ""}),
            "pass_unknown_value": build(tags={"owner": UNKNOWN_TEXT}),
            "pass_secret": build(tags={"owner": secret()}),
            "fail_absent": build(),
            "fail_empty": build(tags={}),
            "fail_null_value": build(tags={"owner": None}),
            "fail_list": build(tags=["owner"]),
            "fail_text": build(tags="owner"),
            "undecided_tags": build(tags=UNKNOWN_OBJECT),
        },
    )


def test_required_tags() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_both": disk(tags={"owner": "me", "cost.centre": 5}),
            "pass_odd_case": disk(tags={"Owner": "me", "COST.CENTRE": "5"}),
            "pass_unknown_value": disk(tags={"owner": UNKNOWN_TEXT, "cost.centre": "5"}),
            "pass_secret": disk(tags={"owner": secret(), "cost.centre": secret()}),
            "fail_absent": disk(),
            "fail_other_tag": disk(tags={"env": "prod"}),
            "fail_one": disk(tags={"owner": "me"}),
            "fail_one_beside_unknown": disk(tags={"owner": UNKNOWN_TEXT}),
            "fail_blank_value": disk(tags={"owner": " ", "cost.centre": "5"}),
            "fail_name_that_starts_alike": disk(tags={"owner": "me", "cost.centre2": "5"}),
            "fail_value_is_a_list": disk(tags={"owner": ["me"], "cost.centre": "5"}),
            "undecided_tags": disk(tags=UNKNOWN_OBJECT),
        },
        REQUIRED,
    )
    assert_outcomes(NAME, {"pass_one": disk(tags={"owner": "me"})}, {"tags": "owner"})


def test_says_which_tags_are_missing() -> None:
    missing = [Violation("tags", f"holds no value for {name}") for name in REQUIRED["tags"]]
    found = verdicts_of(NAME, disk(tags={"env": "prod"}), REQUIRED)
    assert found == [Violated(tuple(missing))]


def test_fixed_values_are_set() -> None:
    values = {"values": {"owner": "me", "env": "prod"}}
    required = {"tags": ["owner"], **values}
    assert fixed(NAME, disk(), values) == {"tags.owner": "me", "tags.env": "prod"}
    assert fixed(NAME, disk(), required) == {"tags.owner": "me"}
    assert fixed(NAME, disk(tags={"OWNER": "", "env": "test"}), required) == {"tags.OWNER": "me"}
    assert fixed(NAME, disk(), REQUIRED) == {}
    assert fixed(NAME, disk(), {**REQUIRED, "values": {"cost.centre": "5"}}) == {}
    assert fixed(NAME, disk(), {"values": "owner"}) == {}
