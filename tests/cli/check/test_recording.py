from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pulumi.runtime import settings

import azure_disk_protection
from azure_disk_analysis.check.report import Position
from azure_disk_cli.check.recording import Declarations

FOLDER = Path("/projects/a shop")
LIBRARY = Path(azure_disk_protection.__file__).parent


def place(path: Path | str, line: int) -> Any:
    return SimpleNamespace(uri=Path(path).as_uri() if path else "", line=line)


def noted(*frames: Any, source: Any = None, folder: Path = FOLDER) -> Position | None:
    declarations = Declarations(folder)
    trace = SimpleNamespace(frames=[SimpleNamespace(pc=frame) for frame in frames])
    request = SimpleNamespace(
        stackTrace=trace, sourcePosition=source or place("", 0), propertyDependencies={}
    )
    declarations.note(request, "urn")
    return declarations.positions.get("urn")


def test_the_innermost_line_of_the_users_own_program_counts() -> None:
    found = noted(
        place("/usr/lib/python3/pulumi/resource.py", 900),
        place(FOLDER / "blocks" / "disks.py", 7),
        place(FOLDER / "__main__.py", 3),
    )
    assert found == Position(file="blocks/disks.py", line=7)


def test_lines_of_the_library_are_nobodys_to_review() -> None:
    # The project may lie around the library, as this one does.
    outer = LIBRARY.parent
    found = noted(place(LIBRARY / "disk.py", 10), place(outer / "__main__.py", 14), folder=outer)
    assert found == Position(file="__main__.py", line=14)


@pytest.mark.parametrize(
    "frame", [place("/elsewhere/__main__.py", 3), place(FOLDER / "__main__.py", 0), place("", 0)]
)
def test_other_places_are_none(frame: Any) -> None:
    assert noted(frame) is None


def test_without_a_trace_the_place_itself_counts() -> None:
    found = noted(source=place(FOLDER / "__main__.py", 5))
    assert found == Position(file="__main__.py", line=5)


class Monitor:
    answer = "as ever"

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802
        return SimpleNamespace(urn=f"urn:{request.name}")


def test_a_programs_registrations_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monitor = Monitor()
    monkeypatch.setattr(settings, "get_monitor", lambda: monitor)
    monkeypatch.setattr(settings, "SETTINGS", SimpleNamespace(monitor=monitor))
    declarations = Declarations(FOLDER)
    answers = []

    def program() -> None:
        request = SimpleNamespace(
            name="web",
            stackTrace=SimpleNamespace(frames=[]),
            sourcePosition=place(FOLDER / "__main__.py", 2),
            propertyDependencies={"a": SimpleNamespace(urns=["urn:group"])},
        )
        noting: Any = settings.SETTINGS.monitor
        answers.append(noting.RegisterResource(request).urn)
        answers.append(noting.answer)

    declarations.program(program)()
    assert answers == ["urn:web", "as ever"]
    assert declarations.positions == {"urn:web": Position(file="__main__.py", line=2)}
    assert declarations.made_from == {"urn:web": {"a": ("urn:group",)}}
