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


def _common_name(most: int) -> NameRule:
    """Return the form that the names of most services have, up to a length."""
    return NameRule(
        re.compile(rf"^[A-Za-z0-9](?:[A-Za-z0-9_.-]{{0,{most - 2}}}[A-Za-z0-9_])?\Z"),
        f"1 to {most} letters, digits, '_', '.' or '-', starting with a letter or digit and ending "
        "with a letter, digit or '_'",
    )


COMPUTE_NAME = _common_name(80)
"""Disks, snapshots, disk encryption sets, disk accesses; sources disagree on the period (C)."""

VIRTUAL_MACHINE_NAME = _common_name(64)
"""Engineering knowledge (K); the host names of Windows are shorter."""

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
RECOVERY_VAULT_NAME = NameRule(
    re.compile(r"^[A-Za-z][A-Za-z0-9-]{1,49}\Z"),
    "2 to 50 letters, digits or hyphens, starting with a letter",
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
NETWORK_NAME = _common_name(80)
"""Networks, subnets, private endpoints and their zone groups, links of private DNS zones."""
PRIVATE_DNS_ZONE_NAME = NameRule(
    re.compile(
        r"^(?=.{1,253}\Z)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})"
        r"(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})){1,33}\Z"
    ),
    "2 to 34 labels of 1 to 63 letters, digits, '_' or '-', separated by '.'",
)


def _policy_name(most: int) -> NameRule:
    signs = r"[^<>*%&:?.+/\\\x00-\x1f]"
    return NameRule(
        re.compile(rf"^(?=.{{1,{most}}}\Z){signs}*(?! ){signs}\Z"),
        f"1 to {most} characters, none of <>*%&:?.+/\\, not ending with a space",
    )


POLICY_NAME = _policy_name(64)
"""Policy definitions, initiatives, exemptions; knowledge (K)."""
MANAGEMENT_GROUP_ASSIGNMENT_NAME = _policy_name(24)
"""Policy assignments at a management group; knowledge (K)."""


def policy_assignment_name(*, at_management_group: bool) -> NameRule:
    """Return the form of a policy assignment's name, which is short at a management group."""
    return MANAGEMENT_GROUP_ASSIGNMENT_NAME if at_management_group else POLICY_NAME


MANAGEMENT_GROUP_NAME = NameRule(
    re.compile(r"^[A-Za-z0-9](?:[A-Za-z0-9_().-]{0,88}[A-Za-z0-9_()-])?\Z"),
    "1 to 90 letters, digits, '_', '(', ')', '.' or '-', starting with a letter or digit and not "
    "ending with '.'",
)
"""Engineering knowledge (K)."""
STORAGE_ACCOUNT_NAME = NameRule(
    re.compile(r"^[a-z0-9]{3,24}\Z"), "3 to 24 lower-case letters or digits"
)
BLOB_CONTAINER_NAME = NameRule(
    re.compile(r"^(?=.{3,63}\Z)[a-z0-9](?:-?[a-z0-9])*\Z"),
    "3 to 63 lower-case letters, digits or single hyphens, starting and ending with a letter or "
    "digit",
)
BLOB_NAME = NameRule(
    re.compile(r"^(?=.{1,1024}\Z)[^/\\?#\x00-\x1f](?:[^\\?#\x00-\x1f]*[^/.\\?#\x00-\x1f])?\Z"),
    "1 to 1024 characters, without '?', '#' or '\\', not ending with '.' or '/'",
)
"""Azure takes more; what is left out needs encoding in a URL."""
