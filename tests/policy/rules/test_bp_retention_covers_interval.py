from typing import Any

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    backup_policy,
    backup_rule,
    retention_rule,
    secret,
)


def policy(every: object, keep: object, *more: object, **props: Any) -> Resource:
    return backup_policy(backup_rule(every), retention_rule(keep=keep), *more, **props)


def test_bp_retention_covers_interval() -> None:
    upper = {**backup_rule("P1D"), "objectType": "AZUREBACKUPRULE"}
    assert_outcomes(
        "bp-retention-covers-interval",
        {
            "pass_longer": policy("PT1H", "P7D"),
            "pass_equal": policy("P1D", "PT24H"),
            "pass_short_tier": policy("P1D", "P7D", retention_rule("Daily", "PT1H")),
            "pass_tighter_of_two_schedules": policy("P1W", "P2D", backup_rule("P1D")),
            "pass_secret": policy("P1D", secret("P7D")),
            "fail_shorter": policy("P1D", "PT1H"),
            "fail_zero": policy("P1D", "P0D"),
            "fail_odd_case": backup_policy(upper, retention_rule(keep="pt1h")),
            "fail_flag_absent": backup_policy(
                backup_rule("P1D"), retention_rule(keep="PT1H", isDefault=None)
            ),
            "fail_tier_does_not_help": policy("P1D", "PT1H", retention_rule("Daily", "P7D")),
            "fail_secret": policy(secret("R/2026-01-01T02:00:00Z/P1D"), secret("PT1H")),
            "fail_beside_unknown_cycle": backup_policy(
                backup_rule("P1D"),
                retention_rule(lifecycles=[UNKNOWN_OBJECT, {"deleteAfter": {"duration": "PT1H"}}]),
            ),
            "skip_schedule_absent": backup_policy(retention_rule(keep="PT1H")),
            "skip_retention_absent": backup_policy(backup_rule("P1D")),
            "skip_no_duration": policy("P1D", "an hour"),
            "skip_no_interval": policy("daily", "PT1H"),
            "skip_secrets_that_are_none": policy(secret(), secret()),
            "skip_blobs": policy("P1D", "PT1H", datasourceTypes=["blobs"]),
            "undecided_duration": policy("P1D", UNKNOWN_TEXT),
            "undecided_interval": policy(UNKNOWN_TEXT, "P7D"),
            "undecided_whether_another_interval_is_tighter": policy(
                "P1D", "PT1H", backup_rule(UNKNOWN_TEXT)
            ),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
        },
    )
