from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    assert_outcomes,
    copy,
    depends,
    disk,
    encryption_set,
    secret,
    snapshot,
)

PLATFORM = "EncryptionAtRestWithPlatformKey"
CUSTOMER = "EncryptionAtRestWithCustomerKey"
BOTH = "EncryptionAtRestWithPlatformAndCustomerKeys"
BY_SET = {"diskEncryptionSetId": ENCRYPTION_SET_ID}


def kind(value: object) -> Props:
    return {"encryption": {"type": value}}


def pair(of_disk: object, of_snapshot: object) -> list[Resource]:
    return [disk(**kind(of_disk)), snapshot(**kind(of_snapshot))]


def test_snapshot_encryption_not_weaker() -> None:
    confidential = disk(securityProfile={"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID})
    under_set = disk(encryption=BY_SET)
    double_set = encryption_set(encryptionType=BOTH.upper())
    unknown_set = snapshot(encryption={"diskEncryptionSetId": UNKNOWN_TEXT})
    assert_outcomes(
        "snapshot-encryption-not-weaker",
        {
            "pass_same": pair(CUSTOMER, CUSTOMER),
            "pass_stronger": pair(CUSTOMER, BOTH),
            "pass_odd_case": pair(CUSTOMER, CUSTOMER.upper()),
            "pass_disk_absent": [disk(), snapshot(**kind(PLATFORM))],
            "pass_absent_inherits": [disk(**kind(BOTH)), snapshot()],
            "pass_empty_inherits": [disk(**kind(BOTH)), snapshot(encryption={})],
            "pass_absent_whatever_the_disk": [disk(encryption=UNKNOWN_OBJECT), snapshot()],
            "pass_set_for_a_customer_key": [disk(**kind(CUSTOMER)), snapshot(encryption=BY_SET)],
            "pass_set_that_may_be_double": [disk(**kind(BOTH)), snapshot(encryption=BY_SET)],
            "pass_double_set": [double_set, disk(**kind(BOTH)), snapshot(encryption=BY_SET)],
            "pass_unknown_set_of_disk_and_customer_key": [
                disk(encryption={"diskEncryptionSetId": UNKNOWN_TEXT}),
                snapshot(**kind(CUSTOMER)),
            ],
            "pass_no_type_of_azure": pair(CUSTOMER, "Strong"),
            "pass_secret": pair(secret(CUSTOMER), secret(CUSTOMER)),
            "skip_disk_is_not_in_the_stack": [snapshot(**kind(PLATFORM))],
            "skip_other_disk": [disk("d2", **kind(CUSTOMER)), snapshot(**kind(PLATFORM))],
            "fail_platform_key": pair(CUSTOMER, PLATFORM),
            "fail_platform_key_in_odd_case": pair(CUSTOMER.lower(), PLATFORM.lower()),
            "fail_one_key_of_two": pair(BOTH, CUSTOMER),
            "fail_disk_under_a_set": [under_set, snapshot(**kind(PLATFORM))],
            "fail_disk_under_an_unknown_set": [
                disk(encryption={"diskEncryptionSetId": UNKNOWN_TEXT}),
                snapshot(**kind(PLATFORM)),
            ],
            "fail_disk_under_a_double_set": [double_set, under_set, snapshot(**kind(CUSTOMER))],
            "fail_snapshot_under_a_single_set": [
                encryption_set(),
                disk(**kind(BOTH)),
                snapshot(encryption=BY_SET),
            ],
            "fail_set_made_from_a_single_one": [
                encryption_set(),
                disk(**kind(BOTH)),
                depends(unknown_set, "encryption", encryption_set()),
            ],
            "fail_confidential_disk": [confidential, snapshot(**kind(PLATFORM))],
            "fail_copy": [disk(**kind(CUSTOMER)), snapshot(), copy(**kind(PLATFORM))],
            "fail_secret_type": pair(secret(CUSTOMER), secret(PLATFORM)),
            "undecided_type": pair(CUSTOMER, UNKNOWN_TEXT),
            "undecided_type_of_disk": pair(UNKNOWN_TEXT, PLATFORM),
            "undecided_encryption": [
                disk(**kind(CUSTOMER)),
                snapshot(encryption=UNKNOWN_OBJECT),
            ],
            "undecided_source": [
                disk(**kind(CUSTOMER)),
                snapshot(
                    **kind(PLATFORM),
                    creationData={"createOption": "Copy", "sourceResourceId": UNKNOWN_TEXT},
                ),
            ],
        },
    )
