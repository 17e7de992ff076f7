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
    tag,
    verdicts_of,
)


def policy(every: object, keep: object, *tiers: object) -> Resource:
    return backup_policy(backup_rule(every), retention_rule(keep=keep), *tiers)


FIRST_OF_WEEK = [{"absoluteCriteria": ["firstofweek"]}]
WEEKLY_BY_CRITERIA = backup_rule("PT12H", tags=[tag("long"), tag("long", criteria=FIRST_OF_WEEK)])
VAULTED = {"deleteAfter": {"duration": "P10Y"}, "sourceDataStore": {"dataStoreType": "VaultStore"}}


def test_bp_snapshot_count_limit() -> None:
    assert_outcomes(
        "bp-snapshot-count-limit",
        {
            "pass_450": policy("PT12H", "P225D"),
            "pass_daily": policy("P1D", "P450D"),
            "pass_hourly_18_days": policy("PT1H", "P18D"),
            "pass_tiers": policy("PT4H", "P7D", retention_rule("Weekly", "P1Y")),
            "pass_tiers_to_the_limit": policy("PT12H", "P221D", retention_rule("Weekly", "P8W")),
            "pass_weekly_by_criteria": backup_policy(
                WEEKLY_BY_CRITERIA, retention_rule(), retention_rule("long", "P2Y")
            ),
            "pass_other_store_is_not_counted": policy(
                "P1D", "P7D", retention_rule("Weekly", lifecycles=VAULTED)
            ),
            "pass_duration_of_no_form": policy("PT1H", "30 days"),
            "pass_wrong_kind": policy("PT1H", ["P30D"]),
            "pass_secret_keep": policy("P1D", secret("P7D")),
            "fail_720": policy("PT1H", "P30D"),
            "fail_451": policy("PT12H", "P226D"),
            "fail_tiers_add": policy("PT12H", "P200D", retention_rule("Weekly", "P1Y")),
            "fail_tier_in_lower_case": policy("P1D", "P400D", retention_rule("weekly", "P2Y")),
            "fail_default_named_weekly": policy(
                "PT1H", "P1D", retention_rule("Weekly", "P30D", isDefault="true")
            ),
            "fail_two_schedules": backup_policy(
                backup_rule("PT1H", "PT1H"), retention_rule(keep="P10D")
            ),
            "fail_beside_unknown": policy("PT1H", "P30D", retention_rule("Weekly", UNKNOWN_TEXT)),
            "fail_datasource_absent": backup_policy(
                backup_rule("PT1H"), retention_rule(keep="P30D"), datasourceTypes=None
            ),
            "fail_secret_name": policy("PT1H", "P30D", retention_rule(secret(), "P1D")),
            "skip_blobs": backup_policy(
                backup_rule("PT1H"),
                retention_rule(keep="P30D"),
                datasourceTypes=["Microsoft.Storage/storageAccounts"],
            ),
            "skip_no_schedule": backup_policy(retention_rule(keep="P9Y")),
            "skip_no_rules": backup_policy(),
            "undecided_name": policy("PT1H", "P1D", retention_rule(UNKNOWN_TEXT, "P60D")),
            "undecided_criteria": backup_policy(
                backup_rule(
                    "PT12H", tags=[tag("long", criteria=[{"absoluteCriteria": UNKNOWN_LIST}])]
                ),
                retention_rule(),
                retention_rule("long", "P30D"),
            ),
            "fail_beside_unknown_criteria": backup_policy(
                backup_rule(
                    "PT1H", tags=[tag("x", criteria=[{"absoluteCriteria": [UNKNOWN_TEXT]}])]
                ),
                retention_rule(keep="P30D"),
            ),
            "undecided_keep": policy("PT1H", UNKNOWN_TEXT),
            "undecided_schedule": policy(UNKNOWN_TEXT, "P7D"),
            "undecided_rules": backup_policy(policyRules=UNKNOWN_LIST),
            "undecided_rule": policy("P1D", "P7D", UNKNOWN_OBJECT),
            "undecided_flag": policy("P1D", "P7D", retention_rule("x", isDefault=UNKNOWN_BOOL)),
        },
    )


def test_says_how_many() -> None:
    (verdict,) = verdicts_of("bp-snapshot-count-limit", policy("PT1H", "P30D"))
    assert isinstance(verdict, Violated)
    assert verdict.violations[0].message == "keeps 720 recovery points, more than 450"
