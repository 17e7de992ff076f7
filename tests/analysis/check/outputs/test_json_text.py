import json
from pathlib import Path
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from azure_disk_analysis.check.outputs import json_text
from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

PAGE = Path(__file__).parents[4] / "docs" / "check-report.schema.json"
SCHEMA = json.loads(json_text.schema())
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_published_schema_is_current() -> None:
    assert PAGE.read_text("utf-8") == json_text.schema(), "write json_text.schema() to the file"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "Report of azdisk check, version 1"
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_object_says_all_it_may_hold() -> None:
    # What is open could hold a resource's inputs, and with them secrets.
    objects = [SCHEMA, *(each for each in SCHEMA["$defs"].values() if each["type"] == "object")]
    assert len(objects) == 11
    assert all(each["additionalProperties"] is False for each in objects)
    assert all(set(each["required"]) == set(each["properties"]) for each in objects)


def test_names_are_in_camel_case_and_nothing_is_left_out() -> None:
    data = json.loads(json_text.render(samples.empty()))
    assert data == {
        "version": 1,
        "stack": "dev",
        "folder": "",
        "madeAt": "2026-11-22T12:04:59Z",
        "findings": [],
        "losses": [],
        "recovery": [],
        "recoveryAssumptions": [],
        "cost": None,
        "keyBlastRadius": [],
        "exceptions": [],
        "resources": 3,
        "rules": 2,
    }


def test_a_finding() -> None:
    data = json.loads(json_text.render(samples.empty(findings=(samples.finding(),))))
    assert data["findings"][0]["subject"] == {
        "urn": "urn:pulumi:dev::shop::azure-native:compute:Disk::web",
        "name": "web",
        "type": "azure-native:compute:Disk",
        "position": {"file": "main.py", "line": 12, "column": 5},
    }
    assert (data["findings"][0]["level"], data["findings"][0]["status"]) == ("mandatory", "new")


def problems(data: Any) -> list[str]:
    return [each.message for each in VALIDATOR.iter_errors(data)]


def test_a_rich_report_is_as_the_schema_says() -> None:
    data = json.loads(json_text.render(samples.rich()))
    assert problems(data) == []
    assert problems({**data, "more": 1}) == [
        "Additional properties are not allowed ('more' was unexpected)"
    ]


@given(odd.reports)
def test_any_report_survives(report: Report) -> None:
    text = json_text.render(report)
    assert Report.model_validate_json(text) == report
    assert problems(json.loads(text)) == []
    assert text.isascii()
    assert "##" not in text
