from tests.policy.recovery_samples import policy, tiers, vm_policy
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    verdicts_of,
)

WEEKS = {"count": 12, "durationType": "Weeks"}
YEARS = {"count": 1, "durationType": "Years"}


def test_order() -> None:
    assert_outcomes(
        "vm-policy-gfs-tiers",
        {
            "pass_longer": vm_policy(retentionPolicy=tiers(daily=30, weekly=WEEKS)),
            "pass_equal": vm_policy(retentionPolicy=tiers(daily=84, weekly=WEEKS)),
            "pass_all": vm_policy(
                retentionPolicy=tiers(
                    daily=30,
                    weekly=WEEKS,
                    monthly={"count": 12, "durationType": "months"},
                    yearly=YEARS,
                )
            ),
            "pass_daily_only": vm_policy(retentionPolicy=tiers(daily=30)),
            "pass_absent": vm_policy(),
            "pass_no_properties": policy(None),
            "pass_unreadable": vm_policy(retentionPolicy=tiers(daily=30, weekly="x")),
            "pass_secret": vm_policy(retentionPolicy=tiers(daily=secret(30), weekly=secret(30))),
            "skip_file_share": vm_policy(
                backupManagementType="AzureStorage", retentionPolicy=tiers(daily=30, weekly=7)
            ),
            "fail_shorter": vm_policy(retentionPolicy=tiers(daily=30, weekly=28)),
            "fail_unit_in_other_case": vm_policy(
                retentionPolicy=tiers(daily=30, weekly={"count": "4", "durationType": "WEEKS"})
            ),
            "fail_yearly_below_daily": vm_policy(retentionPolicy=tiers(daily=400, yearly=YEARS)),
            "fail_beside_unknown": vm_policy(
                retentionPolicy=tiers(daily=30, weekly=UNKNOWN_NUMBER, monthly=29)
            ),
            "fail_secret": vm_policy(retentionPolicy=tiers(daily=30, weekly=secret(7))),
            "undecided_count": vm_policy(retentionPolicy=tiers(daily=30, weekly=UNKNOWN_NUMBER)),
            "undecided_unit": vm_policy(
                retentionPolicy=tiers(daily=30, weekly={"count": 1, "durationType": UNKNOWN_TEXT})
            ),
            "undecided_retention": vm_policy(retentionPolicy=UNKNOWN_OBJECT),
            "undecided_kind": vm_policy(backupManagementType=UNKNOWN_TEXT),
        },
    )


def test_presence() -> None:
    assert_outcomes(
        "vm-policy-gfs-tiers",
        {
            "pass_there": vm_policy(retentionPolicy=tiers(daily=30, weekly=84, yearly=YEARS)),
            "fail_one_absent": vm_policy(retentionPolicy=tiers(daily=30, weekly=84)),
            "fail_all_absent": vm_policy(),
            "fail_empty": vm_policy(
                retentionPolicy={**tiers(weekly=84), "yearlySchedule": {"retentionDuration": {}}}
            ),
            "fail_wrong_level": vm_policy(**tiers(weekly=84, yearly=YEARS)),
            "fail_beside_unknown": vm_policy(retentionPolicy=tiers(weekly=UNKNOWN_NUMBER)),
            "undecided_schedule": vm_policy(
                retentionPolicy={**tiers(weekly=84), "yearlySchedule": UNKNOWN_OBJECT}
            ),
        },
        {"tiers": ["Weekly", "yearly"]},
    )


def test_each_tier_that_is_wrong_is_named() -> None:
    (verdict,) = verdicts_of(
        "vm-policy-gfs-tiers",
        vm_policy(retentionPolicy=tiers(daily=30, weekly=7, monthly=20)),
        {"tiers": ["yearly"]},
    )
    text = str(verdict)
    assert "is 7 days, less than 30 of a more frequent tier" in text
    assert "is 20 days, less than 30 of a more frequent tier" in text
    assert "yearlySchedule.retentionDuration', message='is absent" in text
