import json
from typing import Any

import pytest
from hypothesis import given

from azure_disk_analysis.check.outputs import gitlab
from azure_disk_analysis.check.report import Report, fingerprint
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd


def issues(report: Report) -> list[dict[str, Any]]:
    found = json.loads(gitlab.render(report))
    assert isinstance(found, list)
    return found


def test_a_finding() -> None:
    assert issues(samples.empty(folder="infra", findings=(samples.finding(),))) == [
        {
            "description": "web: encryption.type: is a platform key's type; "
            "set encryption.diskEncryptionSetId to the id of a disk encryption set",
            "check_name": "disk-cmk",
            "fingerprint": fingerprint("disk-cmk", samples.subject().urn),
            "severity": "critical",
            "location": {"path": "infra/main.py", "lines": {"begin": 12}},
        }
    ]


def test_a_loss() -> None:
    loss, allowed = samples.loss(because=()), samples.released()
    blocks, passes = issues(samples.empty(losses=(loss, allowed)))
    assert blocks == {
        "description": "replacing data loses all data on the disk; no complete copy is as new",
        "check_name": "data-loss",
        "fingerprint": fingerprint("data-loss", loss.subject.urn, "replace"),
        "severity": "blocker",
        "location": {"path": "main.py", "lines": {"begin": 20}},
    }
    assert passes["severity"] == "info"
    assert passes["location"] == {"path": "Pulumi.yaml", "lines": {"begin": 1}}


@pytest.mark.parametrize(
    ("severity", "shown"),
    [("low", "minor"), ("medium", "major"), ("high", "critical"), ("critical", "blocker")],
)
def test_severities(severity: str, shown: str) -> None:
    (issue,) = issues(samples.empty(findings=(samples.finding(severity=severity),)))
    assert issue["severity"] == shown


def test_what_was_there_stays_in_and_what_is_excused_does_not() -> None:
    assert [each["check_name"] for each in issues(samples.rich())] == [
        "data-loss",
        "data-loss",
        "vault-purge-protection",
        "disk-cmk",
        "disk-no-public",
        "snapshot-tags",
        "undecided.disk-cmk",
    ]


def test_nothing_to_say_is_an_empty_list() -> None:
    assert gitlab.render(samples.empty()) == "[]\n"


@given(odd.reports)
def test_any_report_is_a_list_of_issues(report: Report) -> None:
    for issue in issues(report):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert len(issue["description"]) <= 2_000
        assert issue["description"].isprintable()
        assert issue["location"]["path"]
