from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    fixed,
    secret,
    snapshot,
)

PLATFORM = "EncryptionAtRestWithPlatformKey"


def test_snapshot_cmk() -> None:
    assert_outcomes(
        "snapshot-cmk",
        {
            "pass_customer_key": snapshot(encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID}),
            "pass_unknown_set": snapshot(encryption={"diskEncryptionSetId": UNKNOWN_TEXT}),
            "pass_secret_set": snapshot(encryption={"diskEncryptionSetId": secret()}),
            "fail_absent_though_inherited": snapshot(),
            "fail_platform_key": snapshot(encryption={"type": PLATFORM.upper()}),
            "fail_customer_type_without_set_in_odd_case": snapshot(
                encryption={"type": "encryptionatrestwithcustomerkey"}
            ),
            "pass_set_for_secure_vms": snapshot(
                securityProfile={"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID}
            ),
            "pass_double_encryption": snapshot(
                encryption={
                    "type": "EncryptionAtRestWithPlatformAndCustomerKeys",
                    "diskEncryptionSetId": ENCRYPTION_SET_ID,
                }
            ),
            "fail_number_for_an_object": snapshot(encryption=7),
            "undecided_encryption": snapshot(encryption=UNKNOWN_OBJECT),
        },
    )
    configured = {"diskEncryptionSetId": ENCRYPTION_SET_ID}
    named = {"encryption.diskEncryptionSetId": ENCRYPTION_SET_ID}
    assert fixed("snapshot-cmk", snapshot(), configured) == named
    assert fixed("snapshot-cmk", snapshot()) == {}
