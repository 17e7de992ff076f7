from tests.policy.samples import (
    UNKNOWN_TEXT,
    assert_outcomes,
    blob_container,
    fixed,
    secret,
    storage_account,
)


def test_storage_container_private() -> None:
    assert_outcomes(
        "storage-container-private",
        {
            "pass_none": blob_container(publicAccess="None"),
            "pass_other_case": blob_container(publicAccess="NONE"),
            "pass_secret": blob_container(publicAccess=secret("None")),
            "fail_container": blob_container(publicAccess="Container"),
            "fail_blob": blob_container(publicAccess="Blob"),
            "fail_other_case": blob_container(publicAccess="blob"),
            "fail_unknown_to_azure": blob_container(publicAccess="Some"),
            "fail_secret_text": blob_container(publicAccess=secret()),
            "pass_absent": blob_container(publicAccess=None),
            "pass_blank": blob_container(publicAccess=" "),
            "pass_wrong_kind": blob_container(publicAccess=[]),
            "undecided_unknown": blob_container(publicAccess=UNKNOWN_TEXT),
            "pass_account_only": storage_account(publicAccess="Blob"),
        },
    )


def test_fix() -> None:
    wrong = blob_container(publicAccess="Blob")
    assert fixed("storage-container-private", wrong) == {"publicAccess": "None"}
