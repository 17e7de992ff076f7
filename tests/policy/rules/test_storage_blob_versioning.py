from tests.policy.samples import UNKNOWN_BOOL, assert_outcomes, blob_service, fixed, secret


def test_storage_blob_versioning() -> None:
    assert_outcomes(
        "storage-blob-versioning",
        {
            "pass_declared": blob_service(isVersioningEnabled=True),
            "pass_text_in_other_case": blob_service(isVersioningEnabled="TRUE"),
            "pass_secret": blob_service(isVersioningEnabled=secret(value=True)),
            "fail_switched": blob_service(isVersioningEnabled=False),
            "fail_text_in_other_case": blob_service(isVersioningEnabled="False"),
            "fail_absent": blob_service(isVersioningEnabled=None),
            "fail_blank": blob_service(isVersioningEnabled=" "),
            "fail_secret_text": blob_service(isVersioningEnabled=secret()),
            "fail_wrong_level": blob_service(properties={"isVersioningEnabled": True}),
            "undecided_unknown": blob_service(isVersioningEnabled=UNKNOWN_BOOL),
        },
    )


def test_fix() -> None:
    switched = blob_service(isVersioningEnabled=False)
    assert fixed("storage-blob-versioning", switched) == {"isVersioningEnabled": True}
