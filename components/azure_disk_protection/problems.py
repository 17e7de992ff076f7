"""Wrong inputs: what is said about one, and how all of them are reported at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

import pulumi

from azure_disk_protection.transfer.failure import without_signatures


class _Missing:
    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()
"""The value of an input that was not given."""


class _Secret:
    def __repr__(self) -> str:
        return "a secret"


_SECRET = _Secret()
_TELLING = 8
"""Characters from which on a secret is looked for in what is said beside its value."""


@dataclass(frozen=True)
class Problem:
    """One wrong input."""

    path: str
    """Where it stands, in schema case: ``disks.web-os.sizeGib``."""
    value: object
    """What was given; :data:`MISSING` for nothing."""
    allowed: str
    """What may stand there."""
    action: str
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"

    @property
    def reason(self) -> str:
        """The problem without its path."""
        value = self.value.value if isinstance(self.value, Enum) else self.value
        shown = without_signatures(repr(value))
        return f"got {shown}, allowed: {self.allowed}; {self.action}"


def without_secrets(problem: Problem, secrets: Iterable[object]) -> Problem:
    """Return a problem that tells none of some secret values: errors end in logs."""
    told = [str(each) for each in secrets if each not in (None, "")]
    if any(text in str(problem.value) for text in told):
        problem = replace(problem, value=_SECRET)
    for text in told:
        if len(text) >= _TELLING:
            allowed, action = (
                each.replace(text, repr(_SECRET)) for each in (problem.allowed, problem.action)
            )
            problem = replace(problem, allowed=allowed, action=action)
    return problem


class InvalidInputs(pulumi.InputPropertiesError):
    """Inputs that Azure would refuse, all of them, before any resource is declared."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        count = len(self.problems)
        head = "1 wrong input" if count == 1 else f"{count} wrong inputs"
        super().__init__(
            "\n".join([f"{head}:", *(f"  {problem}" for problem in self.problems)]),
            [{"property_path": each.path, "reason": each.reason} for each in self.problems],
        )


def raise_if_any(problems: Iterable[Problem]) -> None:
    """Do nothing when there is no problem.

    Raises:
        InvalidInputs: with every problem.
    """
    found = {str(problem): problem for problem in problems}
    if found:
        raise InvalidInputs(found.values())
