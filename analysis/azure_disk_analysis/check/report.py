"""What a check says, as data: every output is drawn from this, and its JSON schema is published."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1
"""Version of the report's shape; raised when a field changes its meaning or goes."""


def _camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)


class Shown(BaseModel):
    """A part of the report: immutable, spelt in camelCase outside."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        alias_generator=_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class Position(Shown):
    """Where a resource is declared: the line of the user's own program."""

    file: str = Field(description="path from the project's folder, with forward slashes")
    line: int = Field(ge=1)
    column: int | None = Field(default=None, ge=1)


class Subject(Shown):
    """The resource that something is said of."""

    urn: str
    name: str = Field(description="name in the program")
    type: str = Field(description="Pulumi type without an API version")
    position: Position | None = None


class FindingLevel(str, Enum):
    """What a finding does."""

    ADVISORY = "advisory"
    MANDATORY = "mandatory"


class FindingStatus(str, Enum):
    """Whether a finding counts."""

    NEW = "new"
    """It counts."""
    BASELINE = "baseline"
    """It was there before (``--baseline``)."""
    EXCEPTED = "excepted"
    """A reviewed exception excuses it."""


class RuleFinding(Shown):
    """A rule that a resource breaks, or that can't be decided for it."""

    policy: str = Field(description="the rule's name, or 'undecided'")
    rule: str
    pack: str
    level: FindingLevel
    severity: str = Field(pattern="^(low|medium|high|critical)$")
    title: str = Field(description="what the rule demands")
    message: str = Field(description="what is wrong; never holds an input's text")
    path: str = Field(description="the input that shows it, or that is missing")
    subject: Subject
    remediation: str
    link: str
    frameworks: tuple[str, ...] = ()
    fingerprint: str = Field(description="the same as long as rule, resource and input are")
    status: FindingStatus = FindingStatus.NEW

    @property
    def blocks(self) -> bool:
        """Whether it stops a pull request."""
        return self.level is FindingLevel.MANDATORY and self.status is FindingStatus.NEW


class Loss(Shown):
    """A deletion or replacement of what holds data, or what data can't be read without."""

    subject: Subject
    action: str = Field(description="delete or replace")
    loses: str = Field(description="what would be gone, as a sentence without a period")
    because: tuple[str, ...] = Field(description="inputs whose change replaces it")
    newer_copy: str = Field(
        description="name of a complete copy elsewhere that is not older; empty when there is none"
    )
    allowed_by: str = Field(description="the retention or approval that names it; empty: nothing")

    @property
    def blocks(self) -> bool:
        """Whether it stops a pull request."""
        return not self.allowed_by


class Recovery(Shown):
    """How well one disk can be recovered."""

    rpo_hours: float | None = Field(
        description="most data, in hours, one may lose with the disk, as a schedule or a series "
        "bounds it; null: nothing does"
    )
    rto_hours: float | None = Field(description="estimate until it runs again; null: never")
    copies: int = Field(description="copies in other regions")
    regions: tuple[str, ...] = Field(description="regions that hold a recovery point")
    oldest_days: float | None = Field(description="how far back points reach; null: none")
    backed_up: bool
    series: int = Field(description="snapshots that the program declares of it")
    newest_point: datetime | None = Field(
        default=None,
        description="where nothing bounds the loss: the moment since when all would be lost; "
        "null: all, or a schedule bounds it",
    )
    rpo_other_region_hours: float | None = Field(
        default=None, description="most data one may lose with the region; null: nothing bounds it"
    )
    rto_other_region_hours: float | None = Field(
        default=None, description="estimate until it runs in another region; null: never"
    )


class RecoveryChange(Shown):
    """One disk's recoverability before and after; ``None``: the disk is not there."""

    subject: Subject
    before: Recovery | None
    after: Recovery | None


class CostLine(Shown):
    """What one disk costs a month, with all that protects it."""

    subject: Subject
    before: float | None = Field(description="null: not there, or not priced")
    after: float | None


class CostChange(Shown):
    """What the estate costs a month, before and after."""

    currency: str
    prices_as_of: date
    prices_source: str
    before: float
    after: float
    lines: tuple[CostLine, ...]
    assumptions: tuple[str, ...]
    not_priced: tuple[str, ...] = Field(
        description="names of resources without a known price, each with what lacks it"
    )


class BlastRadius(Shown):
    """What becomes unreadable when a key, a version of it, a set or a vault goes."""

    subject: Subject
    disks: tuple[str, ...]
    snapshots: tuple[str, ...]
    recoverable_days: int | None = Field(
        description="days for which a deletion can be undone; null: not known, 0: not at all"
    )
    backups: tuple[str, ...] = Field(
        default=(), description="backup instances whose recovery points become unreadable too"
    )
    goes: bool = Field(default=False, description="the change itself deletes or replaces it")


class ExceptionNote(Shown):
    """An exception that needs a look: expired, lapsed or unused."""

    rule: str
    urn: str = Field(description="the pattern")
    owner: str
    problem: str


class Report(Shown):
    """The whole of a check."""

    version: int = VERSION
    stack: str
    folder: str = Field(
        default="",
        description="the project's folder as seen from the repository's; empty: the same",
    )
    made_at: datetime
    findings: tuple[RuleFinding, ...] = ()
    losses: tuple[Loss, ...] = ()
    recovery: tuple[RecoveryChange, ...] = ()
    recovery_assumptions: tuple[str, ...] = ()
    cost: CostChange | None = None
    key_blast_radius: tuple[BlastRadius, ...] = ()
    exceptions: tuple[ExceptionNote, ...] = ()
    resources: int = Field(description="how many resources were looked at")
    rules: int = Field(description="how many rules were on")

    @property
    def is_blocked(self) -> bool:
        """Whether anything stops the pull request."""
        return any(each.blocks for each in self.findings) or any(
            each.blocks for each in self.losses
        )


def fingerprint(*parts: str) -> str:
    """Return a short stable mark of some texts."""
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def counted(findings: Iterable[RuleFinding]) -> dict[FindingLevel, int]:
    """Return how many findings that count there are by level."""
    count = dict.fromkeys(FindingLevel, 0)
    for each in findings:
        if each.status is FindingStatus.NEW:
            count[each.level] += 1
    return count
