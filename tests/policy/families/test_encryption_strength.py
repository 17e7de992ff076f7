import pytest

from azure_disk_facts.encryption import EncryptionType
from azure_disk_policy.families.encryption_strength import WEAKEST_FIRST, is_declared, strength
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    ENCRYPTION_SET_ID,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    Props,
    disk,
    encryption_set,
)

PLATFORM, CUSTOMER, BOTH = (kind.value for kind in EncryptionType)
UNDER_SET = {"diskEncryptionSetId": ENCRYPTION_SET_ID}


@pytest.mark.parametrize(
    ("encryption", "least", "most"),
    [
        ({}, PLATFORM, PLATFORM),
        ({"type": PLATFORM}, PLATFORM, PLATFORM),
        ({"type": CUSTOMER.lower()}, CUSTOMER, CUSTOMER),
        ({"type": BOTH, **UNDER_SET}, BOTH, BOTH),
        ({"type": "Strong"}, PLATFORM, BOTH),
        (UNDER_SET, CUSTOMER, BOTH),
        ({"diskEncryptionSetId": UNKNOWN_TEXT}, CUSTOMER, BOTH),
    ],
)
def test_strength_without_a_set_in_the_stack(encryption: Props, least: str, most: str) -> None:
    found = strength(disk(encryption=encryption), Stack())
    assert tuple(WEAKEST_FIRST[place].value for place in found) == (least, most)


@pytest.mark.parametrize(
    ("set_type", "least", "most"),
    [
        (None, CUSTOMER, CUSTOMER),
        (BOTH.upper(), BOTH, BOTH),
        ("ConfidentialVmEncryptedWithCustomerKey", CUSTOMER, CUSTOMER),
        (UNKNOWN_TEXT, CUSTOMER, BOTH),
    ],
)
def test_strength_of_a_set_in_the_stack(set_type: str | None, least: str, most: str) -> None:
    subject = disk(encryption=UNDER_SET)
    found = strength(subject, Stack([subject, encryption_set(encryptionType=set_type)]))
    assert tuple(WEAKEST_FIRST[place].value for place in found) == (least, most)


def test_an_unknown_type_may_be_any() -> None:
    with pytest.raises(UnknownInputError, match=r"^encryption.type$"):
        strength(disk(encryption={"type": UNKNOWN_TEXT}), Stack())


def test_what_says_something_of_encryption() -> None:
    assert is_declared(disk(encryption={"type": UNKNOWN_TEXT}))
    assert is_declared(disk(securityProfile={"secureVMDiskEncryptionSetId": ENCRYPTION_SET_ID}))
    assert not is_declared(disk(encryption={"type": " "}))
    with pytest.raises(UnknownInputError, match=r"^encryption$"):
        is_declared(disk(encryption=UNKNOWN_OBJECT))
