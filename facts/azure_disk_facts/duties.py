"""Which actions each duty around snapshots takes, and where (rules G1, G3, I4, F10).

*Disk Snapshot Contributor*, the nearest built-in role, also deletes and exports snapshots and
reads the keys of storage accounts (rule G3), so each duty has actions of its own here.
"""

from dataclasses import dataclass
from datetime import date

from azure_disk_facts.resource_types import DISK, DISK_ACCESS, DISK_ENCRYPTION_SET, SNAPSHOT
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="G1, G3, I4, F10",
    reference="azuredisk-csi-driver docs/driver-parameters.md; azure-docs#11362",
    as_of=date(2026, 11, 1),
)

_GROUP_READ = "Microsoft.Resources/subscriptions/resourceGroups/read"
_DISKS, _SNAPSHOTS = DISK.arm_type, SNAPSHOT.arm_type
_SETS_READ = f"{DISK_ENCRYPTION_SET.arm_type}/read"


@dataclass(frozen=True)
class Duty:
    """What somebody may do, as one custom role."""

    name: str
    """Ends the role's name."""
    description: str
    actions: tuple[str, ...]
    data_actions: tuple[str, ...] = ()


READ_SNAPSHOTS = Duty(
    "snapshot reader",
    "Sees snapshots, not their data.",
    (_GROUP_READ, f"{_SNAPSHOTS}/read"),
)
CREATE_SNAPSHOTS = Duty(
    "snapshot creator",
    "Takes snapshots and changes them; does not delete any.",
    (_GROUP_READ, f"{_SNAPSHOTS}/read", f"{_SNAPSHOTS}/write"),
)
READ_DISKS_FOR_SNAPSHOTS = Duty(
    "snapshot source reader",
    "Reads disks so as to take snapshots of them. Azure asks for the right to export them too.",
    (f"{_DISKS}/read", f"{_DISKS}/beginGetAccess/action"),
)
DELETE_SNAPSHOTS = Duty(
    "snapshot deleter",
    "Deletes snapshots; takes and changes none.",
    (_GROUP_READ, f"{_SNAPSHOTS}/read", f"{_SNAPSHOTS}/delete"),
)
KEEP_SNAPSHOTS = Duty(
    "snapshot keeper",
    "Takes, lists and deletes snapshots; exports none.",
    (_GROUP_READ, f"{_SNAPSHOTS}/read", f"{_SNAPSHOTS}/write", f"{_SNAPSHOTS}/delete"),
)
RESTORE_FROM_SNAPSHOTS = Duty(
    "snapshot restorer",
    "Makes disks of snapshots. Azure asks for the right to export snapshots too (inferred).",
    (_GROUP_READ, f"{_SNAPSHOTS}/read", f"{_SNAPSHOTS}/beginGetAccess/action"),
)
WRITE_RESTORED_DISKS = Duty(
    "restored disk writer",
    "Makes and changes disks where restored ones go; deletes none.",
    (_GROUP_READ, f"{_DISKS}/read", f"{_DISKS}/write"),
)
EXPORT_SNAPSHOTS = Duty(
    "snapshot exporter",
    "Reads the data of snapshots through export URLs.",
    (
        _GROUP_READ,
        f"{_SNAPSHOTS}/read",
        f"{_SNAPSHOTS}/beginGetAccess/action",
        f"{_SNAPSHOTS}/endGetAccess/action",
    ),
    (f"{_SNAPSHOTS}/download/action",),
)
USE_ENCRYPTION_SETS = Duty(
    "encryption set user",
    "Names encryption sets in snapshots and disks.",
    (_SETS_READ,),
)
REMEDIATE_EXPORT = Duty(
    "guardrail remediator",
    "Closes the export of disks and snapshots for Azure Policy; Microsoft's definitions take "
    "Contributor for it.",
    (
        f"{_DISKS}/read",
        f"{_DISKS}/write",
        f"{_SNAPSHOTS}/read",
        f"{_SNAPSHOTS}/write",
        f"{DISK_ACCESS.arm_type}/read",
        _SETS_READ,
    ),
)
"""Changing a disk in place asks for the right to read what it refers to; knowledge (K)."""
