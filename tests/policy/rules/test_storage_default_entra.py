from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, fixed, secret, storage_account


def test_storage_default_entra() -> None:
    assert_outcomes(
        "storage-default-entra",
        {
            "pass_declared": storage_account(defaultToOAuthAuthentication=True),
            "pass_text_in_other_case": storage_account(defaultToOAuthAuthentication="TRUE"),
            "pass_secret": storage_account(defaultToOAuthAuthentication=secret(value=True)),
            "fail_switched": storage_account(defaultToOAuthAuthentication=False),
            "fail_text_in_other_case": storage_account(defaultToOAuthAuthentication="False"),
            "fail_absent": storage_account(defaultToOAuthAuthentication=None),
            "fail_blank": storage_account(defaultToOAuthAuthentication=" "),
            "fail_secret_text": storage_account(defaultToOAuthAuthentication=secret()),
            "fail_wrong_level": storage_account(properties={"defaultToOAuthAuthentication": True}),
            "undecided_unknown": storage_account(defaultToOAuthAuthentication=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    switched = storage_account(defaultToOAuthAuthentication=False)
    assert fixed("storage-default-entra", switched) == {"defaultToOAuthAuthentication": True}
