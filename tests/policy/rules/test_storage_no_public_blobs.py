from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, fixed, secret, storage_account


def test_storage_no_public_blobs() -> None:
    assert_outcomes(
        "storage-no-public-blobs",
        {
            "pass_declared": storage_account(allowBlobPublicAccess=False),
            "pass_text_in_other_case": storage_account(allowBlobPublicAccess="FALSE"),
            "pass_secret": storage_account(allowBlobPublicAccess=secret(value=False)),
            "fail_switched": storage_account(allowBlobPublicAccess=True),
            "fail_text_in_other_case": storage_account(allowBlobPublicAccess="True"),
            "fail_absent": storage_account(allowBlobPublicAccess=None),
            "fail_blank": storage_account(allowBlobPublicAccess=" "),
            "fail_secret_text": storage_account(allowBlobPublicAccess=secret()),
            "fail_wrong_level": storage_account(properties={"allowBlobPublicAccess": False}),
            "undecided_unknown": storage_account(allowBlobPublicAccess=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    switched = storage_account(allowBlobPublicAccess=True)
    assert fixed("storage-no-public-blobs", switched) == {"allowBlobPublicAccess": False}
