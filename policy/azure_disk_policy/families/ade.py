"""Azure Disk Encryption, wherever a program declares it (rule D4)."""

from azure_disk_facts.encryption import ADE_EXTENSION_TYPES, ADE_PUBLISHER
from azure_disk_policy.families.logic import every
from azure_disk_policy.inputs import Inputs, same

OF_DISK = "encryptionSettingsCollection"
OF_MACHINE = "storageProfile.osDisk.encryptionSettings"
SWITCH_OF_DISK = f"{OF_DISK}.enabled"
SWITCH_OF_MACHINE = f"{OF_MACHINE}.enabled"
SETTINGS = f"{OF_DISK}.encryptionSettings"
"""A list, one element for each volume."""


def is_ade_extension(extension: Inputs) -> bool:
    """Tell whether a machine extension is Azure Disk Encryption.

    Raises:
        UnknownInputError: it can't be told yet.
    """
    return every(
        lambda: same(extension.text("publisher") or "", ADE_PUBLISHER),
        lambda: any(same(extension.text("type") or "", kind) for kind in ADE_EXTENSION_TYPES),
    )
