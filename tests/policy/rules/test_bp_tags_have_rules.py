from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
    tag,
    verdicts_of,
)


def policy(tags: object, *names: object) -> Resource:
    return backup_policy(backup_rule("P1D", tags=tags), *(retention_rule(name) for name in names))


BOTH = [tag("Default"), tag("Weekly")]


def test_bp_tags_have_rules() -> None:
    assert_outcomes(
        "bp-tags-have-rules",
        {
            "pass_pairs": policy(BOTH, "Default", "Weekly"),
            "pass_one_tag_as_object": policy(tag("Default"), "Default"),
            "pass_secret_names": policy([tag("Default"), tag(secret())], "Default", secret()),
            "fail_tag_without_rule": policy(BOTH, "Default"),
            "fail_rule_without_tag": policy([tag("Default")], "Default", "Weekly"),
            "fail_other_case": policy(BOTH, "Default", "weekly"),
            "fail_blank_at_the_end": policy(BOTH, "Default", "Weekly "),
            "fail_no_tags": policy([], "Default"),
            "fail_no_rules": policy(BOTH),
            "fail_names_absent": policy([tag(None)], "Default", None),
            "fail_tag_info_absent": policy([{"isDefault": True}], "Default"),
            "fail_tag_is_a_text": policy(["Default"], "Default"),
            "fail_secret_tag": policy([tag("Default"), tag(secret())], "Default"),
            "fail_tag_beside_unknown_tag": policy([*BOTH, tag(UNKNOWN_TEXT)], "Default"),
            "fail_rule_beside_unknown_rule": policy(
                [tag("Default")], "Default", "Weekly", UNKNOWN_TEXT
            ),
            "skip_no_schedule": backup_policy(retention_rule()),
            "undecided_tag": policy([tag("Default"), tag(UNKNOWN_TEXT)], "Default"),
            "undecided_tags": policy(UNKNOWN_LIST, "Default"),
            "undecided_name": policy(BOTH, "Default", UNKNOWN_TEXT),
            "undecided_rule": backup_policy(
                backup_rule("P1D", tags=BOTH), retention_rule(), UNKNOWN_OBJECT
            ),
            "undecided_only_rule": backup_policy(UNKNOWN_OBJECT),
        },
    )


def test_says_which_tag_lacks_what() -> None:
    (verdict,) = verdicts_of("bp-tags-have-rules", policy([*BOTH, tag("custom")], "Default"))
    assert isinstance(verdict, Violated)
    base = "properties.policyRules[0].trigger.taggingCriteria"
    assert [(violation.path, violation.message) for violation in verdict.violations] == [
        (
            f"{base}[1].tagInfo.tagName",
            "the retention tag Weekly has no retention rule of that very name",
        ),
        (f"{base}[2].tagInfo.tagName", "the retention tag has no retention rule of that very name"),
    ]
