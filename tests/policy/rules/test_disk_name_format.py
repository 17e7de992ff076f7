from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, disk, secret


def test_disk_name_format() -> None:
    assert_outcomes(
        "disk-name-format",
        {
            "pass_legal": disk(diskName="d_1-os.data_"),
            "pass_upper_case": disk(diskName="DATA"),
            "pass_one_letter": disk(diskName="d"),
            "pass_80": disk(diskName="d" * 80),
            "pass_digit_first": disk(diskName="1d"),
            "pass_number": disk(diskName=5),
            "pass_absent": disk(diskName=None),
            "pass_blank": disk(diskName=" "),
            "pass_wrong_kind": disk(diskName=["-"]),
            "pass_secret": disk(diskName=secret("d1")),
            "fail_81": disk(diskName="d" * 81),
            "fail_hyphen_first": disk(diskName="-d1"),
            "fail_underscore_first": disk(diskName="_d1"),
            "fail_period_last": disk(diskName="d1."),
            "fail_hyphen_last": disk(diskName="d1-"),
            "fail_blank_inside": disk(diskName="d 1"),
            "fail_blank_last": disk(diskName="d1 "),
            "fail_line_break_last": disk(diskName="d1\n"),
            "fail_slash": disk(diskName="d/1"),
            "fail_letter_of_another_script": disk(diskName="dö1"),
            "fail_secret_text": disk(diskName=secret("MARKED-SECRET!")),
            "undecided_name": disk(diskName=UNKNOWN_TEXT),
        },
    )
