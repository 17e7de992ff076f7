from collections.abc import Callable

import pytest

from azure_disk_policy.resource import Resource
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    assert_outcomes,
    disk,
    secret,
    snapshot,
)

CUSTOMER = "ConfidentialVM_DiskEncryptedWithCustomerKey"
PLATFORM = "ConfidentialVM_DiskEncryptedWithPlatformKey"


@pytest.mark.parametrize("build", [disk, snapshot])
def test_disk_confidential_des(build: Callable[..., Resource]) -> None:
    def given(kind: object = None, set_id: object = None) -> Resource:
        return build(securityProfile={"securityType": kind, "secureVMDiskEncryptionSetId": set_id})

    assert_outcomes(
        "disk-confidential-des",
        {
            "pass_customer_key_with_set": given(CUSTOMER, ENCRYPTION_SET_ID),
            "pass_customer_key_in_lower_case": given(CUSTOMER.lower(), ENCRYPTION_SET_ID),
            "pass_customer_key_with_unknown_set": given(CUSTOMER, UNKNOWN_TEXT),
            "pass_secret_set": given(CUSTOMER, secret()),
            "pass_platform_key": given(PLATFORM),
            "pass_trusted_launch": given("TrustedLaunch"),
            "pass_absent": build(),
            "pass_absent_type_and_blank_set": given(None, " "),
            "fail_customer_key_with_absent_set": given(CUSTOMER),
            "fail_customer_key_with_blank_set": given(CUSTOMER, ""),
            "fail_customer_key_with_plain_set": build(
                securityProfile={"securityType": CUSTOMER},
                encryption={"diskEncryptionSetId": ENCRYPTION_SET_ID},
            ),
            "fail_set_is_an_object": given(CUSTOMER, {"id": ENCRYPTION_SET_ID}),
            "fail_trusted_launch_with_set": given("TrustedLaunch", ENCRYPTION_SET_ID),
            "fail_platform_key_with_set_in_odd_case": given(PLATFORM.upper(), ENCRYPTION_SET_ID),
            "fail_absent_type_with_set": given(None, ENCRYPTION_SET_ID),
            "fail_guest_state_with_unknown_set": given("TrustedLaunch", UNKNOWN_TEXT),
            "fail_secret_type_with_set": given(secret(), ENCRYPTION_SET_ID),
            "undecided_type": given(UNKNOWN_TEXT, ENCRYPTION_SET_ID),
            "undecided_profile": build(securityProfile=UNKNOWN_OBJECT),
        },
    )
