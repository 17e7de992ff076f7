"""Management locks (rule G5)."""

import re
from datetime import date
from enum import Enum

from azure_disk_facts.names import NameRule
from azure_disk_facts.source import Source

SOURCE = Source(
    rule="G5, K",
    reference="lock-resources.md; azure-mgmt-resource locks 2020-05-01",
    as_of=date(2026, 11, 1),
)


class LockLevel(str, Enum):
    """What a lock forbids, for everything below what it is on."""

    CAN_NOT_DELETE = "CanNotDelete"
    """Deletions."""
    READ_ONLY = "ReadOnly"
    """Deletions, changes, and actions such as making an export URL (knowledge)."""


MAX_NOTES = 512
"""Characters that the notes of a lock may have."""

MAX_LOCK_NAME = 260
"""Characters of a lock's name (knowledge)."""

LOCK_NAME = NameRule(re.compile(r"^[^<>%&:\\?/\x00-\x1f]+\Z"), "characters, none of <>%&:\\?/")
"""What a lock may be called, whatever the length (knowledge)."""
