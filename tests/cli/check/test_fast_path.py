"""Without an engine the rules say what they say on the engine: test_engine_path.py."""

from pathlib import Path

import pytest

from azure_disk_analysis.check.report import Position
from azure_disk_cli.check import fast_path
from azure_disk_cli.check.seen import Seen
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.session import read_target
from tests.cli.check.programs import ODD, line_of, make_project


def seen(folder: Path) -> Seen:
    target = read_target(folder, "dev", cloud=False, any_program=True)
    return fast_path.see(target, target.policies)


def test_a_program_is_judged_without_an_engine(tmp_path: Path) -> None:
    found = seen(make_project(tmp_path / "shop", ODD))
    assert found.resources == 3
    assert found.change.before == ()
    assert {each.urn.rsplit("::", 1)[-1] for each in found.said if each.policy == "disk-cmk"} == {
        "web"
    }
    assert not (tmp_path / "shop" / ".azdisk").exists(), "nothing is written"


def test_declarations_have_their_lines_and_what_they_are_made_of(tmp_path: Path) -> None:
    change = seen(make_project(tmp_path / "shop", ODD)).change
    by_name = {each.logical_name: each for each in change.after}
    at = change.positions[by_name["web"].urn]
    assert at == Position(file="__main__.py", line=line_of(ODD, "compute.Disk("))
    assert by_name["store-group"].parent == by_name["store"].urn
    assert by_name["web"].made_from["resourceGroupName"] == (by_name["store-group"].urn,)


def test_an_estate_is_judged_by_its_stack(tmp_path: Path) -> None:
    found = seen(make_project(tmp_path / "bakery"))
    assert found.resources > 20
    assert {str(each.line) for each in found.change.positions.values()} == {"14"}


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ('raise ValueError("no flour")\n', "ValueError: no flour"),
        ('import pulumi\nraise pulumi.RunError("no flour left")\n', "no flour left"),
    ],
)
def test_a_program_that_raises(tmp_path: Path, program: str, text: str) -> None:
    folder = make_project(tmp_path / "shop", program)
    with pytest.raises(Stop) as stop:
        seen(folder)
    assert stop.value.code is Exit.STOPPED
    assert list(stop.value.messages) == ["the program failed", text]
