from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
    verdicts_of,
)

NAME = "bp-gfs-monotonic"


def policy(**tiers: object) -> Resource:
    rules = [retention_rule(name, keep) for name, keep in tiers.items()]
    return backup_policy(backup_rule("P1D"), *rules)


def test_bp_gfs_monotonic() -> None:
    unflagged = retention_rule(keep="P30D", isDefault=UNKNOWN_BOOL)
    assert_outcomes(
        NAME,
        {
            "pass_one": policy(Default="P30D"),
            "pass_longer": policy(Default="P30D", Weekly="P12W", Monthly="P1Y", Yearly="P5Y"),
            "pass_equal": policy(Default="P7D", Weekly="P1W"),
            "pass_daily_and_default_are_equals": policy(Default="P30D", Daily="P7D"),
            "pass_other_names": policy(Default="P30D", special="P1D"),
            "pass_no_duration": policy(Default="a month", Weekly="P1W"),
            "pass_tier_absent": policy(Weekly="P1W", Yearly="P1Y"),
            "pass_rules_absent": backup_policy(),
            "pass_secret": policy(Default="P7D", Weekly=secret("P2W")),
            "skip_blobs": backup_policy(
                retention_rule(keep="P9D"), retention_rule("Weekly"), datasourceTypes=["blobs"]
            ),
            "fail_shorter": policy(Default="P30D", Weekly="P2W"),
            "fail_shorter_than_daily": policy(Default="P7D", Daily="P30D", Weekly="P2W"),
            "fail_shorter_than_a_tier_further_down": policy(Default="P30D", Yearly="P20D"),
            "fail_order_of_rules_is_free": policy(Monthly="P3W", Weekly="P4W", Default="P7D"),
            "fail_odd_case": policy(default="P30D", WEEKLY="P2W"),
            "fail_default_of_another_name": backup_policy(
                retention_rule("all", "P30D", isDefault="true"), retention_rule("Weekly", "P2W")
            ),
            "fail_flag_absent": backup_policy(
                retention_rule(keep="P30D", isDefault=None), retention_rule("Weekly", "P2W")
            ),
            "fail_flag_unknown": backup_policy(unflagged, retention_rule("Weekly", "P2W")),
            "fail_secret_durations": policy(Default=secret("P30D"), Weekly=secret("P2W")),
            "fail_beside_secret_name": backup_policy(
                retention_rule(secret(), "P1Y"),
                retention_rule("Weekly", "P2W"),
                retention_rule("Daily", "P3W"),
            ),
            "fail_beside_unknown": policy(Default="P30D", Weekly="P2W", Yearly=UNKNOWN_TEXT),
            "fail_beside_unknown_rule": backup_policy(
                UNKNOWN_OBJECT, retention_rule(keep="P30D"), retention_rule("Weekly", "P2W")
            ),
            "undecided_duration": policy(Default="P30D", Weekly=UNKNOWN_TEXT),
            "undecided_name": backup_policy(retention_rule(), retention_rule(UNKNOWN_TEXT, "P1D")),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
        },
    )


def test_says_what_is_longer() -> None:
    (verdict,) = verdicts_of(NAME, policy(Default="P30D", Weekly="P2W", Monthly="P20D"))
    assert isinstance(verdict, Violated)
    assert [(each.path, each.message) for each in verdict.violations] == [
        (
            "properties.policyRules[2].lifecycles[0].deleteAfter.duration",
            "is P14D, less than P30D of a more frequent tier",
        ),
        (
            "properties.policyRules[3].lifecycles[0].deleteAfter.duration",
            "is P20D, less than P30D of a more frequent tier",
        ),
    ]
