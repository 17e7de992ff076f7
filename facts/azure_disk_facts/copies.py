"""How long a copy in another region takes, and how it says that it failed (rules B10, B23)."""

from datetime import date, timedelta

from azure_disk_facts.source import Certainty, Source

SOURCE = Source(
    rule="B10, B23",
    reference="kubernetes-sigs/azuredisk-csi-driver PR 1953 and 1982: 100 GiB in about 6 minutes",
    as_of=date(2026, 11, 1),
    certainty=Certainty.KNOWLEDGE,
)

COMPLETE_PERCENT = 100.0
"""``completionPercent`` of a snapshot whose data is all there; none at all means the same."""

COPY_GIB_PER_HOUR = 500
"""GiB that a copy moves in an hour: half of what was seen, as Azure promises no speed (K)."""

COPY_START = timedelta(minutes=5)
"""What a copy takes whatever its size (K)."""

_PATIENCE = 4
"""A copy is given up on after so many times its estimate (K)."""

_LEAST_PATIENCE = timedelta(hours=1)


def copy_estimate(size_gib: int) -> timedelta:
    """Return how long a copy of a snapshot of that size will take, about."""
    return COPY_START + timedelta(hours=size_gib / COPY_GIB_PER_HOUR)


def copy_deadline(size_gib: int) -> timedelta:
    """Return after how long waiting for a copy makes no sense."""
    return max(_LEAST_PATIENCE, _PATIENCE * copy_estimate(size_gib))


def time_left(percent: float, size_gib: int) -> timedelta:
    """Return how long the rest of a copy will take, about."""
    share = 1 - min(percent, COMPLETE_PERCENT) / COMPLETE_PERCENT
    return copy_estimate(size_gib) * share
