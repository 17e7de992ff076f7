from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, fixed, secret, storage_account


def test_storage_https_only() -> None:
    assert_outcomes(
        "storage-https-only",
        {
            "pass_declared": storage_account(enableHttpsTrafficOnly=True),
            "pass_text_in_other_case": storage_account(enableHttpsTrafficOnly="TRUE"),
            "pass_secret": storage_account(enableHttpsTrafficOnly=secret(value=True)),
            "fail_switched": storage_account(enableHttpsTrafficOnly=False),
            "fail_text_in_other_case": storage_account(enableHttpsTrafficOnly="False"),
            "pass_absent": storage_account(enableHttpsTrafficOnly=None),
            "pass_blank": storage_account(enableHttpsTrafficOnly=" "),
            "pass_secret_text": storage_account(enableHttpsTrafficOnly=secret()),
            "pass_wrong_level": storage_account(properties={"enableHttpsTrafficOnly": False}),
            "undecided_unknown": storage_account(enableHttpsTrafficOnly=UNKNOWN_BOOL),
            "pass_name_of_arm": storage_account(supportsHttpsTrafficOnly=True),
            "fail_name_of_arm": storage_account(supportsHttpsTrafficOnly="false"),
            "pass_pulumis_name_before_that_of_arm": storage_account(
                enableHttpsTrafficOnly=True, supportsHttpsTrafficOnly=False
            ),
            "undecided_name_of_arm": storage_account(supportsHttpsTrafficOnly=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    switched = storage_account(enableHttpsTrafficOnly=False)
    assert fixed("storage-https-only", switched) == {"enableHttpsTrafficOnly": True}
