from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, copy, secret, snapshot


def test_snapshot_region_allowed() -> None:
    assert_outcomes(
        "snapshot-region-allowed",
        {
            "pass_allowed": snapshot(location="westeurope"),
            "pass_display_name_in_odd_case": snapshot(location="West EUROPE"),
            "pass_copy": copy(location="northeurope"),
            "pass_secret": snapshot(location=secret("westeurope")),
            "fail_other_region": snapshot(location="eastus"),
            "fail_name_is_a_prefix": snapshot(location="northeurope2"),
            "fail_copy": copy(location="East US"),
            "fail_secret_text": snapshot(location=secret()),
            "undecided_absent": snapshot(location=None),
            "undecided_blank": snapshot(location=" "),
            "undecided_unknown": snapshot(location=UNKNOWN_TEXT),
        },
        {"allowed": ["West Europe", "NORTHEUROPE"]},
    )
    assert_outcomes(
        "snapshot-region-allowed",
        {"pass_one_region": snapshot(), "fail_other_region": copy()},
        {"allowed": "westeurope"},
    )
    assert_outcomes("snapshot-region-allowed", {"skip_nothing_configured": snapshot()})
