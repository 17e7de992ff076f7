from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    depends,
    disk,
    encryption_set,
    secret,
)

CUSTOMER = "EncryptionAtRestWithCustomerKey"
BOTH = "EncryptionAtRestWithPlatformAndCustomerKeys"


def encrypted(kind: object = None, set_id: object = ENCRYPTION_SET_ID) -> Props:
    return {"encryption": {"type": kind, "diskEncryptionSetId": set_id}}


def test_type_of_the_disk() -> None:
    double_set = encryption_set(encryptionType=BOTH)
    assert_outcomes(
        "disk-double-encryption",
        {
            "pass_both": disk(**encrypted(BOTH)),
            "pass_both_in_lower_case": disk(**encrypted(BOTH.lower())),
            "pass_both_with_unknown_set": disk(**encrypted(BOTH, UNKNOWN_TEXT)),
            "pass_secret_set": disk(**encrypted(BOTH, secret())),
            "fail_absent": disk(),
            "fail_one_key": disk(**encrypted(CUSTOMER)),
            "fail_one_key_with_unknown_set": disk(**encrypted(CUSTOMER, UNKNOWN_TEXT)),
            "fail_one_key_with_double_set": [disk(**encrypted(CUSTOMER)), double_set],
            "fail_platform_key": disk(encryption={"type": "EncryptionAtRestWithPlatformKey"}),
            "fail_both_without_set": disk(encryption={"type": BOTH}),
            "fail_unknown_type_without_set": disk(encryption={"type": UNKNOWN_TEXT}),
            "fail_blank_set": disk(**encrypted(BOTH, " ")),
            "fail_secret_type": disk(**encrypted(secret())),
            "fail_set_for_secure_vms": disk(
                securityProfile={"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID}
            ),
            "undecided_type": disk(**encrypted(UNKNOWN_TEXT)),
            "undecided_encryption": disk(encryption=UNKNOWN_OBJECT),
        },
    )


def test_type_of_the_set_where_the_disk_has_none() -> None:
    """Alone such a disk is left to the stack: that skip outweighs the pass in the names."""
    named = disk(**encrypted())
    unknown = disk(**encrypted(set_id=UNKNOWN_TEXT))
    double = encryption_set(encryptionType=BOTH.upper())
    assert_outcomes(
        "disk-double-encryption",
        {
            "skip_double_set": [named, double],
            "skip_double_set_in_upper_case": [
                disk(**encrypted(set_id=ENCRYPTION_SET_ID.upper())),
                double,
            ],
            "skip_set_by_dependency": [depends(unknown, "encryption", double), double],
            "fail_absent_set": named,
            "fail_absent_type_of_set": [named, encryption_set()],
            "fail_set_with_one_key": [named, encryption_set(encryptionType=CUSTOMER)],
            "fail_secret_type_of_set": [named, encryption_set(encryptionType=secret())],
            "fail_another_set": [named, encryption_set(diskEncryptionSetName="des11")],
            "undecided_set": [unknown, double],
            "undecided_set_of_a_stack_without_sets": unknown,
            "undecided_type_of_set": [named, encryption_set(encryptionType=UNKNOWN_TEXT)],
        },
    )
