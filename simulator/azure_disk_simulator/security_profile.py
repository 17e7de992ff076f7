"""``securityProfile`` of disks: trusted launch and confidential machines (A11, D5)."""

from azure_disk_facts.disks import TRUSTED_LAUNCH_OPTIONS, CreateOption, SecurityType
from azure_disk_facts.encryption import EncryptionSetType
from azure_disk_simulator import at_rest, errors, sources
from azure_disk_simulator.request import Write

TYPE = "properties.securityProfile.securityType"
SET_ID = "properties.securityProfile.secureVMDiskEncryptionSetId"

_WITH_CUSTOMER_KEY = SecurityType.CONFIDENTIAL_CUSTOMER_KEY.value
CHOICES = {TYPE: tuple(kind.value for kind in SecurityType)}


def check(write: Write) -> None:
    """Check the security type against creation option, generation and encryption set.

    Raises:
        ArmError: 400, texts simulated.
    """
    kind = write.text(TYPE)
    if not kind or write.existing is not None:
        return
    option = write.text("properties.creationData.createOption")
    trusts = kind == SecurityType.TRUSTED_LAUNCH
    if (trusts and option not in TRUSTED_LAUNCH_OPTIONS) or option == CreateOption.EMPTY:
        raise errors.invalid_parameter(
            f"Security type '{kind}' of disk '{write.name}' is not supported with createOption "
            f"'{option}'."
        )
    _check_copied_type(write, kind)
    if write.text("properties.hyperVGeneration") == "V1":
        raise errors.invalid_parameter(
            f"Security type '{kind}' of disk '{write.name}' needs hyperVGeneration 'V2'."
        )
    set_id = write.text(SET_ID)
    if set_id and kind != _WITH_CUSTOMER_KEY:
        raise errors.invalid_parameter(
            f"Parameter '{SET_ID}' of disk '{write.name}' needs security type "
            f"'{_WITH_CUSTOMER_KEY}', not '{kind}'."
        )
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


def _check_copied_type(write: Write, kind: str) -> None:
    """A11: a copy of a disk has the security type of the disk. Simulated text."""
    source = write.world.load(write.get(sources.SOURCE_ID))
    if source is None or source.arm_type != sources.DISKS:
        return
    theirs = source.get(TYPE)
    if theirs != kind:
        raise errors.invalid_parameter(
            f"Security type '{kind}' of disk '{write.name}' is not that of its source "
            f"'{source.id}': '{theirs or 'Standard'}'."
        )
