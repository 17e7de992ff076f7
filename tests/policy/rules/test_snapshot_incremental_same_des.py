from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    copy,
    depends,
    disk,
    keyed_set,
    secret,
    snapshot,
)

OTHER_ID = ENCRYPTION_SET_ID.replace("des1", "des2")


def under(set_id: object) -> Props:
    return {"encryption": {"diskEncryptionSetId": set_id}}


def taken(set_id: object, **props: object) -> Resource:
    return snapshot(**{"incremental": True, **under(set_id), **props})


def test_snapshot_incremental_same_des() -> None:
    source, first, second = disk(**under(ENCRYPTION_SET_ID)), keyed_set(), keyed_set(name="des2")
    unknown_disk, unknown = disk(**under(UNKNOWN_TEXT)), taken(UNKNOWN_TEXT)
    assert_outcomes(
        "snapshot-incremental-same-des",
        {
            "pass_same": [source, taken(ENCRYPTION_SET_ID)],
            "pass_odd_case_with_slash": [source, taken(ENCRYPTION_SET_ID.upper() + "/")],
            "pass_absent": [source, snapshot(incremental=True)],
            "pass_blank": [source, taken(" ")],
            "pass_secret": [source, taken(secret(ENCRYPTION_SET_ID))],
            "pass_unknown_by_dependency": [first, source, depends(unknown, "encryption", first)],
            "pass_both_unknown_by_dependency": [
                first,
                depends(unknown_disk, "encryption", first),
                depends(unknown, "encryption", first),
            ],
            "skip_full": [source, snapshot(**under(OTHER_ID))],
            "skip_disk_is_not_in_the_stack": [taken(OTHER_ID)],
            "skip_copy_elsewhere": [
                source,
                snapshot(incremental=True),
                copy(**under(OTHER_ID)),
            ],
            "skip_region_differs": [source, taken(OTHER_ID, location="North Europe")],
            "fail_other_set": [source, taken(OTHER_ID)],
            "fail_name_is_a_prefix": [source, taken(ENCRYPTION_SET_ID + "0")],
            "fail_incremental_as_text": [source, taken(OTHER_ID, incremental="True")],
            "fail_disk_has_none": [disk(), taken(ENCRYPTION_SET_ID)],
            "fail_unknown_set_of_a_disk_without": [disk(), unknown],
            "fail_unknown_by_dependency": [
                first,
                second,
                source,
                depends(unknown, "encryption", second),
            ],
            "fail_copy_in_the_region_in_odd_case": [
                source,
                snapshot(incremental=True),
                copy(location="WEST europe", **under(OTHER_ID)),
            ],
            "fail_location_absent": [source, taken(OTHER_ID, location=None)],
            "fail_secret_id": [source, taken(secret())],
            "undecided_incremental": [source, taken(OTHER_ID, incremental=UNKNOWN_BOOL)],
            "undecided_set": [source, unknown],
            "undecided_set_of_disk": [unknown_disk, taken(OTHER_ID)],
            "undecided_encryption": [source, taken(None, encryption=UNKNOWN_OBJECT)],
            "undecided_location_of_copy": [
                source,
                snapshot(incremental=True),
                copy(location=UNKNOWN_TEXT, **under(OTHER_ID)),
            ],
        },
    )
