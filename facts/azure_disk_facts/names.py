"""Which names Azure takes for the resources of this project (rules A18, C21, E5, E18)."""

import re
from dataclasses import dataclass
from datetime import date

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="A18, C21, E5",
    reference="Resource naming rules, Microsoft Learn; PSRule.Rules.Azure 6caa9cb",
    as_of=date(2026, 11, 1),
)


@dataclass(frozen=True)
class NameRule:
    """The form of a resource name."""

    pattern: re.Pattern[str]
    words: str
    """The form in words, for error messages."""

    def accepts(self, name: str) -> bool:
        """Tell whether Azure takes the name."""
        return self.pattern.match(name) is not None


COMPUTE_NAME = NameRule(
    re.compile(r"^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?\Z"),
    "1 to 80 letters, digits, '_', '.' or '-', starting with a letter or digit and ending "
    "with a letter, digit or '_'",
)
"""Disks, snapshots, disk encryption sets, disk accesses; sources disagree on the period (C)."""

KEY_VAULT_NAME = NameRule(
    re.compile(r"^(?=.{3,24}\Z)[A-Za-z](?:-?[A-Za-z0-9])*\Z"),
    "3 to 24 letters, digits or single hyphens, starting with a letter and ending with a "
    "letter or digit",
)
KEY_NAME = NameRule(re.compile(r"^[A-Za-z0-9-]{1,127}\Z"), "1 to 127 letters, digits or hyphens")
BACKUP_VAULT_NAME = NameRule(
    re.compile(r"^[A-Za-z][A-Za-z0-9-]{3,48}[A-Za-z0-9]\Z"),
    "5 to 50 letters, digits or hyphens, starting with a letter and ending with a letter or digit",
)
BACKUP_POLICY_NAME = NameRule(
    re.compile(r"^[A-Za-z][A-Za-z0-9-]{2,149}\Z"),
    "3 to 150 letters, digits or hyphens, starting with a letter",
)
"""Engineering knowledge (K)."""
RESOURCE_GROUP_NAME = NameRule(
    re.compile(r"^[\w().-]{0,89}[\w()-]\Z"),
    "1 to 90 letters, digits, '_', '(', ')', '.' or '-', not ending with '.'",
)
IDENTITY_NAME = NameRule(
    re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]{2,127}\Z"),
    "3 to 128 letters, digits, '_' or '-', starting with a letter or digit",
)
