"""What a program registers, seen between it and the engine: where, and made from what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pulumi.runtime import settings

import azure_disk_protection
from azure_disk_analysis.check.report import Position

_LIBRARY = Path(azure_disk_protection.__file__).parent

MadeFrom = Mapping[str, tuple[str, ...]]
"""By input at the top: URNs of what its value was made from."""


@dataclass
class Declarations:
    """The resources of one run: where they are declared, and what their inputs are made from."""

    folder: Path
    """The project's folder; files outside of it are nobody's to review."""
    positions: dict[str, Position] = field(default_factory=dict)
    """By URN."""
    made_from: dict[str, MadeFrom] = field(default_factory=dict)
    """By URN."""

    def program(self, program: Callable[[], None]) -> Callable[[], None]:
        """Return the program with its registrations noted down."""

        def run() -> None:
            monitor = settings.get_monitor()
            # It stays: what applies declare comes after the program's last line.
            settings.SETTINGS.monitor = _Noting(monitor, self)
            program()

        return run

    def note(self, request: Any, urn: str) -> None:
        """Note a resource; it is declared in the innermost line of the user's own program."""
        self.made_from[urn] = {
            name: tuple(found.urns) for name, found in request.propertyDependencies.items()
        }
        frames = [frame.pc for frame in request.stackTrace.frames] or [request.sourcePosition]
        for place in frames:
            position = self._position(place.uri, place.line)
            if position is not None:
                self.positions[urn] = position
                return

    def _position(self, uri: str, line: int) -> Position | None:
        path = Path(unquote(urlsplit(uri).path))
        if line < 1 or path.is_relative_to(_LIBRARY) or not path.is_relative_to(self.folder):
            return None
        return Position(file=path.relative_to(self.folder).as_posix(), line=line)


class _Noting:
    """A resource monitor that notes what passes through it."""

    def __init__(self, monitor: Any, declarations: Declarations) -> None:
        self._monitor = monitor
        self._declarations = declarations

    def __getattr__(self, name: str) -> Any:
        return getattr(self._monitor, name)

    def RegisterResource(self, request: Any, *args: Any, **options: Any) -> Any:  # noqa: N802
        """Register a resource, and note it."""
        response = self._monitor.RegisterResource(request, *args, **options)
        self._declarations.note(request, response.urn)
        return response
