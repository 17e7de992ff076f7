"""What a report says line by line, for the forms that mark the lines of a pull request."""

from collections.abc import Iterator
from dataclasses import dataclass

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.report import Position, Report, RuleFinding


@dataclass(frozen=True)
class Remark:
    """One thing to say of a line; GitHub and Azure DevOps show ten of a level, so order counts."""

    is_error: bool
    code: str
    """The rule, or what else found it."""
    about: str
    text: str
    """May have several lines."""
    position: Position | None = None


def remarks(report: Report) -> Iterator[Remark]:
    """Yield what blocks, losses first and then the worst, and what else counts."""
    for loss in report.losses:
        if loss.blocks:
            text = words.loss_statement(loss)
            where = words.position(report, loss.subject)
            yield Remark(
                is_error=True,
                code=words.DATA_LOSS,
                about=loss.subject.name,
                text=text,
                position=where,
            )
    for finding in (*words.blocking(report), *words.advisory(report)):
        yield _of_finding(report, finding)
    for note in report.exceptions:
        text = f"exception of {note.owner} for {note.rule}: {note.problem}"
        yield Remark(is_error=False, code="exception", about=note.urn, text=text)


def _of_finding(report: Report, finding: RuleFinding) -> Remark:
    return Remark(
        is_error=finding.blocks,
        code=words.rule_id(finding),
        about=finding.subject.name,
        text=f"{words.statement(finding)}\nWhat to do: {finding.remediation}",
        position=words.position(report, finding.subject),
    )
