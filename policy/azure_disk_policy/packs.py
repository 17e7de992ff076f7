"""The packs: which rules each holds, and the level a violation has unless configured otherwise.

Levels follow one principle: what Azure refuses or can't undo is mandatory, what is a matter of
taste or needs the rest of the stack to judge is advisory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from azure_disk_policy import rules
from azure_disk_policy.rule import Rule


class Level(str, Enum):
    """What a violation does."""

    ADVISORY = "advisory"
    """It is shown."""
    MANDATORY = "mandatory"
    """It stops the deployment."""
    DISABLED = "disabled"
    """The rule is off until a configuration gives it a level."""


@dataclass(frozen=True)
class Pack:
    """Rules by name, each with its default level."""

    name: str
    description: str
    levels: Mapping[str, Level]

    def rules(self) -> Iterator[tuple[Rule, Level]]:
        """Yield each rule of the pack with its level; only now are the rules imported."""
        for name, level in self.levels.items():
            yield rules.load(name), level


ENCRYPTION = Pack(
    name="azure-disk-encryption",
    description="disks and snapshots under customer keys that rotate and can't be lost",
    levels={
        "disk-cmk": Level.MANDATORY,
        "snapshot-cmk": Level.ADVISORY,
        "des-active-key-versioned": Level.MANDATORY,
        "des-key-auto-rotation": Level.ADVISORY,
        "kv-purge-protection": Level.MANDATORY,
    },
)

EXPOSURE = Pack(
    name="azure-disk-exposure",
    description="disks and snapshots that nobody can carry off",
    levels={
        "disk-network-access-restricted": Level.ADVISORY,
        "disk-public-network-access-disabled": Level.ADVISORY,
        "disk-export-denied": Level.DISABLED,
        "snapshot-network-access-restricted": Level.ADVISORY,
        "snapshot-public-network-access-disabled": Level.ADVISORY,
        "snapshot-export-denied": Level.DISABLED,
    },
)

RETENTION = Pack(
    name="azure-disk-retention",
    description="disks that are backed up, within Azure's limits, with copies elsewhere",
    levels={
        "disk-backed-up": Level.ADVISORY,
        "snapshot-incremental": Level.ADVISORY,
        "snapshot-cross-region-copy": Level.ADVISORY,
        "bp-default-retention-rule": Level.MANDATORY,
        "bp-tags-have-rules": Level.MANDATORY,
        "bp-schedule-supported": Level.MANDATORY,
        "bp-snapshot-count-limit": Level.MANDATORY,
        "bp-ultra-frequency": Level.MANDATORY,
    },
)

PACKS: tuple[Pack, ...] = (ENCRYPTION, EXPOSURE, RETENTION)
