"""What came of a program under the mocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Registration:
    """One resource as a program declared it and Azure answered it."""

    token: str
    """Pulumi's type token, without a version."""
    name: str
    """Logical name."""
    inputs: Mapping[str, Any]
    """Inputs after Check, in wire spelling, without secret markers; unknowns are ``UNKNOWN``."""
    id: str
    """ARM id; empty for components and in a preview."""
    outputs: Mapping[str, Any] = field(default_factory=dict)
    urn: str = ""
    """Empty unless run through :func:`run_program`."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Resource options as the engine is sent them, by their names in Pulumi's protocol: those
    given a value. Empty unless run through :func:`run_program`."""


@dataclass(frozen=True)
class Result:
    """What came of a program."""

    registrations: tuple[Registration, ...]
    """Everything that was registered, up to the failure if there was one."""
    error: Exception | None
    exports: Mapping[str, Any]

    @property
    def outputs(self) -> Mapping[str, Any]:
        """The program's outputs as plain values; unknown ones are ``UNKNOWN``.

        Raises:
            Exception: the program's own, when it failed.
        """
        if self.error is not None:
            raise self.error
        return self.exports

    def of_type(self, token: str) -> list[Registration]:
        """Return the resources of a type, in the order of registration."""
        return [found for found in self.registrations if found.token == token]

    def find(self, name: str, token: str | None = None) -> Registration:
        """Return the only resource of that logical name, or that URN, and of that type if given.

        Raises:
            LookupError: there is none, or more than one.
        """
        found = [
            entry
            for entry in self.registrations
            if name in {entry.name, entry.urn} and token in {None, entry.token}
        ]
        if len(found) != 1:
            names = ", ".join(f"{entry.token} {entry.name}" for entry in self.registrations)
            raise LookupError(f"{name!r}: found {len(found)} resources, registered: {names}")
        return found[0]
