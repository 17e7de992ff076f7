import json
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from azure_disk_analysis.check.outputs import sarif, words
from azure_disk_analysis.check.report import FindingStatus, Report, fingerprint
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def run(report: Report) -> dict[str, Any]:
    log = json.loads(sarif.render(report))
    assert [f"{each.json_path}: {each.message}" for each in VALIDATOR.iter_errors(log)] == []
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def result(**parts: Any) -> dict[str, Any]:
    (only,) = run(samples.empty(**parts))["results"]
    assert isinstance(only, dict)
    return only


def test_the_schema_refuses_what_is_wrong() -> None:
    log = json.loads(sarif.render(samples.rich()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    (problem,) = VALIDATOR.iter_errors(log)
    assert problem.json_path == "$.runs[0].results[0].level"


@settings(max_examples=40)
@given(odd.reports)
def test_any_report_is_valid(report: Report) -> None:
    found = run(report)
    assert len(found["results"]) == len(report.findings) + len(report.losses)
    rules = found["tool"]["driver"]["rules"]
    for each in found["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        assert "](" not in each["message"]["text"]
        uri = each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert ":" not in uri
        assert uri


def test_a_report_without_anything() -> None:
    found = run(samples.empty())
    assert found["results"] == []
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == ["data-loss"]
    assert found["automationDetails"] == {"id": "azdisk-check/dev/"}


def test_the_tool_says_its_version() -> None:
    driver = run(samples.empty())["tool"]["driver"]
    assert driver["name"] == "azure-disk-protection"
    assert driver["semanticVersion"] == version("azure-disk-protection")


def test_there_is_one_rule_for_each_that_found_something() -> None:
    found = run(samples.rich())
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [
        "data-loss",
        "snapshot-tags",
        "disk-cmk",
        "vault-purge-protection",
        "disk-no-export",
        "disk-no-public",
        "undecided.disk-cmk",
    ]
    assert all(rule["helpUri"] for rule in found["tool"]["driver"]["rules"])


def test_a_rule() -> None:
    twice = (samples.advisory("disk-cmk", pack="encryption"), samples.finding(severity="high"))
    _, rule = run(samples.empty(findings=twice))["tool"]["driver"]["rules"]
    todo = "set encryption.diskEncryptionSetId to the id of a disk encryption set"
    title = {"text": "a disk is encrypted with a customer-managed key"}
    assert rule == {
        "id": "disk-cmk",
        "shortDescription": title,
        "fullDescription": title,
        "help": {
            "text": todo,
            "markdown": f"{todo.replace('.', chr(92) + '.')}\n\n[About it]({samples.LINK})",
        },
        "helpUri": samples.LINK,
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["security", "encryption", "CIS Azure Foundations 2.0 7.3", "MCSB v2 DP-5"],
            "security-severity": "8.0",
        },
    }


@pytest.mark.parametrize(
    ("severity", "score"),
    [("low", "2.0"), ("medium", "5.5"), ("high", "8.0"), ("critical", "9.5")],
)
def test_severities_are_scores(severity: str, score: str) -> None:
    found = run(samples.empty(findings=(samples.finding(severity=severity),)))
    assert found["tool"]["driver"]["rules"][1]["properties"]["security-severity"] == score


def test_a_rule_keeps_to_what_github_takes() -> None:
    finding = samples.finding(
        frameworks=tuple(f"control {number}" for number in range(40)),
        title="x" * 2_000,
        link="no link",
        remediation="do it",
    )
    _, rule = run(samples.empty(findings=(finding,)))["tool"]["driver"]["rules"]
    assert len(rule["properties"]["tags"]) == 20
    assert len(rule["shortDescription"]["text"]) == 1_000
    assert "helpUri" not in rule
    assert rule["help"] == {"text": "do it", "markdown": "do it"}


def test_a_finding() -> None:
    mark = fingerprint("disk-cmk", samples.subject().urn)
    assert result(folder="infra shop", findings=(samples.finding(),)) == {
        "ruleId": "disk-cmk",
        "ruleIndex": 1,
        "level": "error",
        "message": {
            "text": "web: encryption.type: is a platform key's type. What to do: set "
            "encryption.diskEncryptionSetId to the id of a disk encryption set."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "infra%20shop/main.py", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12, "startColumn": 5},
                },
                "logicalLocations": [
                    {
                        "name": "web",
                        "fullyQualifiedName": samples.subject().urn,
                        "kind": "resource",
                    }
                ],
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": mark, "azdisk/v1": mark},
        "properties": {"input": "encryption.type", "resourceType": "azure-native:compute:Disk"},
        "suppressions": [],
    }


def test_an_advisory_finding_is_a_warning() -> None:
    assert result(findings=(samples.advisory(),))["level"] == "warning"


def test_a_finding_without_a_line_points_to_the_project() -> None:
    finding = samples.finding(subject=samples.subject(line=None))
    assert result(findings=(finding,))["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "Pulumi.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1},
    }


def test_an_excepted_finding_is_suppressed() -> None:
    found = result(findings=(samples.finding(status=FindingStatus.EXCEPTED),))
    assert found["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "a reviewed exception excuses it",
        }
    ]
    assert "baselineState" not in found


def test_with_a_baseline_every_finding_says_how_it_stands_to_it() -> None:
    results = run(samples.rich())["results"]
    states = {each["ruleId"]: each.get("baselineState") for each in results}
    assert states == {
        "data-loss": None,
        "vault-purge-protection": "new",
        "disk-cmk": "new",
        "disk-no-export": None,
        "disk-no-public": "unchanged",
        "snapshot-tags": "new",
        "undecided.disk-cmk": "new",
    }


def test_a_loss() -> None:
    loss = samples.loss()
    found = result(losses=(loss,))
    mark = fingerprint("data-loss", loss.subject.urn, "replace")
    assert (found["ruleId"], found["level"], found["suppressions"]) == ("data-loss", "error", [])
    assert found["message"] == {"text": words.loss_statement(loss)}
    assert found["partialFingerprints"] == {"primaryLocationLineHash": mark, "azdisk/v1": mark}
    assert found["properties"]["because"] == ["location", "sku.name"]


def test_a_loss_that_is_allowed_is_suppressed() -> None:
    (found,) = result(losses=(samples.released(),))["suppressions"]
    assert found["justification"] == "allowed by retention"


def test_exceptions_that_need_a_look_are_notifications() -> None:
    (call,) = run(samples.empty(exceptions=(samples.exception_note(problem="unused"),)))[
        "invocations"
    ]
    assert call == {
        "executionSuccessful": True,
        "toolConfigurationNotifications": [
            {"level": "warning", "message": {"text": "exception of ada for disk-cmk: unused"}}
        ],
    }


def test_no_message_is_a_link_or_has_a_placeholder() -> None:
    finding = samples.finding(message="tags{0} [a](1) b[2].c", path="", remediation="do it")
    text = result(findings=(finding,))["message"]["text"]
    assert text == "web: tags{{0}} [a] (1) b[2].c. What to do: do it."


def test_a_stack_is_a_category_of_its_own() -> None:
    name = "org/shop/a b"
    found = run(samples.empty(stack=name))["automationDetails"]["id"]
    assert unquote(found) == f"azdisk-check/{name}/"
