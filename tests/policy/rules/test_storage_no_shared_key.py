from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, fixed, secret, storage_account


def test_storage_no_shared_key() -> None:
    assert_outcomes(
        "storage-no-shared-key",
        {
            "pass_declared": storage_account(allowSharedKeyAccess=False),
            "pass_text_in_other_case": storage_account(allowSharedKeyAccess="FALSE"),
            "pass_secret": storage_account(allowSharedKeyAccess=secret(value=False)),
            "fail_switched": storage_account(allowSharedKeyAccess=True),
            "fail_text_in_other_case": storage_account(allowSharedKeyAccess="True"),
            "fail_absent": storage_account(allowSharedKeyAccess=None),
            "fail_blank": storage_account(allowSharedKeyAccess=" "),
            "fail_secret_text": storage_account(allowSharedKeyAccess=secret()),
            "fail_wrong_level": storage_account(properties={"allowSharedKeyAccess": False}),
            "undecided_unknown": storage_account(allowSharedKeyAccess=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    switched = storage_account(allowSharedKeyAccess=True)
    assert fixed("storage-no-shared-key", switched) == {"allowSharedKeyAccess": False}
