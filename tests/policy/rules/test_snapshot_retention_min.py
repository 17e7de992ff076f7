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


def tagged(expires: object, created: object = None) -> Props:
    return {"tags": {"expires-on": expires, "created-on": created}}


def test_snapshot_retention_min() -> None:
    assert_outcomes(
        "snapshot-retention-min",
        {
            "pass_exactly": snapshot(**tagged("2026-06-08")),
            "pass_exactly_by_time": snapshot(**tagged("2026-06-08T12:00:00Z")),
            "pass_longer": snapshot(**tagged("2027-06-08")),
            "pass_tag_in_odd_case": snapshot(tags={"EXPIRES-ON": "2026-06-08"}),
            "pass_long_after_creation": snapshot(**tagged("2026-06-02", "2026-05-26")),
            "pass_unknown_creation_does_not_matter": snapshot(**tagged("2026-07-01", UNKNOWN_TEXT)),
            "pass_secret": snapshot(**tagged(secret("2026-07-01"))),
            "skip_absent": snapshot(),
            "skip_blank": snapshot(**tagged(" ")),
            "skip_never": snapshot(**tagged("never")),
            "skip_no_day_of_the_calendar": snapshot(**tagged("2026-02-30")),
            "skip_secret_text": snapshot(**tagged(secret())),
            "fail_a_day_less": snapshot(**tagged("2026-06-07")),
            "fail_a_second_less": snapshot(**tagged("2026-06-08T11:59:59Z")),
            "fail_past": snapshot(**tagged("2026-05-01")),
            "fail_soon_after_creation": snapshot(**tagged("2026-06-02", "2026-05-27")),
            "fail_creation_is_no_date": snapshot(**tagged("2026-06-02", "yesterday")),
            "undecided_creation": snapshot(**tagged("2026-06-02", UNKNOWN_TEXT)),
            "undecided_expiry": snapshot(**tagged(UNKNOWN_TEXT)),
            "undecided_tags": snapshot(tags=UNKNOWN_OBJECT),
        },
        NOW,
    )
    assert_outcomes(
        "snapshot-retention-min",
        {
            "pass_configured_tags": snapshot(tags={"until": "2026-06-02", "taken": "2026-05-03"}),
            "fail_configured_days": snapshot(tags={"until": "2026-06-30"}),
        },
        {**NOW, "tag": "until", "createdTag": "taken", "minDays": 30},
    )


def test_an_end_that_is_too_near_is_moved() -> None:
    given = snapshot(tags={"Expires-On": "2026-06-02"})
    assert fixed("snapshot-retention-min", given, NOW) == {"tags.Expires-On": "2026-06-08"}


def test_a_snapshot_that_was_there_before_is_judged_by_what_changed() -> None:
    assert_outcomes(
        "snapshot-retention-min",
        {
            "skip_unchanged": snapshot(**tagged("2026-06-02")),
            "fail_changed": snapshot(**tagged("2026-06-03")),
            "fail_new": snapshot("s2", **tagged("2026-06-02")),
        },
        NOW,
        previous=[snapshot(**tagged("2026-06-02"))],
    )
