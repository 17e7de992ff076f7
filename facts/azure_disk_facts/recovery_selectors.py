"""How a recovery point is picked: by its id, the latest, or the last before a moment (E21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timezone

from azure_disk_facts.source import Source

SOURCE = Source(
    rule="E21",
    reference="azure-mgmt-dataprotection 2.2.0, AzureBackupDiscreteRecoveryPoint",
    as_of=date(2026, 11, 1),
)

LATEST = "latest"
BEFORE = "before "
SELECTOR_WORDS = (
    "latest, before <time> with a UTC offset such as before 2026-03-01T06:00:00Z, or the id of a "
    "recovery point"
)


@dataclass(frozen=True)
class Candidate:
    """A recovery point to pick from."""

    id: str
    taken: datetime


def moment_of(selector: str) -> datetime | None:
    """Return the moment a ``before`` selector names, or ``None`` for the other selectors.

    Raises:
        ValueError: no moment, or one without an offset from UTC.
    """
    if not selector.startswith(BEFORE):
        return None
    moment = parse_moment(selector.removeprefix(BEFORE).strip())
    if moment is None:
        raise ValueError(selector)
    return moment


def parse_moment(text: str) -> datetime | None:
    """Return an ISO 8601 moment with an offset from UTC, in UTC; ``None`` for other texts."""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.astimezone(timezone.utc)


def is_selector(text: str) -> bool:
    """Tell whether a text picks a recovery point."""
    try:
        moment_of(text)
    except ValueError:
        return False
    return bool(text) and " " not in text.removeprefix(BEFORE).strip()


def pick(selector: str, points: Iterable[Candidate]) -> Candidate | None:
    """Return the point a selector picks, or ``None`` when there is no such point."""
    ordered = sorted(points, key=lambda each: each.taken)
    if selector == LATEST:
        return ordered[-1] if ordered else None
    moment = moment_of(selector)
    if moment is not None:
        earlier = [each for each in ordered if each.taken < moment]
        return earlier[-1] if earlier else None
    name = selector.rstrip("/").rsplit("/", 1)[-1].lower()
    return next((each for each in ordered if each.id.lower() == name), None)
