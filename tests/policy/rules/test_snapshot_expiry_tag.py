from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    fixed,
    secret,
    snapshot,
)

NOW = {"now": "2026-06-01T12:00:00Z"}


def expires(value: object, **props: object) -> Props:
    return {"tags": {"expires-on": value}, **props}


def test_snapshot_expiry_tag() -> None:
    assert_outcomes(
        "snapshot-expiry-tag",
        {
            "pass_tomorrow": snapshot(**expires("2026-06-02")),
            "pass_time": snapshot(**expires("2026-06-02T00:00:00Z")),
            "pass_time_with_an_offset": snapshot(**expires("2026-07-01T10:00:00+02:00")),
            "pass_time_without_a_zone": snapshot(**expires("2026-07-01T10:00:00")),
            "pass_blanks_around": snapshot(**expires(" 2026-07-01 ")),
            "pass_longest_day": snapshot(**expires("2027-06-01")),
            "pass_longest_time": snapshot(**expires("2027-06-01T12:00:00Z")),
            "pass_tag_in_odd_case": snapshot(tags={"Expires-On": "2026-07-01"}),
            "pass_time_in_odd_case": snapshot(**expires("2026-07-01t10:00:00z")),
            "pass_secret": snapshot(**expires(secret("2026-07-01"))),
            "fail_absent": snapshot(),
            "fail_no_tags": snapshot(tags={}),
            "fail_tags_are_a_list": snapshot(tags=["expires-on"]),
            "fail_blank": snapshot(**expires(" ")),
            "fail_null": snapshot(**expires(None)),
            "fail_never": snapshot(**expires("never")),
            "fail_no_day_of_the_calendar": snapshot(**expires("2026-02-30")),
            "fail_no_time_of_a_day": snapshot(**expires("2026-07-01T25:00:00Z")),
            "fail_other_spelling": snapshot(**expires("01.07.2026")),
            "fail_digits_only": snapshot(**expires("20260701")),
            "fail_number": snapshot(**expires(20260701)),
            "fail_object": snapshot(**expires({"on": "2026-07-01"})),
            "fail_past": snapshot(**expires("2026-05-31")),
            "fail_today": snapshot(**expires("2026-06-01")),
            "fail_earlier_today": snapshot(**expires("2026-06-01T11:00:00Z")),
            "fail_too_far": snapshot(**expires("2027-06-02")),
            "fail_a_second_too_far": snapshot(**expires("2027-06-01T12:00:01Z")),
            "fail_last_day_there_is": snapshot(**expires("9999-12-31T23:59:59-23:59")),
            "fail_secret_text": snapshot(**expires(secret())),
            "undecided_tag": snapshot(**expires(UNKNOWN_TEXT)),
            "undecided_tags": snapshot(tags=UNKNOWN_OBJECT),
        },
        NOW,
    )
    assert_outcomes(
        "snapshot-expiry-tag",
        {
            "pass_configured_tag": snapshot(tags={"until": "2026-06-08"}),
            "fail_too_far": snapshot(tags={"until": "2026-06-09"}),
            "fail_default_tag": snapshot(**expires("2026-06-08")),
        },
        {**NOW, "tag": "until", "maxDays": 7.0},
    )


def test_a_day_is_given_where_there_is_none_or_a_past_one() -> None:
    rule = "snapshot-expiry-tag"
    assert fixed(rule, snapshot(), NOW) == {"tags.expires-on": "2026-07-01"}
    given = snapshot(tags={"Expires-On": "2026-01-01"})
    assert fixed(rule, given, NOW) == {"tags.Expires-On": "2026-07-01"}
    assert fixed(rule, snapshot(), {**NOW, "maxDays": 7}) == {"tags.expires-on": "2026-06-08"}
    assert fixed(rule, snapshot(), {**NOW, "defaultDays": 90}) == {"tags.expires-on": "2026-08-30"}


def test_no_end_is_brought_nearer() -> None:
    rule = "snapshot-expiry-tag"
    assert fixed(rule, snapshot(**expires("2099-01-01")), NOW) == {}
    assert fixed(rule, snapshot(**expires("never")), NOW) == {}
    assert fixed(rule, snapshot(), {**NOW, "tag": "expires.on"}) == {}
