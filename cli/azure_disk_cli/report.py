"""The result of a command: for people as text and a table, for programs as one JSON document."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from azure_disk_analysis.protection import Protection
from azure_disk_analysis.reporters.data import protection_data
from azure_disk_analysis.reporters.table import protection_table
from azure_disk_analysis.reporters.words import moment_words
from azure_disk_cli.display import Display
from azure_disk_cli.leftovers import Leftover
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.run_record import Diagnostic, Finding, RunRecord, changes_words
from azure_disk_facts.durations import format_timestamp


@dataclass
class Report:
    """What a command found and did, filled as it goes."""

    command: str
    stack: str
    is_cloud: bool
    changes: dict[str, int] = field(default_factory=dict)
    has_changes: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was recovered, adopted, repaired, or has to be known."""
    rows: tuple[Protection, ...] | None = None
    leftovers: tuple[Leftover, ...] | None = None
    problems: list[str] = field(default_factory=list)
    exit: Exit = Exit.DONE

    def take(self, record: RunRecord) -> None:
        """Add a run that changed things; later runs add up, except for what is unchanged."""
        self.take_findings(record)
        for verb, count in record.changes.items():
            before = 0 if verb == "unchanged" else self.changes.get(verb, 0)
            self.changes[verb] = before + count
        self.has_changes = self.has_changes or record.changed > 0

    def take_findings(self, record: RunRecord) -> None:
        """Add what a run said, each thing once."""
        self.diagnostics += [item for item in record.diagnostics if item not in self.diagnostics]
        self.findings += [item for item in record.findings if item not in self.findings]

    def stop(self, stop: Stop) -> None:
        """Take the end of the command."""
        self.exit = stop.code
        self.problems += stop.messages


def show(report: Report, display: Display) -> None:
    """Show the report to people; problems go to stderr."""
    _show_findings(report.findings, display)
    for item in report.diagnostics:
        if item.severity != "info":
            where = f"{item.resource}: " if item.resource else ""
            style = {"error": "red", "warning": "yellow"}.get(item.severity, "")
            display.say(f"  {item.severity}: {where}{item.message}", style)
    for problem in report.problems:
        display.fail(problem)
    if report.rows:
        display.show(protection_table(report.rows))
    _show_leftovers(report.leftovers or (), display)
    if report.exit is Exit.DONE or report.changes:
        display.say(_summary(report), "bold")


def _summary(report: Report) -> str:
    where = "in Azure" if report.is_cloud else "in the simulated Azure"
    if report.command == "preview":
        return f"preview of {report.stack} {where}: {changes_words(report.changes)} (foreseen)"
    return f"{report.command} of {report.stack} {where}: {changes_words(report.changes)}"


def _show_leftovers(leftovers: Iterable[Leftover], display: Display) -> None:
    """Show what Azure still holds, by reason."""
    grouped: dict[str, list[str]] = {}
    for item in leftovers:
        until = f" ({moment_words(item.until)})" if item.until is not None else ""
        grouped.setdefault(item.why, []).append(f"{item.kind} {item.name}{until}")
    if grouped:
        display.say("Azure still holds:", "bold")
    for why, names in grouped.items():
        display.say(f"  {why}")
        for name in names:
            display.say(f"      {name}")


def _show_findings(findings: Iterable[Finding], display: Display) -> None:
    """Show findings, those that say the same of several resources once; the blocking ones last."""
    grouped: dict[Finding, list[str]] = {}
    for finding in findings:
        grouped.setdefault(replace(finding, resource=""), []).append(finding.resource)
    for finding in sorted(grouped, key=lambda each: (each.is_blocking, each.policy)):
        style = "red" if finding.is_blocking else "yellow"
        said = finding.message.replace("\n", "\n    ")
        display.say(f"  policy {finding.policy} ({finding.level}): {said}", style)
        for resource in dict.fromkeys(name for name in grouped[finding] if name):
            display.say(f"      {resource}")


def write_json(report: Report) -> None:
    """Write the report to stdout as one JSON document."""
    sys.stdout.write(json.dumps(report_data(report), indent=2) + "\n")


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data; the fields are part of the command line's contract."""
    return {
        "command": report.command,
        "stack": report.stack,
        "azure": "cloud" if report.is_cloud else "simulated",
        "result": report.exit.word,
        "exitCode": int(report.exit),
        "problems": report.problems,
        "changes": report.changes,
        "notes": report.notes,
        "diagnostics": [asdict(item) for item in report.diagnostics],
        "policyFindings": [asdict(item) for item in report.findings],
        "disks": None if report.rows is None else protection_data(report.rows),
        "leftInAzure": None
        if report.leftovers is None
        else [_leftover(item) for item in report.leftovers],
    }


def _leftover(item: Leftover) -> dict[str, Any]:
    until = None if item.until is None else format_timestamp(item.until)
    return {"kind": item.kind, "name": item.name, "why": item.why, "until": until}
