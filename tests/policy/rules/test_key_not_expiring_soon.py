from azure_disk_policy.resource import Resource
from azure_disk_policy.verdicts import Violated
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    assert_outcomes,
    secret,
    vault_key,
    verdicts_of,
)

NAME = "key-not-expiring-soon"
NOW = {"now": "2026-06-01T02:00:00+02:00"}
TODAY, DAY = 1780272000, 86400


def key(expires: object) -> Resource:
    return vault_key({"kty": "RSA", "attributes": {"expires": expires}})


def test_key_not_expiring_soon() -> None:
    assert_outcomes(
        NAME,
        {
            "pass_30_days": key(TODAY + 30 * DAY),
            "pass_digits": key(f"{TODAY + 30 * DAY}"),
            "pass_beyond_the_calendar": key(1e30),
            "pass_secret": key(secret(TODAY + 90 * DAY)),
            "skip_absent": vault_key({"kty": "RSA"}),
            "skip_zero": key(0),
            "skip_no_number": key("soon"),
            "skip_secret_text": key(secret()),
            "skip_wrong_level_and_case": vault_key({"Attributes": {"expires": 1}, "expires": 1}),
            "fail_29_days": key(TODAY + 30 * DAY - 1),
            "fail_expired": key(TODAY - DAY),
            "undecided_expires": key(UNKNOWN_NUMBER),
            "undecided_attributes": vault_key({"attributes": UNKNOWN_OBJECT}),
        },
        NOW,
    )


def test_another_floor() -> None:
    given = {**NOW, "minDays": "7"}
    assert_outcomes(NAME, {"pass_7": key(TODAY + 7 * DAY), "fail_6": key(TODAY + 6 * DAY)}, given)


def test_what_is_left_is_said() -> None:
    said = {}
    for days in (29, -1):
        (verdict,) = verdicts_of(NAME, key(TODAY + days * DAY), NOW)
        assert isinstance(verdict, Violated)
        said[days] = verdict.violations[0].message
    assert said == {29: "is less than 30 days away", -1: "is over"}
