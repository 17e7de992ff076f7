from tests.policy.samples import UNKNOWN_TEXT, assert_outcomes, encryption_set, secret

BOTH = "EncryptionAtRestWithPlatformAndCustomerKeys"
CONFIDENTIAL = "ConfidentialVmEncryptedWithCustomerKey"


def test_des_double_encryption() -> None:
    assert_outcomes(
        "des-double-encryption",
        {
            "pass_both": encryption_set(encryptionType=BOTH),
            "pass_other_case": encryption_set(encryptionType=f" {BOTH.upper()} "),
            "pass_secret": encryption_set(encryptionType=secret(BOTH)),
            "fail_absent": encryption_set(),
            "fail_blank": encryption_set(encryptionType=" "),
            "fail_customer_key": encryption_set(encryptionType="EncryptionAtRestWithCustomerKey"),
            "fail_confidential": encryption_set(encryptionType=CONFIDENTIAL),
            "fail_wrong_kind": encryption_set(encryptionType=[BOTH]),
            "fail_wrong_level": encryption_set(properties={"encryptionType": BOTH}),
            "fail_secret_text": encryption_set(encryptionType=secret()),
            "undecided_type": encryption_set(encryptionType=UNKNOWN_TEXT),
        },
    )


def test_confidential_sets_may_be_exempt() -> None:
    assert_outcomes(
        "des-double-encryption",
        {
            "skip_confidential_in_other_case": encryption_set(encryptionType=CONFIDENTIAL.lower()),
            "pass_both": encryption_set(encryptionType=BOTH),
            "fail_absent": encryption_set(),
            "undecided_type": encryption_set(encryptionType=UNKNOWN_TEXT),
        },
        {"exemptConfidential": True},
    )
