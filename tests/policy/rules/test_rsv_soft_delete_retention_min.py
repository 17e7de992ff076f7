from tests.policy.recovery_samples import recovery_vault
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    secret,
)

DAYS = "properties.securitySettings.softDeleteSettings.softDeleteRetentionPeriodInDays"
RULE = "rsv-soft-delete-retention-min"


def given(days: object, state: object = "Enabled") -> Props:
    settings = {"softDeleteState": state, "softDeleteRetentionPeriodInDays": days}
    return {"securitySettings": {"softDeleteSettings": settings}}


def test_rsv_soft_delete_retention_min() -> None:
    assert_outcomes(
        RULE,
        {
            "pass_least": recovery_vault(given(14.0)),
            "pass_most": recovery_vault(given(180)),
            "pass_digits": recovery_vault(given("30")),
            "pass_absent": recovery_vault({}),
            "pass_null": recovery_vault(given(None)),
            "pass_secret": recovery_vault(given(secret(14))),
            "skip_none_while_off_in_other_case": recovery_vault(given(0, "disabled")),
            "fail_none_while_on": recovery_vault(given(0)),
            "fail_none_state_absent": recovery_vault(given(0, None)),
            "fail_short": recovery_vault(given(7)),
            "fail_long": recovery_vault(given(181)),
            "fail_short_digits": recovery_vault(given("13")),
            "fail_no_number": recovery_vault(given("fourteen")),
            "fail_short_state_unknown": recovery_vault(given(7, UNKNOWN_TEXT)),
            "fail_secret_text": recovery_vault(given(secret())),
            "undecided_days": recovery_vault(given(UNKNOWN_NUMBER)),
            "undecided_none_state_unknown": recovery_vault(given(0, UNKNOWN_TEXT)),
        },
    )


def test_more_days() -> None:
    assert_outcomes(
        RULE,
        {
            "pass_equal": recovery_vault(given(30)),
            "fail_less": recovery_vault(given(29)),
            "fail_absent": recovery_vault({}),
        },
        {"minDays": 30},
    )


def test_fix() -> None:
    assert fixed(RULE, recovery_vault(given(7))) == {DAYS: 14}
    assert fixed(RULE, recovery_vault({}), {"minDays": 30}) == {DAYS: 30}
    assert fixed(RULE, recovery_vault(given(200))) == {}
