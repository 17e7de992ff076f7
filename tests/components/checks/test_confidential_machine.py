from typing import Any

import pytest

from azure_disk_facts.disks import SecurityType
from azure_disk_facts.machines import GuestEncryption
from azure_disk_protection.checks.confidential_machine import check_confidential, guest_encryption
from azure_disk_protection.checks.given import run

WHOLE = {"security_type": SecurityType.CONFIDENTIAL_PLATFORM_KEY}
NOTHING_KEPT = {"security_type": SecurityType.CONFIDENTIAL_NO_PERSISTED_TPM}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"os_disk": {}, "encryption_at_host": True, "vtpm": False}, []),
        (
            {"os_disk": {"security_type": SecurityType.TRUSTED_LAUNCH}, "vtpm": False},
            [],
        ),
        ({"os_disk": NOTHING_KEPT, "encryption_at_host": True, "secure_boot": False}, []),
        ({"os_disk": NOTHING_KEPT, "vtpm": False}, ["vtpm: true for a confidential machine"]),
        (
            {"os_disk": WHOLE, "encryption_at_host": True, "secure_boot": False},
            [
                "encryptionAtHost: false where the whole OS disk is confidential",
                "secureBoot: true where the whole OS disk is confidential",
            ],
        ),
    ],
)
def test_what_their_encryption_rules_out(values: dict[str, Any], expected: list[str]) -> None:
    """D3, D5."""
    found = run([check_confidential], values)
    assert [f"{each.path}: {each.allowed}" for each in found] == expected


def test_what_a_machine_says_of_its_disk() -> None:
    """A11."""
    assert guest_encryption(WHOLE) is GuestEncryption.WHOLE_DISK
    assert guest_encryption(NOTHING_KEPT) is GuestEncryption.NOTHING_KEPT
    assert guest_encryption({}) is None
    assert guest_encryption(None) is None
