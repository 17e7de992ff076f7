"""A report as SARIF 2.1.0, as GitHub code scanning and others read it.

Source: docs.oasis-open.org/sarif/sarif/v2.1.0, and for what GitHub takes
docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from azure_disk_analysis.check.outputs import markup, words
from azure_disk_analysis.check.outputs.json_text import dumps
from azure_disk_analysis.check.report import (
    FindingLevel,
    FindingStatus,
    Loss,
    Report,
    RuleFinding,
    Subject,
    fingerprint,
)

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TOOL = "azure-disk-protection"
_ROOT = "%SRCROOT%"
"""The usual name for the folder of the repository."""
_LEVELS = {FindingLevel.MANDATORY: "error", FindingLevel.ADVISORY: "warning"}
_STATES = {
    FindingStatus.NEW: {"baselineState": "new"},
    FindingStatus.BASELINE: {"baselineState": "unchanged"},
    FindingStatus.EXCEPTED: {},
}
_SCORES = {"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "2.0"}
"""GitHub's bounds are 9, 7 and 4."""
_MOST_TAGS = 20
"""GitHub refuses a rule with more."""
_MOST = 1_000
"""Characters of a rule's texts; GitHub shows 1,024."""
_LOSS_RULE = {
    "id": words.DATA_LOSS,
    "shortDescription": {"text": "no disk, snapshot, key, vault or right to them goes unnamed"},
    "fullDescription": {
        "text": "A change deletes or replaces what holds data, or what data can't be read without."
    },
    "help": {"text": "Keep the resource, or have a retention or an approval name it."},
    "helpUri": "https://www.pulumi.com/docs/iac/concepts/options/protect/",
    "defaultConfiguration": {"level": "error"},
    "properties": {"tags": ["security", "data-loss"], "security-severity": "10.0"},
}


def render(report: Report) -> str:
    """Return the log."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return dumps(log)


def _run(report: Report) -> dict[str, Any]:
    rules = _rules(report.findings)
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    findings = words.by_severity(report.findings)
    results = [_loss_result(report, each) for each in report.losses]
    results += [_finding_result(report, each) for each in findings]
    if any(each.status is FindingStatus.BASELINE for each in findings):
        # Without a baseline nothing is known to be new.
        for result, each in zip(results[len(report.losses) :], findings, strict=True):
            result.update(_STATES[each.status])
    for result in results:
        result["ruleIndex"] = indexes[result["ruleId"]]
        # The standard wants them with every result or with none.
        result.setdefault("suppressions", [])
    return {
        "tool": {"driver": {"name": _TOOL, "semanticVersion": version(_TOOL), "rules": rules}},
        # What GitHub takes as the category, so that stacks don't overwrite one another.
        "automationDetails": {"id": f"azdisk-check/{quote(report.stack)}/"},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the repository's folder"}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _invocation(report: Report) -> dict[str, Any]:
    notes = [
        {
            "level": "warning",
            "message": _message(f"exception of {each.owner} for {each.rule}: {each.problem}"),
        }
        for each in report.exceptions
    ]
    return {"executionSuccessful": True, "toolConfigurationNotifications": notes}


def _rules(findings: Iterable[RuleFinding]) -> list[dict[str, Any]]:
    first: dict[str, RuleFinding] = {}
    for each in findings:
        known = first.setdefault(words.rule_id(each), each)
        if known.level is FindingLevel.ADVISORY and each.level is FindingLevel.MANDATORY:
            first[words.rule_id(each)] = each
    return [_LOSS_RULE, *(_rule(name, each) for name, each in first.items())]


def _rule(name: str, finding: RuleFinding) -> dict[str, Any]:
    link = words.web_link(finding.link)
    tags = dict.fromkeys(["security", finding.pack, *finding.frameworks])
    todo = words.plain(finding.remediation, _MOST)
    page = f"{markup.text(todo, _MOST)}\n\n[About it]({link})" if link else markup.text(todo, _MOST)
    return {
        "id": name,
        "shortDescription": {"text": words.plain(finding.title, _MOST)},
        "fullDescription": {"text": words.plain(finding.title, _MOST)},
        "help": {"text": todo, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
        "properties": {
            "tags": [*tags][:_MOST_TAGS],
            "security-severity": _SCORES[finding.severity],
        },
        **({"helpUri": link} if link else {}),
    }


def _finding_result(report: Report, finding: RuleFinding) -> dict[str, Any]:
    wrong = f"{finding.subject.name}: {words.statement(finding)}"
    result = {
        "ruleId": words.rule_id(finding),
        "level": _LEVELS[finding.level],
        "message": _message(f"{wrong}. What to do: {finding.remediation}."),
        "locations": [_location(report, finding.subject)],
        "partialFingerprints": _fingerprints(finding.fingerprint),
        "properties": {"input": finding.path, "resourceType": finding.subject.type},
    }
    if finding.status is not FindingStatus.EXCEPTED:
        return result
    return {**result, "suppressions": [_suppression(words.standing(finding))]}


def _loss_result(report: Report, loss: Loss) -> dict[str, Any]:
    mark = fingerprint(words.DATA_LOSS, loss.subject.urn, loss.action)
    result = {
        "ruleId": words.DATA_LOSS,
        "level": "error",
        "message": _message(words.loss_statement(loss)),
        "locations": [_location(report, loss.subject)],
        "partialFingerprints": _fingerprints(mark),
        "properties": {"because": list(loss.because), "resourceType": loss.subject.type},
    }
    if loss.blocks:
        return result
    return {**result, "suppressions": [_suppression(words.allowed_words(loss))]}


def _suppression(why: str) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": words.plain(why, _MOST)}


def _fingerprints(mark: str) -> dict[str, str]:
    # GitHub reads only the first; the line may move, the finding stays the same.
    return {"primaryLocationLineHash": mark, "azdisk/v1": mark}


def _location(report: Report, subject: Subject) -> dict[str, Any]:
    found = words.anchor(report, subject)
    column = {} if found.column is None else {"startColumn": found.column}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(found.file), "uriBaseId": _ROOT},
            "region": {"startLine": found.line, **column},
        },
        "logicalLocations": [
            {"name": subject.name, "fullyQualifiedName": subject.urn, "kind": "resource"}
        ],
    }


def _message(text: str) -> dict[str, str]:
    """Return a message in which nothing is a link or a placeholder (SARIF 3.11.5 and 3.11.6)."""
    line = words.plain(text, 4_000)
    return {"text": line.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
