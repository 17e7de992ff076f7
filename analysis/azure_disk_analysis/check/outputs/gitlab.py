"""A report in GitLab's form for code quality.

GitLab tells new from old itself, by the report of the target branch: what was there before stays
in, what an exception excuses does not. Source: docs.gitlab.com/ci/testing/code_quality
"""

from collections.abc import Iterator
from typing import Any

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.outputs.json_text import dumps
from azure_disk_analysis.check.report import FindingStatus, Report, Subject, fingerprint

_SEVERITY = {"critical": "blocker", "high": "critical", "medium": "major", "low": "minor"}
_MOST = 2_000


def render(report: Report) -> str:
    """Return a JSON list of issues; losses first, then the worst findings."""
    return dumps([*_losses(report), *_findings(report)])


def _losses(report: Report) -> Iterator[dict[str, Any]]:
    for loss in report.losses:
        yield {
            "description": words.plain(words.loss_statement(loss), _MOST),
            "check_name": words.DATA_LOSS,
            "fingerprint": fingerprint(words.DATA_LOSS, loss.subject.urn, loss.action),
            "severity": "blocker" if loss.blocks else "info",
            "location": _location(report, loss.subject),
        }


def _findings(report: Report) -> Iterator[dict[str, Any]]:
    for each in words.by_severity(report.findings):
        if each.status is FindingStatus.EXCEPTED:
            continue
        said = f"{each.subject.name}: {words.statement(each)}; {each.remediation}"
        yield {
            "description": words.plain(said, _MOST),
            "check_name": words.rule_id(each),
            "fingerprint": each.fingerprint,
            "severity": _SEVERITY[each.severity],
            "location": _location(report, each.subject),
        }


def _location(report: Report, subject: Subject) -> dict[str, Any]:
    found = words.anchor(report, subject)
    return {"path": found.file, "lines": {"begin": found.line}}
