"""What a look at a program or a state shows, whichever way it was looked at."""

from dataclasses import dataclass

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.findings import Said


@dataclass(frozen=True)
class Seen:
    """What there is to judge, and what the rules said of it."""

    change: Change
    said: tuple[Said, ...]
    resources: int
    """How many resources there are, components not counted."""
