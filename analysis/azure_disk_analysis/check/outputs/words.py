"""How the outputs word what a report says, so that all of them say the same."""

import posixpath
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import quote

from azure_disk_analysis.check.report import (
    FindingLevel,
    FindingStatus,
    Loss,
    Position,
    Report,
    RuleFinding,
    Subject,
)
from azure_disk_analysis.reporters.words import duration_words

PROJECT_FILE = "Pulumi.yaml"
"""Where a form that demands a file points to when nobody knows the line of a declaration."""
DATA_LOSS = "data-loss"
"""What losses are called where a form wants the name of a rule."""
SEVERITIES = ("critical", "high", "medium", "low")
_DOING = {"delete": "deleting", "replace": "replacing"}
_LONGEST = 1_000_000.0
"""Hours up to which a length is told in days and hours."""


def plain(text: str, most: int = 500) -> str:
    """Return a text as one line of printable characters, cut to a length.

    What is left can't move a terminal's cursor, reverse its writing, or end a line of a form.
    """
    line = " ".join(printable(text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def printable(text: str) -> str:
    """Return a text with a blank for every character that can't be seen."""
    return "".join(char if char.isprintable() else " " for char in text)


def plain_lines(text: str) -> str:
    """Return a text of some lines, each as :func:`plain` has it; marks on a line have limits."""
    return "\n".join(plain(line, 4_000) for line in text.split("\n"))


def web_link(text: str) -> str:
    """Return an address in plain ASCII; empty when it doesn't lead to the web."""
    if not text.startswith(("https://", "http://")):
        return ""
    return quote(text, safe="%/:=&?~#+!,;@")


def position(report: Report, subject: Subject) -> Position | None:
    """Return where a resource is declared, with a path from the repository's folder."""
    found = subject.position
    if found is None:
        return None
    file = posixpath.normpath(posixpath.join(report.folder, found.file))
    return found.model_copy(update={"file": file})


def anchor(report: Report, subject: Subject) -> Position:
    """Return where a resource is declared, or the project's file where nobody knows."""
    return position(report, subject) or Position(
        file=posixpath.normpath(posixpath.join(report.folder, PROJECT_FILE)), line=1
    )


def place(report: Report, subject: Subject) -> str:
    """Return file and line as ``main.py:12``; empty when nobody knows them."""
    found = position(report, subject)
    return "" if found is None else f"{plain(found.file)}:{found.line}"


def rule_id(finding: RuleFinding) -> str:
    """Return what a finding is reported under: never a rule's own name when it is undecided."""
    if finding.policy == finding.rule:
        return finding.rule
    return f"{finding.policy}.{finding.rule}"


def statement(finding: RuleFinding) -> str:
    """Return what is wrong, with the input that shows it."""
    is_decided = finding.policy == finding.rule
    return f"{finding.path}: {finding.message}" if is_decided and finding.path else finding.message


def loss_statement(loss: Loss) -> str:
    """Return what would be lost and why, as a sentence without a period."""
    doing = _DOING.get(loss.action, loss.action)
    said = f"{doing} {loss.subject.name} loses {loss.loses}"
    if loss.because:
        said += f", because of a change of {', '.join(loss.because)}"
    return f"{said}; {copy_words(loss)}" + (f"; {allowed_words(loss)}" if loss.allowed_by else "")


def copy_words(loss: Loss) -> str:
    """Return whether a complete copy that is not older exists."""
    return f"{loss.newer_copy} is as new" if loss.newer_copy else "no complete copy is as new"


def allowed_words(loss: Loss) -> str:
    """Return what allows a loss."""
    return f"allowed by {loss.allowed_by}" if loss.allowed_by else "allowed by nothing"


def standing(finding: RuleFinding) -> str:
    """Return why a finding does not block."""
    if finding.status is FindingStatus.EXCEPTED:
        return "a reviewed exception excuses it"
    if finding.status is FindingStatus.BASELINE:
        return "it was there before"
    return "advisory" if finding.level is FindingLevel.ADVISORY else ""


def by_severity(findings: Iterable[RuleFinding]) -> tuple[RuleFinding, ...]:
    """Return findings, the worst first."""
    return tuple(sorted(findings, key=lambda each: SEVERITIES.index(each.severity)))


def blocking(report: Report) -> tuple[RuleFinding, ...]:
    """Return the findings that block, the worst first."""
    return by_severity(each for each in report.findings if each.blocks)


def advisory(report: Report) -> tuple[RuleFinding, ...]:
    """Return the findings that count and don't block, the worst first."""
    return by_severity(
        each
        for each in report.findings
        if each.status is FindingStatus.NEW and each.level is FindingLevel.ADVISORY
    )


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 loss``, ``2 losses``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def verdict(report: Report) -> str:
    """Return what the check says as a whole."""
    if not report.is_blocked:
        return "nothing blocks"
    found, lost = len(blocking(report)), sum(each.blocks for each in report.losses)
    reasons = [counted(found, "finding")] if found else []
    reasons += [counted(lost, "loss", "losses")] if lost else []
    return f"blocked by {' and '.join(reasons)}"


def beside(report: Report) -> str:
    """Return the counts of what doesn't block, and of what was looked at."""
    of = [each.status for each in report.findings]
    return ", ".join(
        [
            f"{len(advisory(report)):,} advisory",
            f"{of.count(FindingStatus.EXCEPTED):,} excepted",
            f"{of.count(FindingStatus.BASELINE):,} known before",
            counted(report.resources, "resource"),
            counted(report.rules, "rule"),
        ]
    )


def hours_words(hours: float | None, absent: str) -> str:
    """Return a length given in hours: ``6 h``, ``1 d 2 h``."""
    if hours is None:
        return absent
    if hours > _LONGEST:
        return f"{hours / 24:,.0f} d"
    return duration_words(timedelta(minutes=round(hours * 60)))


def days_words(days: float | None, absent: str) -> str:
    """Return a length given in days: ``14 d``, ``0.5 d``."""
    return absent if days is None else f"{round(days, 1):,g} d"


def changed(before: str, after: str) -> str:
    """Return a value, or both where it changes."""
    return before if before == after else f"{before} → {after}"
