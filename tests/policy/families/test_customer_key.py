from typing import Any

import pytest

from azure_disk_policy.families.customer_key import demand_customer_key, name_default_set, naming
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.rule import Context
from azure_disk_policy.verdicts import violated
from tests.policy.samples import ENCRYPTION_SET_ID, UNKNOWN_OBJECT, UNKNOWN_TEXT, disk

PLATFORM = "EncryptionAtRestWithPlatformKey"
BOTH = "EncryptionAtRestWithPlatformAndCustomerKeys"
OTHER = f"{ENCRYPTION_SET_ID}2"
SET, TYPE = "encryption.diskEncryptionSetId", "encryption.type"


def test_says_what_to_look_at() -> None:
    assert demand_customer_key(disk(encryption={"type": PLATFORM.lower()})) == violated(
        TYPE, f"is {PLATFORM}, a key that Azure keeps"
    )
    assert demand_customer_key(disk()) == violated(
        SET, "names no disk encryption set, so Azure's own key is used"
    )


@pytest.mark.parametrize(
    ("inputs", "changes"),
    [
        ({}, {SET: OTHER}),
        ({"encryption": {"diskEncryptionSetId": " "}}, {SET: OTHER}),
        ({"encryption": {"type": PLATFORM.upper()}}, {SET: OTHER, TYPE: None}),
        ({"encryption": {"type": BOTH}}, {SET: OTHER}),
        ({"encryption": {"type": UNKNOWN_TEXT}}, {SET: OTHER}),
        ({"encryption": {"type": PLATFORM, "diskEncryptionSetId": UNKNOWN_TEXT}}, {TYPE: None}),
        ({"encryption": {"type": PLATFORM, "diskEncryptionSetId": "set"}}, {TYPE: None}),
        ({"encryption": UNKNOWN_OBJECT}, {}),
        ({"securityProfile": {"secureVMDiskEncryptionSetId": "set"}}, {}),
        ({"encryption": {"type": PLATFORM}, "securityProfile": UNKNOWN_OBJECT}, {TYPE: None}),
    ],
)
def test_a_set_is_named_where_there_is_none(inputs: Any, changes: Any) -> None:
    assert naming(disk(**inputs), OTHER) == changes


def test_without_a_set_nothing_is_named() -> None:
    assert naming(disk(encryption={"type": PLATFORM}), None) == {}
    assert name_default_set(disk(), Context(Inputs({"diskEncryptionSetId": " "}))) == {}
    assert name_default_set(disk(), Context(Inputs({"diskEncryptionSetId": OTHER}))) == {SET: OTHER}
