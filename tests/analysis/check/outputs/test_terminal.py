import io
import re

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from azure_disk_analysis.check.outputs import terminal
from azure_disk_analysis.check.outputs.tables import tables
from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9][0-9;]*m")


def test_the_verdict_stands_last_and_what_blocks_above_it() -> None:
    lines = terminal.render(samples.rich()).splitlines()
    assert lines[-3:] == [
        "",
        "azdisk check of dev: blocked by 2 findings and 1 loss",
        "2 advisory, 1 excepted, 1 known before, 1,200 resources, 87 rules",
    ]
    titles = [part.title for part in tables(samples.rich())]
    assert [line for line in lines if line in titles] == titles[::-1]


def test_nothing_to_say() -> None:
    assert terminal.render(samples.empty()) == (
        "azdisk check of dev: nothing blocks\n"
        "0 advisory, 0 excepted, 0 known before, 3 resources, 2 rules\n"
    )


def test_findings_and_losses_stand_line_by_line() -> None:
    report = samples.empty(findings=(samples.finding(),), losses=(samples.released(),))
    assert terminal.render(report).splitlines()[:-3] == [
        "Danger list (1)",
        "monday",
        "    Change: delete",
        "    What is lost: the point in time that the snapshot holds",
        "    Complete newer copy: tuesday",
        "    Allowed by: retention",
        "",
        "Blocking findings (1)",
        "disk-cmk  high  web  main.py:12",
        "    What is wrong: encryption.type: is a platform key's type",
        "    What to do: set encryption.diskEncryptionSetId to the id of a disk encryption set",
    ]


def test_figures_stand_in_a_table_and_notes_by_themselves() -> None:
    lines = terminal.render(samples.empty(cost=samples.cost())).splitlines()
    assert "    not priced: ultra" in lines
    assert "│ web  │ 12.50        │ 10.00       │ -2.50      │" in lines


def test_a_part_may_be_no_more_than_its_notes() -> None:
    cost = samples.cost(lines=(), assumptions=(), not_priced=())
    assert terminal.render(samples.empty(cost=cost)).splitlines()[:3] == [
        "Cost a month",
        "1,412.50 EUR → 1,430.00 EUR (+17.50); prices of 2026-11-01, Azure retail prices",
        "",
    ]


def test_colours_only_where_they_are_wanted() -> None:
    assert "\x1b" not in terminal.render(samples.rich())
    assert COLOUR.search(terminal.render(samples.rich(), color=True))


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_the_console_decides_on_colours(environment: dict[str, str], *, coloured: bool) -> None:
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", _environ=environment, width=80
    )
    console.print(terminal.renderable(samples.rich()))
    assert bool(COLOUR.search(out.getvalue())) is coloured


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(width: int) -> None:
    name = "a-disk-with-[red]-in-its-name-" + "x" * 100
    finding = samples.finding(subject=samples.subject(name))
    text = terminal.render(samples.empty(findings=(finding,)), width=width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert name in text.replace("\n", "")


@settings(max_examples=40)
@given(odd.reports)
def test_no_text_does_anything_to_the_terminal(report: Report) -> None:
    text = terminal.render(report, width=100)
    assert all(line.isprintable() for line in text.split("\n"))
    assert not re.search(r"##vso\[|##\[|::error", text)
    assert all(cell_len(line) <= 100 for line in text.split("\n"))
