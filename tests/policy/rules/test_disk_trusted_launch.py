from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, disk, secret


def test_disk_trusted_launch() -> None:
    assert_outcomes(
        "disk-trusted-launch",
        {
            "pass_generation_2": disk(osType="Linux", hyperVGeneration="V2"),
            "pass_generation_2_in_lower_case": disk(osType="windows", hyperVGeneration="v2"),
            "pass_secret": disk(osType="Linux", hyperVGeneration=secret("V2")),
            "pass_unknown_os": disk(osType=UNKNOWN_TEXT, hyperVGeneration="V2"),
            "skip_absent_os": disk(),
            "skip_data_disk_of_generation_1": disk(hyperVGeneration="V1"),
            "skip_blank_os": disk(osType=" ", hyperVGeneration="V1"),
            "skip_os_of_wrong_kind": disk(osType=["Linux"]),
            "fail_absent_generation": disk(osType="Linux"),
            "fail_generation_1": disk(osType="Linux", hyperVGeneration="V1"),
            "fail_generation_1_in_lower_case": disk(osType="LINUX", hyperVGeneration="v1"),
            "fail_blank_generation": disk(osType="Linux", hyperVGeneration=""),
            "fail_number": disk(osType="Linux", hyperVGeneration=2),
            "fail_generation_1_of_unknown_os": disk(osType=UNKNOWN_TEXT, hyperVGeneration="V1"),
            "fail_secret_text": disk(osType=secret(), hyperVGeneration=secret()),
            "undecided_generation": disk(osType="Linux", hyperVGeneration=UNKNOWN_TEXT),
        },
    )
