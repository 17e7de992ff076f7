"""What a rule may say of a resource: compliant, violated, not applicable or undecided."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from azure_disk_policy.inputs import Gaps, UnknownInputError

Item = TypeVar("Item")


@dataclass(frozen=True)
class Compliant:
    """What the rule demands holds."""


@dataclass(frozen=True)
class NotApplicable:
    """The rule has nothing to say of this resource."""

    reason: str


@dataclass(frozen=True)
class Violation:
    """One thing that is not as the rule demands."""

    path: str
    """The input that shows it, in the resource's own spelling."""
    message: str
    """What is wrong there. Never holds an input's text: the SDK hides which of them are secret."""


@dataclass(frozen=True)
class Violated:
    """The rule is broken, whatever is not known yet."""

    violations: tuple[Violation, ...]


@dataclass(frozen=True)
class Undecided:
    """The verdict hangs on an input that is not known yet."""

    path: str
    resource: str = ""
    """Name of the resource the input belongs to, where that isn't the one under judgement."""

    def __str__(self) -> str:
        return f"{self.path} of {self.resource}" if self.resource else self.path


Verdict = Compliant | NotApplicable | Violated | Undecided

COMPLIANT = Compliant()


def violated(path: str, message: str) -> Violated:
    """Return the verdict of a single violation."""
    return Violated((Violation(path, message),))


def settle(check: Callable[[], Verdict]) -> Verdict:
    """Return a check's verdict: undecided when it reads an input that is not known."""
    try:
        return check()
    except UnknownInputError as unknown:
        return Undecided(unknown.path, unknown.resource)


def each(
    items: Iterable[Item], check: Callable[[Item], Violation | None], gaps: Gaps | None = None
) -> Verdict:
    """Return the worst verdict over a list, whose elements may be unknown one by one.

    Args:
        items: the elements.
        check: says what is wrong with one.
        gaps: unknowns met before, which leave undecided what would be compliant otherwise.

    Raises:
        UnknownInputError: nothing known is wrong, and something is unknown.
    """
    gaps = Gaps() if gaps is None else gaps
    found = [gaps.read(partial(check, item)) for item in items]
    violations = tuple(violation for violation in found if violation is not None)
    if violations:
        return Violated(violations)
    gaps.settle()
    return COMPLIANT
