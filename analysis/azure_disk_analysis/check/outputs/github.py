"""A report for GitHub Actions: workflow commands that mark lines, and the summary of the step.

What to escape is what the runner turns back: ``%``, line ends, and in properties ``:`` and ``,``.
"""

from collections.abc import Iterator

from azure_disk_analysis.check.outputs import markdown, words
from azure_disk_analysis.check.outputs.remarks import Remark, remarks
from azure_disk_analysis.check.report import Report

SUMMARY_LIMIT = 262_144
"""Characters; a step's summary may have 1 MiB, and a character has four bytes at most."""
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """Return one workflow command a line; nothing when there is nothing to say."""
    return "".join(f"{_command(each)}\n" for each in remarks(report))


def summary(report: Report) -> str:
    """Return what goes into ``$GITHUB_STEP_SUMMARY``."""
    return markdown.render(report, SUMMARY_LIMIT)


def _command(remark: Remark) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(remark))
    lines = words.plain_lines(remark.text)
    return f"::{'error' if remark.is_error else 'warning'} {properties}::{_data(lines)}"


def _properties(remark: Remark) -> Iterator[tuple[str, str]]:
    if remark.position is not None:
        yield "file", remark.position.file
        yield "line", str(remark.position.line)
        if remark.position.column is not None:
            yield "col", str(remark.position.column)
    yield "title", words.plain(f"{remark.code}: {remark.about}", 200)


def _data(text: str) -> str:
    return text.translate(_IN_DATA)


def _property(text: str) -> str:
    return words.printable(text).translate(_IN_PROPERTY)
