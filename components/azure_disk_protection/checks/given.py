"""What is known of some inputs at the moment they are checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

import pulumi

from azure_disk_facts.arm_id import ArmId, try_parse
from azure_disk_facts.names import NameRule
from azure_disk_protection.problems import MISSING, Problem
from azure_disk_protection.reading import LATER, join, schema_case

E = TypeVar("E", bound=Enum)


class Given:
    """Some inputs: given or not, known now or only once something is deployed.

    ``values`` has Python names; ``path`` is where they stand, for problems.
    """

    def __init__(self, values: Mapping[str, Any], path: str = "") -> None:
        self._values = values
        self._path = path

    def has(self, name: str) -> bool:
        """Tell whether the input was given, be it known yet or not."""
        return self._values.get(name) is not None

    def known(self, name: str) -> Any:
        """Return the input's value; ``None`` when it was not given or is not known yet."""
        value = self._values.get(name)
        return None if value is LATER or isinstance(value, pulumi.Output) else value

    def text(self, name: str) -> str | None:
        """Return a text input that is known."""
        value = self.known(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        """Return a whole number that is known; floats come from other languages."""
        value = self.known(name)
        return int(value) if isinstance(value, (int, float)) else None

    def flag(self, name: str) -> bool | None:
        """Return a yes-or-no input that is known."""
        value = self.known(name)
        return value if isinstance(value, bool) else None

    def choice(self, name: str, kind: type[E]) -> E | None:
        """Return a known choice."""
        value = self.known(name)
        return None if value is None else kind(value)

    def arm_id(self, name: str) -> ArmId | None:
        """Return a known ARM id; ``None`` also when the text is none."""
        return try_parse(self.known(name))

    def problem(self, name: str, allowed: str, action: str) -> Problem:
        """Return the problem that an input has."""
        value = self._values.get(name)
        path = join(self._path, schema_case(name))
        return Problem(path, MISSING if value is None else value, allowed, action)


Check = Callable[[Given], Iterator[Problem]]


def run(checks: Iterable[Check], values: Mapping[str, Any], path: str = "") -> list[Problem]:
    """Return what all the checks find."""
    given = Given(values, path)
    return [problem for check in checks for problem in check(given)]


def check_name(name: str, rule: NameRule) -> Check:
    """Return a check of a resource name (rules A18, C21, E5)."""

    def check(given: Given) -> Iterator[Problem]:
        value = given.text(name)
        if value is not None and not rule.accepts(value):
            yield given.problem(name, rule.words, "choose another name")

    return check


def check_range(name: str, bounds: tuple[int, int], unit: str) -> Check:
    """Return a check that a number lies within bounds."""
    low, high = bounds

    def check(given: Given) -> Iterator[Problem]:
        value = given.number(name)
        if value is not None and not low <= value <= high:
            yield given.problem(name, f"{low} to {high} {unit}", "choose a number in that range")

    return check


def check_id(name: str, *arm_types: str) -> Check:
    """Return a check that an ARM id names a resource of one of some types."""
    allowed = " or ".join(f"the id of a {arm_type}" for arm_type in arm_types)

    def check(given: Given) -> Iterator[Problem]:
        if given.text(name) is None:
            return
        parsed = given.arm_id(name)
        if parsed is None or not any(parsed.has_type(arm_type) for arm_type in arm_types):
            yield given.problem(name, allowed, "give the resource's id")

    return check


def check_imports(**arm_types: str) -> Check:
    """Return a check of ``imports``: known roles, each with an id of its type."""
    return check_roles({role.replace("_", "-"): each for role, each in arm_types.items()})


def check_roles(roles: Mapping[str, str]) -> Check:
    """Return a check of ``imports`` by the ARM type of each role."""

    def check(given: Given) -> Iterator[Problem]:
        for role, text in (given.known("imports") or {}).items():
            parsed = try_parse(text)
            if text is LATER:
                continue
            if role not in roles:
                yield given.problem("imports", ", ".join(roles), f"remove {role!r}")
            elif parsed is None or not parsed.has_type(roles[role]):
                yield given.problem(
                    "imports", f"the id of a {roles[role]} for {role!r}", "give the resource's id"
                )

    return check
