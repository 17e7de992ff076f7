from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    secret,
    snapshot,
)


def reason(value: object) -> dict[str, object]:
    return {"full-snapshot-reason": value}


def test_snapshot_full_needs_reason() -> None:
    assert_outcomes(
        "snapshot-full-needs-reason",
        {
            "pass_reason": snapshot(incremental=False, tags=reason("export, ticket 4711")),
            "pass_reason_where_incremental_is_absent": snapshot(tags=reason("export")),
            "pass_incremental": snapshot(incremental=True),
            "pass_incremental_as_text_in_odd_case": snapshot(incremental="True"),
            "pass_incremental_with_unknown_tags": snapshot(incremental=True, tags=UNKNOWN_OBJECT),
            "pass_tag_in_odd_case": snapshot(tags={"Full-Snapshot-Reason": "export"}),
            "pass_reason_with_incremental_unknown": snapshot(
                incremental=UNKNOWN_BOOL, tags=reason("export")
            ),
            "pass_unknown_reason": snapshot(tags=reason(UNKNOWN_TEXT)),
            "pass_secret_reason": snapshot(tags=reason(secret())),
            "fail_absent": snapshot(),
            "fail_full": snapshot(incremental=False, tags={}),
            "fail_blank": snapshot(tags=reason("  ")),
            "fail_null": snapshot(tags=reason(None)),
            "fail_other_tag": snapshot(tags={"full-snapshot-reason-2": secret()}),
            "fail_tags_are_a_list": snapshot(tags=["full-snapshot-reason"]),
            "undecided_incremental": snapshot(incremental=UNKNOWN_BOOL),
            "undecided_tags": snapshot(tags=UNKNOWN_OBJECT),
        },
    )
    assert_outcomes(
        "snapshot-full-needs-reason",
        {
            "pass_configured_tag": snapshot(tags={"WHY": "export"}),
            "fail_default_tag": snapshot(tags=reason("export")),
        },
        {"tag": "why"},
    )
