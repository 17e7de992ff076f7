"""A report for a terminal, as rich renderables; a console decides on width and colours."""

import io
import re
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.outputs.tables import Cell, Name, Table, tables
from azure_disk_analysis.check.report import Report

_STYLES = {"critical": "bold red", "high": "red", "medium": "yellow", "low": "cyan"}
# What logs of CI are read for, wherever it comes from: GitHub's commands at the start of a line,
# which may be where a line is folded, those of Azure Pipelines anywhere.
_COMMAND = re.compile(
    r"##(?=vso\[|\[)|::(?=(?:add|debug|echo|endgroup|error|group|notice|remove|save|set|stop|warning)\b)"
)


def render(report: Report, *, width: int = 120, color: bool = False) -> str:
    """Return what :func:`renderable` looks like on a terminal of some width."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as printed:
        console.print(renderable(report))
    return printed.get()


def renderable(report: Report) -> RenderableType:
    """Return the report as a console can print it; no text in it is read as markup."""
    style = "bold red" if report.is_blocked else "bold green"
    stack = _text(report.stack)
    head = Text.assemble("azdisk check of ", stack, ": ", (words.verdict(report), style))
    return Group(*map(_drawn, reversed(tables(report))), head, Text(words.beside(report)))


def _drawn(part: Table) -> RenderableType:
    title, notes = Text(part.title, style="bold"), [_text(note) for note in part.notes]
    return Group(title, *notes, *(_blocks(part) if part.is_prose else _grid(part)), Text(""))


def _blocks(part: Table) -> Iterator[RenderableType]:
    """Yield for each row a line that says what it is about, and its sentences below."""
    for cells in part.rows:
        about = [_text(each) for each in cells if _is_short(each)]
        if about:
            yield Text("  ").join(each for each in about if each)
        for column, each in zip(part.columns, cells, strict=True):
            if not _is_short(each):
                label = Text(f"{column}: " if about else "", style="dim")
                yield Padding(label + _text(each), (0, 0, 0, 4), expand=False)


def _is_short(content: Cell) -> bool:
    return isinstance(content, Name) or content in _STYLES


def _grid(part: Table) -> Iterator[RenderableType]:
    if not part.rows:
        return
    grid = Grid(show_lines=True)
    for column in part.columns:
        grid.add_column(_text(column), overflow="fold")
    for cells in part.rows:
        grid.add_row(*map(_text, cells))
    yield grid


def _text(content: Cell) -> Text:
    line = words.plain(content.text if isinstance(content, Name) else content)
    harmless = _COMMAND.sub(lambda found: " ".join(found[0]), line)
    return Text(harmless, style=_STYLES.get(line, ""), overflow="fold")
