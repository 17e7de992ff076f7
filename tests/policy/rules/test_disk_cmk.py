from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    MARK,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    fixed,
    secret,
)

PLATFORM = "EncryptionAtRestWithPlatformKey"
CUSTOMER = "EncryptionAtRestWithCustomerKey"
BOTH = "EncryptionAtRestWithPlatformAndCustomerKeys"
SECURE_VM = {
    "securityType": "ConfidentialVM_DiskEncryptedWithCustomerKey",
    "secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID,
}


def test_disk_cmk() -> None:
    assert_outcomes(
        "disk-cmk",
        {
            "pass_customer_key": disk(
                encryption={"type": CUSTOMER, "diskEncryptionSetId": ENCRYPTION_SET_ID}
            ),
            "pass_double_encryption": disk(
                encryption={"type": BOTH, "diskEncryptionSetId": ENCRYPTION_SET_ID}
            ),
            "pass_type_absent": disk(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID}),
            "pass_unknown_set": disk(
                encryption={"type": CUSTOMER, "diskEncryptionSetId": UNKNOWN_TEXT}
            ),
            "pass_secret_set": disk(encryption={"diskEncryptionSetId": secret()}),
            "pass_set_for_secure_vms": disk(securityProfile=SECURE_VM),
            "fail_absent": disk(),
            "fail_null": disk(encryption={"type": None, "diskEncryptionSetId": None}),
            "fail_blank_set": disk(encryption={"type": CUSTOMER, "diskEncryptionSetId": "  "}),
            "fail_empty_set": disk(encryption={"diskEncryptionSetId": ""}),
            "fail_customer_type_without_set": disk(encryption={"type": CUSTOMER}),
            "fail_both_types_without_set": disk(encryption={"type": BOTH}),
            "fail_platform_key": disk(encryption={"type": PLATFORM}),
            "fail_platform_key_in_lower_case": disk(
                encryption={"type": PLATFORM.lower(), "diskEncryptionSetId": ENCRYPTION_SET_ID}
            ),
            "fail_platform_key_with_unknown_set": disk(
                encryption={"type": PLATFORM, "diskEncryptionSetId": UNKNOWN_TEXT}
            ),
            "fail_secret_type_without_set": disk(encryption={"type": secret()}),
            "fail_set_at_the_wrong_level": disk(diskEncryptionSetId=ENCRYPTION_SET_ID),
            "fail_set_is_an_object": disk(encryption={"diskEncryptionSetId": {"id": "set"}}),
            "fail_set_is_a_list": disk(encryption={"diskEncryptionSetId": [ENCRYPTION_SET_ID]}),
            "fail_set_is_a_boolean": disk(encryption={"diskEncryptionSetId": False}),
            "fail_encryption_is_a_text": disk(encryption="yes"),
            "fail_encryption_is_a_list": disk(encryption=[ENCRYPTION_SET_ID]),
            "fail_unknown_type_without_set": disk(encryption={"type": UNKNOWN_TEXT}),
            "undecided_type": disk(
                encryption={"type": UNKNOWN_TEXT, "diskEncryptionSetId": ENCRYPTION_SET_ID}
            ),
            "undecided_encryption": disk(encryption=UNKNOWN_OBJECT, tags={"note": MARK}),
        },
    )


def test_the_default_set_is_named() -> None:
    named = {"encryption.diskEncryptionSetId": ENCRYPTION_SET_ID}
    parameters = {"diskEncryptionSetId": ENCRYPTION_SET_ID}
    assert fixed("disk-cmk", disk(), parameters) == named
    assert fixed("disk-cmk", disk(encryption={"type": CUSTOMER}), parameters) == named
    platform = disk(encryption={"type": PLATFORM})
    assert fixed("disk-cmk", platform, parameters) == {**named, "encryption.type": None}
    assert fixed("disk-cmk", platform) == {}
