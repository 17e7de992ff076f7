"""Reading a resource's inputs, which come from any Pulumi language and may not be known yet.

Absent, ``null``, ``""``, blanks and values of the wrong kind all read as ``None``. Booleans may be
spelt ``"true"``, numbers ``"90"``, and a single object may stand where a list is expected. An
unknown value is never guessed: reading it raises :class:`UnknownInputError` with its path.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final, TypeVar

from azure_disk_facts.wire import SECRET_SIGNATURE, SIGNATURE_KEY, UNKNOWN_TEXTS

Value = TypeVar("Value")


class Unknown(Enum):
    """The type of :data:`UNKNOWN`."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
"""Stands in inputs for a value that a preview can't know."""


class UnknownInputError(Exception):
    """An input had to be read that is not known yet.

    Attributes:
        path: the input, in the resource's own spelling, for example ``encryption.type``.
        resource: name of the resource it belongs to, where that isn't the one under judgement.
    """

    def __init__(self, path: str, resource: str = "") -> None:
        super().__init__(f"{resource}: {path}" if resource else path)
        self.path = path
        self.resource = resource


def plain(value: object) -> object:
    """Return inputs as they come off the wire with unknowns marked and secrets unwrapped."""
    if isinstance(value, str):
        return UNKNOWN if value in UNKNOWN_TEXTS else value
    if isinstance(value, Mapping):
        if value.get(SIGNATURE_KEY) == SECRET_SIGNATURE:
            return plain(value.get("value"))
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[tuple[str, str], ...]:
    """Return each key of a dotted path with the path that leads up to it."""
    keys = path.split(".")
    return tuple((key, ".".join(keys[:depth])) for depth, key in enumerate(keys))


def _joined(head: str, tail: str) -> str:
    return f"{head}.{tail}" if head and tail else head or tail


@dataclass(frozen=True)
class Inputs:
    """A value among a resource's inputs, and where it stands."""

    value: object
    path: str = ""
    """Dotted, with ``[0]`` for list elements; empty for all inputs of the resource."""

    def at(self, path: str) -> "Inputs":
        """Return what stands at a path below; a missing one holds ``None``.

        Raises:
            UnknownInputError: something on the way there is unknown.
        """
        value = self.value
        for key, above in _steps(path):
            if value is UNKNOWN:
                raise UnknownInputError(_joined(self.path, above))
            value = value.get(key) if isinstance(value, Mapping) else None
        return Inputs(value, _joined(self.path, path))

    def at_key(self, key: str) -> "Inputs":
        """Return what stands under a key that may hold dots itself, as tag names do.

        Raises:
            UnknownInputError: this value is unknown.
        """
        value = self.known_value()
        return Inputs(
            value.get(key) if isinstance(value, Mapping) else None, _joined(self.path, key)
        )

    def known_value(self) -> object:
        """Return this value as it is.

        Raises:
            UnknownInputError: it is unknown.
        """
        if self.value is UNKNOWN:
            raise UnknownInputError(self.path)
        return self.value

    def known(self, path: str) -> object:
        """Return the raw value at a path.

        Raises:
            UnknownInputError: it, or something on the way there, is unknown.
        """
        return self.at(path).known_value()

    def present(self, path: str) -> bool:
        """Tell whether anything is given at a path; a value that isn't known yet counts.

        Raises:
            UnknownInputError: an object *above* the path is unknown.
        """
        value = self.at(path).value
        if isinstance(value, str):
            return bool(value.strip())
        if isinstance(value, Mapping | list | tuple):
            return bool(value)
        return value is not None

    def is_unknown(self, path: str) -> bool:
        """Tell whether what stands at a path, or something on the way there, is not known yet."""
        try:
            self.known(path)
        except UnknownInputError:
            return True
        return False

    def scalar(self) -> str | None:
        """Return the text this value is, without blanks around it; numbers as written.

        Raises:
            UnknownInputError: it is unknown.
        """
        value = self.known_value()
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int | float):
            return f"{value:g}"
        return (value.strip() or None) if isinstance(value, str) else None

    def text(self, path: str) -> str | None:
        """Return the text at a path; see :meth:`scalar`."""
        return self.at(path).scalar()

    def boolean(self, path: str) -> bool | None:
        """Return the boolean at a path, also where it is spelt as text in any case."""
        value = self.known(path)
        if isinstance(value, str):
            return {"true": True, "false": False}.get(value.strip().lower())
        return value if isinstance(value, bool) else None

    def number(self, path: str) -> float | None:
        """Return the number at a path, also where it is spelt with digits."""
        value = self.known(path)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        try:
            number = float(value)
        except ValueError:
            return None
        return number if math.isfinite(number) else None

    def items(self, path: str) -> list["Inputs"]:
        """Return the elements of the list at a path; a single value is a list of one.

        Elements that are unknown themselves are among them and raise when they are read.

        Raises:
            UnknownInputError: the list, or something on the way there, is unknown.
        """
        found = self.at(path)
        value = found.known_value()
        if isinstance(value, list | tuple):
            return [
                Inputs(item, f"{found.path}[{index}]")
                for index, item in enumerate(value)
                if item is not None
            ]
        return [] if value is None or value == "" else [found]


@dataclass
class Gaps:
    """Collects what is unknown while the rest is read, for rules that look at many inputs."""

    first: UnknownInputError | None = None

    def read(self, read: Callable[[], Value]) -> Value | None:
        """Return what a reader returns, or ``None`` when it meets an unknown."""
        try:
            return read()
        except UnknownInputError as unknown:
            self.first = self.first or unknown
            return None

    def settle(self) -> None:
        """Raise the first unknown that was met, once the known inputs gave no verdict.

        Raises:
            UnknownInputError: there was one.
        """
        if self.first is not None:
            raise self.first


def same(left: str, right: str) -> bool:
    """Tell whether two enum values or names are one to ARM, which ignores case."""
    return left.lower() == right.lower()
