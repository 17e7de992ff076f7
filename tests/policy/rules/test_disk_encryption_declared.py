from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_BOOL,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    fixed,
    secret,
)

PLATFORM = "EncryptionAtRestWithPlatformKey"


def test_disk_encryption_declared() -> None:
    assert_outcomes(
        "disk-encryption-declared",
        {
            "pass_platform_key": disk(encryption={"type": PLATFORM}),
            "pass_type_in_lower_case": disk(encryption={"type": PLATFORM.lower()}),
            "pass_set": disk(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID}),
            "pass_ade": disk(encryptionSettingsCollection={"enabled": True}),
            "pass_ade_in_odd_case": disk(encryptionSettingsCollection={"enabled": "True"}),
            "pass_unknown_type": disk(encryption={"type": UNKNOWN_TEXT}),
            "pass_unknown_set": disk(encryption={"diskEncryptionSetId": UNKNOWN_TEXT}),
            "pass_unknown_encryption_beside_ade": disk(
                encryption=UNKNOWN_OBJECT, encryptionSettingsCollection={"enabled": True}
            ),
            "pass_set_beside_unknown_ade": disk(
                encryption={"diskEncryptionSetId": "set"},
                encryptionSettingsCollection=UNKNOWN_OBJECT,
            ),
            "pass_secret_type": disk(encryption={"type": secret()}),
            "fail_absent": disk(),
            "fail_empty": disk(encryption={}),
            "fail_blank": disk(encryption={"type": " ", "diskEncryptionSetId": ""}),
            "fail_ade_off": disk(encryptionSettingsCollection={"enabled": False}),
            "fail_ade_without_switch": disk(encryptionSettingsCollection={"a": 1}),
            "fail_type_is_an_object": disk(encryption={"type": {"name": PLATFORM}}),
            "fail_encryption_is_a_list": disk(encryption=[{"type": PLATFORM}]),
            "fail_wrong_level": disk(type=PLATFORM, diskEncryptionSetId=ENCRYPTION_SET_ID),
            "fail_secret_blank": disk(encryption=secret({"type": ""})),
            "undecided_encryption": disk(encryption=UNKNOWN_OBJECT),
            "undecided_ade": disk(encryptionSettingsCollection={"enabled": UNKNOWN_BOOL}),
        },
    )


def test_the_default_is_written_out() -> None:
    for sample in (disk(), disk(encryption={}), disk(encryption="text")):
        assert fixed("disk-encryption-declared", sample) == {"encryption.type": PLATFORM}
