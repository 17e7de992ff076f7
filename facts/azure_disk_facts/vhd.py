"""Files that hold a disk: how VHD and VHDX are told apart, and how long they are (rules F6, F9)."""

from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="F1, F6, F7, F9",
    reference="azure-mgmt-compute 39.0.0, FileFormat; Virtual Hard Disk Image Format "
    "Specification 1.0 (Microsoft); [MS-VHDX] 2.2.1",
    as_of=date(2026, 11, 1),
)


class FileFormat(str, Enum):
    """What Azure gives out when a disk or snapshot is exported."""

    VHD = "VHD"
    """A fixed VHD: the disk, then a footer of 512 bytes."""
    VHDX = "VHDX"
    """What disks of 4096-byte sectors need."""


VHD_COOKIE = b"conectix"
"""Begins the footer of a VHD."""

VHD_FOOTER_BYTES = 512
"""Length of the footer, which a fixed VHD has at its very end."""

VHD_FIXED_DISK = 2
"""Disk type of a fixed VHD, in the footer."""

VHDX_SIGNATURE = b"vhdxfile"
"""Begins a VHDX file."""

PAGE_BYTES = 512
"""What ranges and lengths of a page blob are multiples of."""

MAX_PAGES_BYTES = 4 * 1024 * 1024
"""Most bytes of a page blob that one request writes (rule F7)."""

MAX_PAGE_BLOB_BYTES = 8 * 1024**4
"""Longest page blob (rule F7)."""

SECTOR_BYTES_OF_VHDX = 4096
"""Logical sector size that only VHDX can express (rule F6)."""
