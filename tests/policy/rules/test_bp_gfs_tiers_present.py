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

NAME = "bp-gfs-tiers-present"


def policy(*names: object) -> Resource:
    return backup_policy(backup_rule("P1D"), *(retention_rule(name) for name in names))


def test_bp_gfs_tiers_present() -> None:
    tags_alone = [tag("Default"), tag("Weekly")]
    assert_outcomes(
        NAME,
        {
            "pass_weekly": policy("Default", "Weekly"),
            "pass_odd_case": policy("Default", "weeKLY"),
            "pass_blanks_around": policy(" Weekly "),
            "pass_secret_name": policy("Default", secret("Weekly")),
            "pass_beside_unknown": policy(UNKNOWN_TEXT, "Weekly"),
            "fail_default_only": policy("Default"),
            "fail_rules_absent": backup_policy(),
            "fail_name_absent": policy("Default", None),
            "fail_prefix": policy("Default", "Weekly2"),
            "fail_tag_alone": backup_policy(backup_rule("P1D", tags=tags_alone), retention_rule()),
            "fail_secret_of_another_name": policy("Default", secret()),
            "skip_blobs": backup_policy(retention_rule(), datasourceTypes=["blobs"]),
            "undecided_name": policy("Default", UNKNOWN_TEXT),
            "undecided_rule": backup_policy(retention_rule(), UNKNOWN_OBJECT),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
        },
    )


def test_tiers_are_configured() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_both": policy("Weekly", "Daily"),
            "fail_one": policy("Weekly"),
            "fail_none": policy("Default"),
            "undecided_name": policy("Daily", UNKNOWN_TEXT),
        },
        {"tiers": ["daily", "WEEKLY"]},
    )
    assert_outcomes(NAME, {"pass_nothing_is_asked_for": policy("Default")}, {"tiers": []})
    assert_outcomes(NAME, {"pass_text_for_a_list": policy("Daily")}, {"tiers": "daily"})


def test_says_what_is_missing() -> None:
    (verdict,) = verdicts_of(NAME, policy("Default"), {"tiers": ["Daily", "Default", "Weekly"]})
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].message == "holds no retention rule Daily and none Weekly"
