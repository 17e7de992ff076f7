"""A report for Azure Pipelines: logging commands that show as errors and warnings of the run.

What to escape is what the agent turns back: ``%`` (as ``%AZP25``), line ends, and in properties
``;`` and ``]``. Source: learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from collections.abc import Iterator

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.outputs.remarks import Remark, remarks
from azure_disk_analysis.check.report import Report

_IN_DATA = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({";": "%3B", "]": "%5D"})


def render(report: Report) -> str:
    """Return one logging command a line; nothing when there is nothing to say."""
    return "".join(f"{_command(each)}\n" for each in remarks(report))


def _command(remark: Remark) -> str:
    properties = "".join(f"{key}={_property(value)};" for key, value in _properties(remark))
    lines = words.plain_lines(remark.text)
    about = words.plain(remark.about, 200)
    return f"##vso[task.logissue {properties}]{_data(f'{about}: {lines}')}"


def _properties(remark: Remark) -> Iterator[tuple[str, str]]:
    yield "type", "error" if remark.is_error else "warning"
    if remark.position is not None:
        yield "sourcepath", remark.position.file
        yield "linenumber", str(remark.position.line)
        if remark.position.column is not None:
            yield "columnnumber", str(remark.position.column)
    yield "code", remark.code


def _data(text: str) -> str:
    return text.translate(_IN_DATA)


def _property(text: str) -> str:
    return words.printable(text).translate(_IN_PROPERTY)
