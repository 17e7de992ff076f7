"""``securityProfile`` of disks: trusted launch and confidential machines (A11, D5)."""

from azure_disk_facts.encryption import EncryptionSetType
from azure_disk_simulator import at_rest, errors
from azure_disk_simulator.request import Write

TYPE = "properties.securityProfile.securityType"
SET_ID = "properties.securityProfile.secureVMDiskEncryptionSetId"

_WITH_CUSTOMER_KEY = "ConfidentialVM_DiskEncryptedWithCustomerKey"
CHOICES = {
    TYPE: (
        "TrustedLaunch",
        "ConfidentialVM_VMGuestStateOnlyEncryptedWithPlatformKey",
        "ConfidentialVM_DiskEncryptedWithPlatformKey",
        _WITH_CUSTOMER_KEY,
        "ConfidentialVM_NonPersistedTPM",
    )
}
_TRUSTED_OPTIONS = ("FromImage", "Import", "ImportSecure", "Copy", "UploadPreparedSecure")


def check(write: Write) -> None:
    """Check the security type against creation option, generation and encryption set.

    Raises:
        ArmError: 400, texts simulated.
    """
    kind = write.text(TYPE)
    if not kind or write.existing is not None:
        return
    option = write.text("properties.creationData.createOption")
    if kind == "TrustedLaunch" and option not in _TRUSTED_OPTIONS:
        raise errors.invalid_parameter(
            f"Security type '{kind}' of disk '{write.name}' is not supported with createOption "
            f"'{option}'."
        )
    if write.text("properties.hyperVGeneration") == "V1":
        raise errors.invalid_parameter(
            f"Security type '{kind}' of disk '{write.name}' needs hyperVGeneration 'V2'."
        )
    set_id = write.text(SET_ID)
    if kind == _WITH_CUSTOMER_KEY and not set_id:
        raise errors.missing(SET_ID)
    if set_id:
        found = at_rest.checked_set(write, set_id)
        if found.get("properties.encryptionType") != EncryptionSetType.CONFIDENTIAL_VM:
            raise errors.invalid_parameter(
                f"Disk encryption set '{set_id}' of disk '{write.name}' must be of type "
                f"'{EncryptionSetType.CONFIDENTIAL_VM.value}'."
            )
        at_rest.check_use(write.world, found)
