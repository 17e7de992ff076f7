from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, assert_outcomes, secret, snapshot

NOW = {"now": "2026-06-01T12:00:00Z"}


def test_snapshot_max_age() -> None:
    assert_outcomes(
        "snapshot-max-age",
        {
            "pass_exactly": snapshot(tags={"created-on": "2026-05-02"}),
            "pass_exactly_by_time": snapshot(tags={"created-on": "2026-05-02T12:00:00Z"}),
            "pass_tag_in_odd_case": snapshot(tags={"Created-On": "2026-05-30"}),
            "pass_secret": snapshot(tags={"created-on": secret("2026-05-30")}),
            "pass_state": snapshot(timeCreated="2026-05-30T00:00:00.1234567+00:00"),
            "skip_absent": snapshot(),
            "skip_no_date": snapshot(tags={"created-on": "yesterday"}),
            "skip_secret_text": snapshot(tags={"created-on": secret()}),
            "fail_older": snapshot(tags={"created-on": "2026-05-01"}),
            "fail_a_second_older": snapshot(tags={"created-on": "2026-05-02T11:59:59Z"}),
            "fail_state": snapshot(timeCreated="2026-05-01T00:00:00Z"),
            "undecided_tag": snapshot(tags={"created-on": UNKNOWN_TEXT}),
            "undecided_tags": snapshot(tags=UNKNOWN_OBJECT),
        },
        NOW,
    )
    assert_outcomes(
        "snapshot-max-age",
        {
            "pass_configured_tag": snapshot(tags={"taken": "2026-05-25"}),
            "fail_configured_days": snapshot(tags={"taken": "2026-05-24"}),
        },
        {**NOW, "tag": "taken", "maxDays": 7},
    )


def test_the_last_deployment_says_when_a_snapshot_was_taken() -> None:
    assert_outcomes(
        "snapshot-max-age",
        {
            "fail_old": snapshot(),
            "pass_new": snapshot("s2"),
            "pass_tag_says_otherwise": snapshot(tags={"created-on": "2026-05-31"}),
            "skip_not_deployed": snapshot("s3"),
        },
        NOW,
        previous=[
            snapshot(timeCreated="2026-01-01T00:00:00Z"),
            snapshot("s2", timeCreated="2026-05-31T00:00:00Z"),
        ],
    )
