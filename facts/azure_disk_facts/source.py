"""Where a fact comes from, and how sure we are of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Certainty(str, Enum):
    """How far a fact is settled."""

    VERIFIED = "V"
    """Read in the cited source."""
    CONFLICTING = "C"
    """Sources disagree; the value here is the careful one."""
    INFERRED = "I"
    """Follows from verified facts."""
    KNOWLEDGE = "K"
    """Engineering knowledge, not confirmed by a source."""
    UNKNOWN = "U"
    """Not found in any source; a placeholder."""


@dataclass(frozen=True)
class Source:
    """The page, model or module a fact was read in."""

    rule: str
    """Number of the rule in the project's list of Azure rules, for example ``B6``."""
    reference: str
    """Page or package the rule rests on."""
    as_of: date
    """Day the reference was read or dated."""
    certainty: Certainty = Certainty.VERIFIED
