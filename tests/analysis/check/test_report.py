from typing import Any

import pytest
from pydantic import ValidationError

from azure_disk_analysis.check.report import (
    FindingLevel,
    FindingStatus,
    Report,
    RuleFinding,
    counted,
    fingerprint,
)
from tests.analysis.check import samples


@pytest.mark.parametrize(
    ("level", "status", "blocks"),
    [
        (FindingLevel.MANDATORY, FindingStatus.NEW, True),
        (FindingLevel.MANDATORY, FindingStatus.BASELINE, False),
        (FindingLevel.MANDATORY, FindingStatus.EXCEPTED, False),
        (FindingLevel.ADVISORY, FindingStatus.NEW, False),
    ],
)
def test_a_finding_blocks_when_it_is_mandatory_and_counts(
    level: FindingLevel, status: FindingStatus, *, blocks: bool
) -> None:
    found = samples.finding(level=level, status=status)
    assert found.blocks is blocks
    assert samples.empty(findings=(found,)).is_blocked is blocks


def test_a_loss_blocks_unless_something_allows_it() -> None:
    assert samples.empty(losses=(samples.loss(),)).is_blocked
    assert not samples.empty(losses=(samples.released(),)).is_blocked


def test_a_report_without_anything_does_not_block() -> None:
    assert not samples.empty().is_blocked


def test_only_findings_that_count_are_counted() -> None:
    assert counted(samples.rich().findings) == {FindingLevel.ADVISORY: 2, FindingLevel.MANDATORY: 2}
    assert counted(()) == {FindingLevel.ADVISORY: 0, FindingLevel.MANDATORY: 0}


def test_a_fingerprint_is_stable_and_tells_its_parts_apart() -> None:
    assert fingerprint("disk-cmk", "web") == "542dd03581551141"
    assert len({fingerprint("ab", "c"), fingerprint("a", "bc"), fingerprint("abc")}) == 3


def test_a_report_survives_its_json() -> None:
    report = samples.rich()
    assert Report.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"severity": "awful"}, "String should match pattern '^(low|medium|high|critical)$'"),
        ({"level": "remediate"}, "Input should be 'advisory' or 'mandatory'"),
        ({"inputs": {"password": "hunter2"}}, "Extra inputs are not permitted"),
    ],
)
def test_a_finding_holds_what_it_may_and_nothing_else(
    changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        samples.finding(**changes)
    assert [each["msg"] for each in raised.value.errors()] == [problem]


@pytest.mark.parametrize("hours", [float("inf"), float("nan")])
def test_figures_are_finite(hours: float) -> None:
    with pytest.raises(ValidationError) as raised:
        samples.recovery(rpo_hours=hours)
    assert [each["msg"] for each in raised.value.errors()] == ["Input should be a finite number"]


def test_parts_are_immutable() -> None:
    with pytest.raises(ValidationError, match="Instance is frozen"):
        samples.finding().message = "other"


def test_fields_may_be_named_as_in_python_or_as_in_json() -> None:
    data = samples.loss().model_dump()
    assert "newerCopy" in data
    assert samples.loss(newer_copy="tuesday").newer_copy == "tuesday"
    assert RuleFinding.model_validate(samples.finding().model_dump()) == samples.finding()
