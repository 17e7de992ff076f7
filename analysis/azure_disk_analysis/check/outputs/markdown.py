"""A report as one comment on a pull request, meant to be edited in place by the next check.

The comment to edit is the one that begins with :func:`marker`.
"""

from bisect import bisect_right
from collections.abc import Sequence

from azure_disk_analysis.check.outputs import markup, words
from azure_disk_analysis.check.outputs.tables import Table, tables
from azure_disk_analysis.check.report import Report
from azure_disk_analysis.reporters.words import moment_words

COMMENT_LIMIT = 65_536
"""GitHub takes comments below it; GitLab and Azure DevOps take longer ones."""


def marker(stack: str) -> str:
    """Return the hidden line by which the comment of a stack is found again."""
    # No text can end the comment that holds it.
    name = words.plain(stack, 200).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<!-- azure-disk-protection check: {name} -->"


def render(report: Report, limit: int = COMMENT_LIMIT) -> str:
    """Return the comment, shorter than the limit.

    Where it would be longer every table loses its last rows, as many as it takes, and says so.
    """
    parts = tables(report)
    longest = max((len(part.rows) for part in parts), default=0)
    whole = _draw(report, parts, longest)
    if _length(whole) < limit:
        return whole
    fitting = bisect_right(
        range(longest), limit - 1, key=lambda most: _length(_draw(report, parts, most))
    )
    return _draw(report, parts, max(fitting - 1, 0))


def _draw(report: Report, parts: Sequence[Table], most: int) -> str:
    head = "Blocked" if report.is_blocked else "Passed"
    made = f"{words.beside(report)}; {moment_words(report.made_at)}"
    return "\n".join(
        [
            marker(report.stack),
            f"## {head}: azdisk check of {markup.text(report.stack, 100)}\n",
            f"**{markup.text(words.verdict(report))}**\n\n{markup.text(made)}\n",
            *(markup.table(part, most) for part in parts),
        ]
    )


def _length(text: str) -> int:
    """Return the length in UTF-16 units, so that no way of counting characters finds more."""
    return len(text.encode("utf-16-le")) // 2
