from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, fixed, secret, storage_account


def test_storage_copy_scope() -> None:
    assert_outcomes(
        "storage-copy-scope",
        {
            "pass_tenant": storage_account(allowedCopyScope="AAD"),
            "pass_private_link": storage_account(allowedCopyScope="PrivateLink"),
            "pass_other_case": storage_account(allowedCopyScope="AAD"),
            "pass_secret": storage_account(allowedCopyScope=secret("AAD")),
            "fail_unknown_to_azure": storage_account(allowedCopyScope="Some"),
            "fail_secret_text": storage_account(allowedCopyScope=secret()),
            "fail_absent": storage_account(allowedCopyScope=None),
            "fail_blank": storage_account(allowedCopyScope=" "),
            "fail_wrong_kind": storage_account(allowedCopyScope=[]),
            "undecided_unknown": storage_account(allowedCopyScope=UNKNOWN_TEXT),
        },
    )


def test_fix() -> None:
    wrong = storage_account(allowedCopyScope=None)
    assert fixed("storage-copy-scope", wrong) == {"allowedCopyScope": "AAD"}
