"""Confidential machines: what their own encryption rules out (rules D3, D5)."""

from collections.abc import Iterator, Mapping

from azure_disk_facts.disks import SecurityType
from azure_disk_facts.machines import GUEST_ENCRYPTIONS, GuestEncryption
from azure_disk_protection.checks.given import Given
from azure_disk_protection.problems import Problem


def check_confidential(given: Given) -> Iterator[Problem]:
    """What encrypts itself as a whole is not encrypted at its host too (rules D3, D5)."""
    kind = guest_encryption(given.known("os_disk"))
    if kind is None:
        return
    if given.flag("vtpm") is False:
        yield given.problem(
            "vtpm",
            "true for a confidential machine",
            "it proves by its virtual TPM what it is, remove the input",
        )
    if kind is not GuestEncryption.WHOLE_DISK:
        return
    if given.flag("encryption_at_host"):
        yield given.problem(
            "encryption_at_host",
            "false where the whole OS disk is confidential",
            "Azure takes one of the two only, remove it",
        )
    if given.flag("secure_boot") is False:
        yield given.problem(
            "secure_boot",
            "true where the whole OS disk is confidential",
            "its key is released to what has started securely, remove the input",
        )


def guest_encryption(os_disk: object) -> GuestEncryption | None:
    """Return what the keys of a confidential machine encrypt; ``None`` for other machines."""
    point = Given(os_disk if isinstance(os_disk, Mapping) else {})
    kind = point.choice("security_type", SecurityType)
    return None if kind is None else GUEST_ENCRYPTIONS.get(kind)
