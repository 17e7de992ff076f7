"""Restore points of virtual machines: all their disks at one moment (rule B21)."""

from datetime import date
from enum import Enum

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="B21",
    reference="azure-mgmt-compute 39.0.0; virtual-machines-create-restore-points.md",
    as_of=date(2026, 11, 1),
)


class ConsistencyMode(str, Enum):
    """What of a machine's state a restore point holds (``consistencyMode``)."""

    CRASH = "CrashConsistent"
    """What is on the disks, as after a loss of power."""
    FILE_SYSTEM = "FileSystemConsistent"
    """Also what the file systems had not written yet."""
    APPLICATION = "ApplicationConsistent"
    """Also what the applications had not written yet."""
