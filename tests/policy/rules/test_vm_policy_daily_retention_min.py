from tests.policy.recovery_samples import policy, tiers, vm_policy
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
)

RULE = "vm-policy-daily-retention-min"
KEPT = "properties.retentionPolicy.dailySchedule.retentionDuration"


def test_vm_policy_daily_retention_min() -> None:
    assert_outcomes(
        RULE,
        {
            "pass_equal": vm_policy(retentionPolicy=tiers(daily=30.0)),
            "pass_digits": vm_policy(retentionPolicy=tiers(daily="90")),
            "pass_unit_absent": vm_policy(retentionPolicy=tiers(daily={"count": 30})),
            "pass_unit_in_other_case": vm_policy(
                retentionPolicy=tiers(daily={"count": 5, "durationType": "WEEKS"})
            ),
            "pass_month": vm_policy(
                retentionPolicy=tiers(daily={"count": 1, "durationType": "Months"})
            ),
            "pass_year": vm_policy(
                retentionPolicy=tiers(daily={"count": 1, "durationType": "Years"})
            ),
            "pass_secret": vm_policy(retentionPolicy=tiers(daily=secret(30))),
            "pass_kind_absent": vm_policy(
                backupManagementType=None, retentionPolicy=tiers(daily=30)
            ),
            "skip_file_share_in_other_case": vm_policy(
                backupManagementType="azurestorage", retentionPolicy=tiers(daily=1)
            ),
            "fail_less": vm_policy(retentionPolicy=tiers(daily=29)),
            "fail_four_weeks": vm_policy(
                retentionPolicy=tiers(daily={"count": 4, "durationType": "Weeks"})
            ),
            "fail_kind_in_other_case": vm_policy(
                backupManagementType="azureiaasvm", retentionPolicy=tiers(daily=7)
            ),
            "fail_absent": vm_policy(),
            "fail_no_properties": policy(None),
            "fail_weekly_only": vm_policy(retentionPolicy=tiers(weekly=84)),
            "fail_no_duration": vm_policy(retentionPolicy={"dailySchedule": {}}),
            "fail_wrong_level": vm_policy(**tiers(daily=90)),
            "fail_no_number": vm_policy(retentionPolicy=tiers(daily="thirty")),
            "fail_no_unit": vm_policy(
                retentionPolicy=tiers(daily={"count": 30, "durationType": "Invalid"})
            ),
            "fail_secret_text": vm_policy(retentionPolicy=tiers(daily=secret())),
            "undecided_count": vm_policy(retentionPolicy=tiers(daily=UNKNOWN_NUMBER)),
            "undecided_unit": vm_policy(
                retentionPolicy=tiers(daily={"count": 30, "durationType": UNKNOWN_TEXT})
            ),
            "undecided_retention": vm_policy(retentionPolicy=UNKNOWN_OBJECT),
            "undecided_kind": vm_policy(backupManagementType=UNKNOWN_TEXT),
        },
    )


def test_a_week() -> None:
    assert_outcomes(
        RULE,
        {
            "pass_week": vm_policy(
                retentionPolicy=tiers(daily={"count": 1, "durationType": "Weeks"})
            ),
            "fail_six_days": vm_policy(retentionPolicy=tiers(daily=6)),
            "fail_absent": vm_policy(),
        },
        {"minDays": 7},
    )


def test_fix() -> None:
    least = {f"{KEPT}.count": 30, f"{KEPT}.durationType": "Days"}
    weeks = tiers(daily={"count": 4, "durationType": "Weeks"})
    assert fixed(RULE, vm_policy(retentionPolicy=weeks)) == least
    assert fixed(RULE, vm_policy(retentionPolicy=tiers(daily="x"))) == least
    assert fixed(RULE, vm_policy(retentionPolicy=tiers(weekly=84))) == {}
    assert fixed(RULE, vm_policy(retentionPolicy=weeks), {"minDays": None}) == {}
