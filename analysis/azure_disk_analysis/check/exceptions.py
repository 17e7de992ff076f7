"""Exceptions: findings that somebody has reviewed and excused, for a time and for given values.

An exception names rule, resources (a pattern of URNs), reason, owner, ticket and expiry, and is
bound to a fingerprint of the values it excuses: it lapses when these change.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from azure_disk_analysis.check.report import (
    ExceptionNote,
    FindingStatus,
    RuleFinding,
    fingerprint,
)

KEY = "exceptions"
_ENVELOPE = "properties"


class InvalidExceptions(ValueError):
    """The data is no list of exceptions.

    Attributes:
        problems: every mistake: where, and what is wrong there.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@lru_cache(maxsize=4096)
def _pattern(text: str) -> "re.Pattern[str]":
    """Return a pattern in which the asterisk alone is special: names may hold brackets."""
    return re.compile(".*".join(map(re.escape, text.split("*"))) + r"\Z", re.DOTALL)


class Excuse(BaseModel):
    """One exception."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str = Field(min_length=1)
    urn: str = Field(min_length=1, description="pattern of URNs; * stands for any text")
    reason: str = Field(min_length=1)
    owner: str = Field(min_length=1)
    ticket: str = Field(min_length=1)
    expires: date
    """The last day on which it holds."""
    fingerprint: str = Field(pattern="^[0-9a-f]{16}$")

    def is_about(self, finding: RuleFinding) -> bool:
        """Tell whether it names a finding's rule and resource."""
        return (
            self.rule == finding.rule and _pattern(self.urn).match(finding.subject.urn) is not None
        )


def read_exceptions(data: object) -> tuple[Excuse, ...]:
    """Return the exceptions of a file's data, a mapping with the list ``exceptions``.

    Raises:
        InvalidExceptions: it is none, with every mistake.
    """
    if data is None or data == {}:
        return ()
    rows = data.get(KEY) if isinstance(data, Mapping) and set(data) == {KEY} else None
    if not isinstance(rows, list):
        raise InvalidExceptions([f"allowed: a mapping with the list {KEY!r} and nothing else"])
    excuses, problems = [], []
    for index, row in enumerate(rows):
        try:
            excuses.append(Excuse.model_validate(row))
        except ValidationError as error:
            problems += [_problem(index, dict(each)) for each in error.errors()]
    if problems:
        raise InvalidExceptions(problems)
    return tuple(excuses)


def _problem(index: int, error: Mapping[str, Any]) -> str:
    where = ".".join([f"{KEY}[{index}]", *(str(step) for step in error["loc"])])
    return f"{where}: {error['msg'][:1].lower()}{error['msg'][1:]}"


def values_fingerprint(rule: str, inputs: Mapping[str, Any], path: str) -> str:
    """Return the fingerprint of what a finding is about: the whole input that holds its path.

    Inputs lie at the top, those of key vaults and backup vaults in an envelope. Without a path it
    is about the resource as a whole.
    """
    names = [name.split("[", 1)[0] for name in path.split(".")] if path else []
    depth = 2 if names[:1] == [_ENVELOPE] else 1
    value: Any = inputs
    for name in names[:depth]:
        value = value.get(name) if isinstance(value, Mapping) else None
    told = json.dumps(value, sort_keys=True, default=str)
    return fingerprint(rule, ".".join(names[:depth]), told)


def excuse(
    findings: Sequence[tuple[RuleFinding, str]], excuses: Sequence[Excuse], today: date
) -> tuple[tuple[RuleFinding, ...], tuple[ExceptionNote, ...]]:
    """Return the findings, excused where an exception holds, and what is wrong with exceptions.

    Args:
        findings: each with the fingerprint of its values.
        excuses: the exceptions.
        today: the day to judge expiry by.
    """
    held: set[int] = set()
    told: dict[int, str] = {}
    judged = []
    for finding, mark in findings:
        status = finding.status
        for index, each in enumerate(excuses):
            if not each.is_about(finding):
                continue
            problem = _why_not(each, mark, today)
            if problem:
                told.setdefault(index, problem)
            else:
                held.add(index)
                status = FindingStatus.EXCEPTED
        judged.append(finding.model_copy(update={"status": status}))
    return tuple(judged), tuple(_notes(excuses, held, told))


def _why_not(each: Excuse, mark: str, today: date) -> str:
    if each.expires < today:
        return f"expired on {each.expires.isoformat()}; renew it after a review, or mend the cause"
    if each.fingerprint != mark:
        return f"lapsed: the excused values have changed; after a review write fingerprint {mark}"
    return ""


def _notes(
    excuses: Sequence[Excuse], held: set[int], told: Mapping[int, str]
) -> Iterable[ExceptionNote]:
    for index, each in enumerate(excuses):
        problem = told.get(index, "" if index in held else "unused: no finding needs it; remove it")
        if problem:
            yield ExceptionNote(rule=each.rule, urn=each.urn, owner=each.owner, problem=problem)
