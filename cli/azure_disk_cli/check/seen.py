"""What a look at a program or a state shows, whichever way it was looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

from azure_disk_analysis.check.change import Change
from azure_disk_analysis.check.findings import Said
from azure_disk_analysis.deployment import Resource

_PROVIDERS = "pulumi:providers:"


@dataclass(frozen=True)
class Seen:
    """What there is to judge, and what the rules said of it."""

    change: Change
    said: tuple[Said, ...]
    resources: int
    """How many resources there are, components and providers not counted."""


def counted(resources: Iterable[Resource]) -> int:
    """Return how many of some resources are neither components nor providers."""
    return sum(each.is_custom and not each.token.startswith(_PROVIDERS) for each in resources)
