from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, secret, snapshot


def test_snapshot_incremental() -> None:
    assert_outcomes(
        "snapshot-incremental",
        {
            "pass_incremental": snapshot(incremental=True),
            "pass_text_in_odd_case": snapshot(incremental="TRUE"),
            "pass_secret": snapshot(incremental=secret(value=True)),
            "fail_full": snapshot(incremental=False),
            "fail_absent": snapshot(),
            "fail_number": snapshot(incremental=1),
            "fail_wrong_level": snapshot(creationData={"incremental": True}),
            "fail_secret_text": snapshot(incremental=secret()),
            "undecided_switch": snapshot(incremental=UNKNOWN_BOOL),
        },
    )
