"""Markdown of GitHub, GitLab and Azure DevOps, in which no text from a program means anything."""

import html
from collections.abc import Iterable

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.outputs.tables import Cell, Table

_MOST = 300
"""Characters of a cell."""
# Entities where a backslash would not do: in HTML, for mathematics and for mentions.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "$": "&#36;"}
_MARKS = str.maketrans(
    {
        **{char: f"\\{char}" for char in "\\`*_{}[]()#+-.!|~:=^"},
        **_ENTITIES,
        "@": "&#64;&#8203;",
    }
)


def text(raw: str, most: int = _MOST) -> str:
    """Return a text that is shown as it stands, on one line."""
    return words.plain(raw, most).translate(_MARKS)


def cell(content: Cell) -> str:
    """Return a cell of a table."""
    if isinstance(content, str):
        return text(content)
    shown = f"<code>{text(content.text)}</code>" if content.text.strip() else ""
    return f"[{shown}]({html.escape(content.link)})" if content.link and shown else shown


def row(cells: Iterable[str]) -> str:
    """Return a line of a table."""
    return f"| {' | '.join(cells)} |"


def table(part: Table, most: int) -> str:
    """Return a part with no more than some of its rows, and with a note of what is left out."""
    shown, left_out = part.rows[:most], part.rows[most:]
    lines = [text(note) + "\n" for note in part.notes]
    if shown:
        lines += [row(map(text, part.columns)), row("---" for _ in part.columns)]
        lines += [row(map(cell, cells)) for cells in shown]
        lines.append("")
    if left_out:
        lines.append(f"_{len(left_out):,} more are left out here: the check's log has them all._\n")
    body = "\n".join(lines)
    if part.is_folded:
        return f"<details><summary>{part.title}</summary>\n\n{body}\n</details>\n"
    return f"### {part.title}\n\n{body}"
