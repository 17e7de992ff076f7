"""What a finished export has to look like: the right length, a footer that says so (F6, F9)."""

import struct

from azure_disk_facts.vhd import (
    VHD_COOKIE,
    VHD_FIXED_DISK,
    VHD_FOOTER_BYTES,
    VHDX_SIGNATURE,
)
from azure_disk_protection.transfer.failure import TransferFailed

_CHECKSUM = slice(64, 68)


def check_footer(footer: bytes, disk_bytes: int) -> None:
    """Check the last 512 bytes of a fixed VHD.

    Raises:
        TransferFailed: they are no footer of a disk of that size.
    """
    if len(footer) != VHD_FOOTER_BYTES or not footer.startswith(VHD_COOKIE):
        raise TransferFailed(
            f"the export does not end in a VHD footer: got {footer[:8]!r}, allowed: "
            f"{VHD_COOKIE!r}; what lies in the blob is no VHD, export again"
        )
    (kind,) = struct.unpack(">I", footer[60:64])
    (size,) = struct.unpack(">Q", footer[48:56])
    (checksum,) = struct.unpack(">I", footer[_CHECKSUM])
    expected = ~(sum(footer) - sum(footer[_CHECKSUM])) & 0xFFFFFFFF
    if kind != VHD_FIXED_DISK or checksum != expected:
        raise TransferFailed(
            f"the footer of the export is broken: got disk type {kind} and checksum {checksum}, "
            f"allowed: type {VHD_FIXED_DISK} and checksum {expected}; export again"
        )
    if size != disk_bytes:
        raise TransferFailed(
            f"the footer of the export says {size} bytes, the disk has {disk_bytes}; export again"
        )


def check_vhdx(head: bytes) -> None:
    """Check the first bytes of a VHDX.

    Raises:
        TransferFailed: they do not begin one.
    """
    if not head.startswith(VHDX_SIGNATURE):
        raise TransferFailed(
            f"the export does not begin as a VHDX: got {head[:8]!r}, allowed: {VHDX_SIGNATURE!r}; "
            "export again"
        )


def vhd_length(disk_bytes: int) -> int:
    """Return the length of a fixed VHD of a disk."""
    return disk_bytes + VHD_FOOTER_BYTES
