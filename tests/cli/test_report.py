import json
from datetime import datetime, timezone

import pytest

from azure_disk_cli.display import Display
from azure_disk_cli.leftovers import Leftover
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.report import Report, report_data, show, write_json
from azure_disk_cli.run_record import Diagnostic, Finding, RunRecord

UNTIL = datetime(2026, 4, 1, tzinfo=timezone.utc)


def record(**changes: int) -> RunRecord:
    return RunRecord(changes=changes)


def finding(level: str, resource: str) -> Finding:
    return Finding("disk-cmk", "encryption", level, "encrypt it\nwith a key", resource)


def shown(report: Report, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    show(report, Display())
    seen = capsys.readouterr()
    return seen.out, seen.err


def test_runs_add_up() -> None:
    report = Report("up", "dev", is_cloud=False)
    report.take(record(created=1, unchanged=3))
    assert report.has_changes
    report.take(record(created=2, unchanged=5))
    assert report.changes == {"created": 3, "unchanged": 5}


def test_nothing_but_unchanged_is_no_change() -> None:
    report = Report("up", "dev", is_cloud=False)
    report.take(record(unchanged=3))
    assert not report.has_changes


def test_everything_is_said_once() -> None:
    report = Report("up", "dev", is_cloud=False)
    said = RunRecord(
        diagnostics=[Diagnostic("error", "no", "d")], findings=[finding("mandatory", "d")]
    )
    report.take_findings(said)
    report.take_findings(said)
    assert (len(report.diagnostics), len(report.findings)) == (1, 1)


def test_what_people_see(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("up", "dev", is_cloud=False, changes={"created": 2})
    report.findings = [
        finding("mandatory", "b"),
        finding("advisory", "a"),
        finding("mandatory", "c"),
    ]
    report.diagnostics = [Diagnostic("error", "no", "d"), Diagnostic("info", "hidden", "")]
    report.stop(Stop(Exit.STOPPED, "stopped"))
    out, err = shown(report, capsys)
    assert err == "error: stopped\n"
    assert out.splitlines() == [
        "  policy disk-cmk (advisory): encrypt it",
        "    with a key",
        "      a",
        "  policy disk-cmk (mandatory): encrypt it",
        "    with a key",
        "      b",
        "      c",
        "  error: d: no",
        "up of dev in the simulated Azure: 2 created, 0 updated, 0 unchanged",
    ]


def test_what_is_left_is_told_by_reason(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("down", "dev", is_cloud=True, changes={"deleted": 1, "left": 2})
    report.leftovers = (
        Leftover("Vault", "kv", "soft-deleted until", UNTIL),
        Leftover("Disk", "d", "protected"),
        Leftover("Disk", "e", "protected"),
    )
    out, _ = shown(report, capsys)
    assert out.splitlines() == [
        "Azure still holds:",
        "  soft-deleted until",
        "      Vault kv (2026-04-01 00:00Z)",
        "  protected",
        "      Disk d",
        "      Disk e",
        "down of dev in Azure: 0 created, 0 updated, 1 deleted, 2 left in Azure, 0 unchanged",
    ]


def test_a_preview_only_foresees(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = shown(Report("preview", "dev", is_cloud=False), capsys)
    assert out.endswith(
        "preview of dev in the simulated Azure: 0 created, 0 updated, 0 unchanged (foreseen)\n"
    )


def test_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("down", "dev", is_cloud=False)
    report.leftovers = (Leftover("Vault", "kv", "soft-deleted", UNTIL), Leftover("Disk", "d", "x"))
    report.rows = ()
    write_json(report)
    assert json.loads(capsys.readouterr().out) == report_data(report)
    found = report_data(report)
    assert found["result"] == "done"
    assert found["disks"] == []
    assert found["leftInAzure"] == [
        {
            "kind": "Vault",
            "name": "kv",
            "why": "soft-deleted",
            "until": "2026-04-01T00:00:00.000000+00:00",
        },
        {"kind": "Disk", "name": "d", "why": "x", "until": None},
    ]
