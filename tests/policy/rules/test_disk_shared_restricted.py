from tests.policy.samples import UNKNOWN_NUMBER, assert_outcomes, disk, secret


def test_disk_shared_restricted() -> None:
    assert_outcomes(
        "disk-shared-restricted",
        {
            "pass_one": disk(maxShares=1),
            "pass_float": disk(maxShares=1.0),
            "pass_digit": disk(maxShares="1"),
            "pass_absent": disk(),
            "pass_blank": disk(maxShares=" "),
            "pass_list": disk(maxShares=[2]),
            "pass_wrong_level": disk(properties={"maxShares": 2}),
            "pass_name_in_odd_case": disk(MAXSHARES=2),
            "pass_secret": disk(maxShares=secret(1)),
            "fail_two": disk(maxShares=2),
            "fail_float": disk(maxShares=3.0),
            "fail_digits": disk(maxShares="10"),
            "fail_text": disk(maxShares="many"),
            "fail_secret_text": disk(maxShares=secret()),
            "undecided_shares": disk(maxShares=UNKNOWN_NUMBER),
        },
    )
