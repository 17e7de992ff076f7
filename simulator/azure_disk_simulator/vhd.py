"""The files that an export hands out: fixed VHD with its footer, VHDX (rules F6, F9)."""

import struct

from azure_disk_facts.vhd import (
    VHD_COOKIE,
    VHD_FIXED_DISK,
    VHD_FOOTER_BYTES,
    VHDX_SIGNATURE,
)

VHDX_CONTENT_AT = 4 * 1024 * 1024
"""Where the disk's bytes begin in a simulated VHDX."""

_FOOTER = struct.Struct(">8sIIQI4sI4sQQHBBII16sB427x")
_SECTOR = 512
_NO_DATA_OFFSET = 0xFFFFFFFFFFFFFFFF
_MOST_SECTORS = 65535 * 16 * 255


def geometry(size_bytes: int) -> tuple[int, int, int]:
    """Return cylinders, heads and sectors per track, as the VHD specification computes them."""
    total = min(size_bytes // _SECTOR, _MOST_SECTORS)
    if total >= 65535 * 16 * 63:
        sectors, heads = 255, 16
        return total // sectors // heads, heads, sectors
    sectors = 17
    cylinders_heads = total // sectors
    heads = max((cylinders_heads + 1023) // 1024, 4)
    if cylinders_heads >= heads * 1024 or heads > 16:
        sectors, heads = 31, 16
        cylinders_heads = total // sectors
    if cylinders_heads >= heads * 1024:
        sectors, heads = 63, 16
        cylinders_heads = total // sectors
    return cylinders_heads // heads, heads, sectors


def footer(size_bytes: int, unique_id: bytes) -> bytes:
    """Return the footer of a fixed VHD.

    Args:
        size_bytes: Length of the disk, without the footer.
        unique_id: 16 bytes.
    """
    fields = (
        VHD_COOKIE,
        2,  # features: the reserved bit, which is always set
        0x00010000,
        _NO_DATA_OFFSET,
        0,  # when it was made: the first second of 2000, so that the same disk has the same file
        b"azur",
        0x00010000,
        b"Wi2k",
        size_bytes,
        size_bytes,
        *geometry(size_bytes),
        VHD_FIXED_DISK,
    )
    checksum = ~sum(_FOOTER.pack(*fields, 0, unique_id, 0)) & 0xFFFFFFFF
    return _FOOTER.pack(*fields, checksum, unique_id, 0)


def vhdx_head() -> bytes:
    """Return what stands before the disk's bytes in a VHDX.

    Not modelled: headers, log, block allocation table and metadata; the disk's bytes follow at
    :data:`VHDX_CONTENT_AT`, and no other program can read the file.
    """
    return VHDX_SIGNATURE + "simulated Azure".encode("utf-16-le").ljust(512, b"\0")


def file_length(size_bytes: int, *, is_vhdx: bool) -> int:
    """Return the length of the file that holds a disk of that size."""
    return size_bytes + (VHDX_CONTENT_AT if is_vhdx else VHD_FOOTER_BYTES)
