from typing import Any

import pytest

from azure_disk_protection.checks.disk_security import SECURITY_CHECKS
from azure_disk_protection.checks.given import run
from tests.components.recording import DISK_ID, GROUP, SET_ID

IMAGE: dict[str, Any] = {"image_id": f"{GROUP}/providers/Microsoft.Compute/images/i"}
TRUSTED: dict[str, Any] = {"security_type": "TrustedLaunch"}
PLATFORM = {"encryption_type": "EncryptionAtRestWithPlatformKey"}
CUSTOMER: dict[str, Any] = {
    **IMAGE,
    **PLATFORM,
    "security_type": "ConfidentialVM_DiskEncryptedWithCustomerKey",
    "secure_vm_disk_encryption_set_id": SET_ID,
}


@pytest.mark.parametrize(
    "values",
    [
        {"hyper_v_generation": "V1"},
        {**TRUSTED, **IMAGE, "hyper_v_generation": "V2"},
        {**TRUSTED, "source_id": DISK_ID},
        CUSTOMER,
        {**IMAGE, "security_type": "ConfidentialVM_NonPersistedTPM"},
        {"upload_size_bytes": 1, "security_type": "ConfidentialVM_DiskEncryptedWithPlatformKey"},
    ],
)
def test_what_azure_takes(values: dict[str, Any]) -> None:
    assert run(SECURITY_CHECKS, values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {**TRUSTED, **IMAGE, "hyper_v_generation": "V1"},
            "hyperVGeneration: got 'V1', allowed: V2; a disk with a securityType is generation 2",
        ),
        (
            {**TRUSTED, "upload_size_bytes": 1},
            "securityType: got 'TrustedLaunch', allowed: TrustedLaunch for a disk created by "
            "FromImage, Import, ImportSecure, Copy, UploadPreparedSecure; this one is created by "
            "Upload: remove it, or choose such a source",
        ),
        (
            {"security_type": "ConfidentialVM_NonPersistedTPM"},
            "securityType: got 'ConfidentialVM_NonPersistedTPM', allowed: nothing for an empty "
            "disk; an OS disk comes from an image, a copy, an import or an upload, name its source",
        ),
        (
            {**CUSTOMER, "secure_vm_disk_encryption_set_id": None},
            "secureVmDiskEncryptionSetId: got nothing, allowed: the id of a confidential disk "
            "encryption set; ConfidentialVM_DiskEncryptedWithCustomerKey needs it, give it",
        ),
        (
            {**TRUSTED, **IMAGE, "secure_vm_disk_encryption_set_id": SET_ID},
            f"secureVmDiskEncryptionSetId: got '{SET_ID}', allowed: nothing, unless securityType "
            "is ConfidentialVM_DiskEncryptedWithCustomerKey; choose that securityType or remove "
            "the set",
        ),
        (
            {**CUSTOMER, "encryption_type": "EncryptionAtRestWithCustomerKey"},
            "encryptionType: got 'EncryptionAtRestWithCustomerKey', allowed: "
            "EncryptionAtRestWithPlatformKey; secureVmDiskEncryptionSetId brings the customer key, "
            "a second one has no place",
        ),
        (
            {**CUSTOMER, "secure_vm_disk_encryption_set_id": DISK_ID},
            f"secureVmDiskEncryptionSetId: got '{DISK_ID}', allowed: the id of a "
            "Microsoft.Compute/diskEncryptionSets; give the resource's id",
        ),
    ],
)
def test_what_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert [str(each) for each in run(SECURITY_CHECKS, values)] == [expected]
