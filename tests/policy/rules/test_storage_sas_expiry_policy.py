from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import violated
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
    storage_account,
    verdicts_of,
)

NAME = "storage-sas-expiry-policy"
PERIOD = "sasPolicy.sasExpirationPeriod"
ACTION = "sasPolicy.expirationAction"


def policy(period: object, action: object = "Log") -> Resource:
    return storage_account(sasPolicy={"sasExpirationPeriod": period, "expirationAction": action})


def test_storage_sas_expiry_policy() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_a_week": policy("7.00:00:00"),
            "pass_hours": policy("1.12:00:00"),
            "pass_minutes": policy("00:30:00"),
            "pass_action_in_other_case": policy("1.00:00:00", "BLOCK"),
            "pass_action_absent": policy("1.00:00:00", None),
            "pass_secret": policy(secret("1.00:00:00")),
            "fail_a_second_more": policy("7.00:00:01"),
            "fail_a_month": policy("30.00:00:00"),
            "fail_absent": storage_account(),
            "fail_absent_period": policy(None),
            "fail_blank": policy(" "),
            "fail_iso": policy("P7D"),
            "fail_days_alone": policy("7"),
            "fail_wrong_kind": policy({}),
            "fail_text_above": storage_account(sasPolicy="1.00:00:00"),
            "fail_secret_text": policy(secret()),
            "undecided_period": policy(UNKNOWN_TEXT),
            "undecided_policy": storage_account(sasPolicy=UNKNOWN_OBJECT),
        },
    )


def test_configured() -> None:
    assert_outcomes(
        NAME,
        {"pass_a_month": policy("30.00:00:00"), "fail_more": policy("30.00:00:01")},
        {"maxDays": 30},
    )


def test_messages() -> None:
    for sample, text in (
        (policy(None), "is absent, so signatures may live for ever"),
        (policy("P7D"), "is not of the form d.hh:mm:ss"),
        (policy("8.00:00:00"), "is longer than 7 days"),
    ):
        assert verdicts_of(NAME, sample) == [violated(PERIOD, text)]


def test_fix_keeps_the_action() -> None:
    assert fixed(NAME, policy("8.00:00:00", "Block")) == {PERIOD: "7.00:00:00"}
    assert fixed(NAME, storage_account()) == {PERIOD: "7.00:00:00", ACTION: "Log"}
    assert fixed(NAME, policy("8.00:00:00"), {"maxDays": 2.0}) == {PERIOD: "2.00:00:00"}
