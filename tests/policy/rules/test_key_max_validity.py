from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    UNKNOWN_NUMBER,
    UNKNOWN_OBJECT,
    assert_outcomes,
    secret,
    vault_key,
)

NOW = {"now": "2026-06-01T00:00:00Z"}
TODAY, DAY = 1780272000, 86400


def key(expires: object, not_before: object = None, **properties: object) -> Resource:
    attributes = {"expires": expires, "notBefore": not_before}
    return vault_key({"kty": "RSA", "attributes": attributes, **properties})


def living(time: object) -> dict[str, object]:
    return {"rotationPolicy": {"attributes": {"expiryTime": time}}}


def test_key_max_validity() -> None:
    assert_outcomes(
        "key-max-validity",
        {
            "pass_two_years_from_now": key(TODAY + 730 * DAY),
            "pass_digits": key(str(TODAY + 730 * DAY), "0"),
            "pass_two_years_from_a_later_start": key(TODAY + 1000 * DAY, TODAY + 270 * DAY),
            "pass_rotation_policy_in_other_case": vault_key(living("p24m")),
            "pass_secret": key(secret(TODAY + DAY)),
            "fail_longer": key(TODAY + 730 * DAY + 1),
            "fail_longer_from_an_earlier_start": key(TODAY + 700 * DAY, TODAY - 31 * DAY),
            "fail_absent": vault_key({"kty": "RSA"}),
            "fail_zero": key(0),
            "fail_beyond_the_calendar": key(1e30),
            "fail_rotation_policy": key(None, None, **living("P3Y")),
            "fail_secret_text": key(secret()),
            "undecided_expires": key(UNKNOWN_NUMBER),
            "undecided_start": key(TODAY + DAY, UNKNOWN_NUMBER),
            "undecided_properties": vault_key(UNKNOWN_OBJECT),
        },
        NOW,
    )


def test_another_ceiling() -> None:
    assert_outcomes(
        "key-max-validity",
        {
            "pass_90_days": key(TODAY + 90 * DAY),
            "pass_90_days_by_rotation_policy": vault_key(living("P3M")),
            "fail_91_days": key(TODAY + 91 * DAY),
            "fail_91_days_by_rotation_policy": vault_key(living("P13W")),
        },
        {**NOW, "maxDays": 90.0},
    )


def test_without_a_time_the_clock_s_is_taken() -> None:
    assert_outcomes("key-max-validity", {"fail_in_the_year_3000": key(32503680000)})
