from collections.abc import Callable

import pytest

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    fixed,
    secret,
    snapshot,
)

NAME = "disk-encryption-type-matches-des"
PLATFORM = "EncryptionAtRestWithPlatformKey"
CUSTOMER = "EncryptionAtRestWithCustomerKey"
BOTH = "EncryptionAtRestWithPlatformAndCustomerKeys"


@pytest.mark.parametrize("build", [disk, snapshot])
def test_disk_encryption_type_matches_des(build: Callable[..., Resource]) -> None:
    def given(kind: object = None, set_id: object = None) -> Resource:
        return build(encryption={"type": kind, "diskEncryptionSetId": set_id})

    assert_outcomes(
        NAME,
        {
            "pass_absent": build(),
            "pass_absent_type": given(None, ENCRYPTION_SET_ID),
            "pass_blank_type": given(" ", ENCRYPTION_SET_ID),
            "pass_platform_alone": given(PLATFORM),
            "pass_platform_with_blank_set": given(PLATFORM, " "),
            "pass_customer_with_set": given(CUSTOMER, ENCRYPTION_SET_ID),
            "pass_both_with_set": given(BOTH, ENCRYPTION_SET_ID),
            "pass_customer_in_lower_case": given(CUSTOMER.lower(), ENCRYPTION_SET_ID),
            "pass_unknown_set": given(CUSTOMER, UNKNOWN_TEXT),
            "pass_no_type_of_azure": given("Encrypted", ENCRYPTION_SET_ID),
            "pass_secret_set": given(BOTH, secret()),
            "fail_platform_with_set": given(PLATFORM, ENCRYPTION_SET_ID),
            "fail_platform_in_upper_case": given(PLATFORM.upper(), ENCRYPTION_SET_ID),
            "fail_platform_with_unknown_set": given(PLATFORM, UNKNOWN_TEXT),
            "fail_platform_with_secret_set": given(PLATFORM, secret()),
            "fail_customer_alone": given(CUSTOMER),
            "fail_both_alone": given(BOTH),
            "fail_both_with_blank_set": given(BOTH, ""),
            "fail_set_is_an_object": given(CUSTOMER, {"id": ENCRYPTION_SET_ID}),
            "fail_only_a_set_for_secure_vms": build(
                encryption={"type": CUSTOMER},
                securityProfile={"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID},
            ),
            "undecided_type": given(UNKNOWN_TEXT, ENCRYPTION_SET_ID),
            "undecided_encryption": build(encryption=UNKNOWN_OBJECT),
        },
    )


def test_the_set_decides_the_type() -> None:
    both = disk(encryption={"type": PLATFORM, "diskEncryptionSetId": ENCRYPTION_SET_ID})
    assert fixed(NAME, both) == {"encryption.type": None}
    assert fixed(NAME, disk(encryption={"type": CUSTOMER})) == {}
