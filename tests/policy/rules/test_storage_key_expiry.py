from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    assert_outcomes,
    fixed,
    secret,
    storage_account,
)

NAME = "storage-key-expiry"
DAYS = "keyPolicy.keyExpirationPeriodInDays"


def expiring(days: object) -> Resource:
    return storage_account(keyPolicy={"keyExpirationPeriodInDays": days})


def test_storage_key_expiry() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_quarter": expiring(90),
            "pass_float": expiring(90.0),
            "pass_digits": expiring("30"),
            "pass_secret": expiring(secret(30)),
            "fail_a_day_more": expiring(91),
            "fail_digits": expiring("91"),
            "fail_zero": expiring(0),
            "fail_absent": storage_account(),
            "fail_absent_days": expiring(None),
            "fail_no_number": expiring("a quarter"),
            "fail_wrong_case_of_the_name": storage_account(
                keypolicy={"keyExpirationPeriodInDays": 9}
            ),
            "fail_text_above": storage_account(keyPolicy="90"),
            "fail_secret_text": expiring(secret()),
            "undecided_days": expiring(UNKNOWN_NUMBER),
            "undecided_policy": storage_account(keyPolicy=UNKNOWN_OBJECT),
        },
    )


def test_configured() -> None:
    samples = {"pass_a_month": expiring(30), "fail_a_day_more": expiring(31)}
    assert_outcomes(NAME, samples, {"maxDays": 30})


def test_fix() -> None:
    assert fixed(NAME, expiring(365)) == {DAYS: 90}
    assert fixed(NAME, storage_account(), {"maxDays": 30.0}) == {DAYS: 30}
