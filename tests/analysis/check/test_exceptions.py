from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.exceptions import (
    Excuse,
    InvalidExceptions,
    excuse,
    read_exceptions,
    values_fingerprint,
)
from azure_disk_analysis.check.report import ExceptionNote, FindingStatus, RuleFinding
from tests.analysis.check import samples

TODAY = date(2026, 11, 22)
MARK = "0123456789abcdef"
OTHER_MARK = "f" * 16


def row(**changed: Any) -> dict[str, Any]:
    return {
        "rule": "disk-cmk",
        "urn": "*::web",
        "reason": "moves next month",
        "owner": "ada",
        "ticket": "OPS-1",
        "expires": "2026-12-31",
        "fingerprint": MARK,
        **changed,
    }


def excuses(*rows: dict[str, Any]) -> tuple[Excuse, ...]:
    return read_exceptions({"exceptions": list(rows)})


def problems(data: object) -> tuple[str, ...]:
    with pytest.raises(InvalidExceptions) as caught:
        read_exceptions(data)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def judged(
    *rows: dict[str, Any], finding: RuleFinding | None = None, mark: str = MARK
) -> tuple[FindingStatus, tuple[ExceptionNote, ...]]:
    given_finding = samples.finding() if finding is None else finding
    (found,), notes = excuse([(given_finding, mark)], excuses(*rows), TODAY)
    return found.status, notes


def note(problem: str, **changed: Any) -> ExceptionNote:
    given_row = row(**changed)
    return ExceptionNote(
        rule=given_row["rule"], urn=given_row["urn"], owner=given_row["owner"], problem=problem
    )


@pytest.mark.parametrize("data", [None, {}, {"exceptions": []}])
def test_no_exceptions(data: object) -> None:
    assert read_exceptions(data) == ()


def test_an_exception_is_read() -> None:
    assert excuses(row(expires=TODAY)) == (Excuse(**row(expires=TODAY)),)
    assert excuses(row())[0].expires == date(2026, 12, 31)


@pytest.mark.parametrize(
    "data", [[], "text", 3, {"exceptions": None}, {"exceptions": {}}, {"exceptions": [], "x": 1}]
)
def test_what_is_no_list_of_exceptions_is_refused(data: object) -> None:
    assert problems(data) == ("allowed: a mapping with the list 'exceptions' and nothing else",)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"rule": ""}, "rule: string should have at least 1 character"),
        ({"urn": ""}, "urn: string should have at least 1 character"),
        ({"reason": None}, "reason: input should be a valid string"),
        ({"ticket": 17}, "ticket: input should be a valid string"),
        (
            {"expires": "soon"},
            "expires: input should be a valid date or datetime, input is too short",
        ),
        ({"fingerprint": "ABC"}, "fingerprint: string should match pattern '^[0-9a-f]{16}$'"),
        ({"level": "off"}, "level: extra inputs are not permitted"),
    ],
)
def test_each_mistake_is_told(changed: dict[str, Any], expected: str) -> None:
    assert problems({"exceptions": [row(**changed)]}) == (f"exceptions[0].{expected}",)


def test_all_mistakes_are_told_together() -> None:
    bare = {key: value for key, value in row().items() if key not in {"owner", "expires"}}
    assert problems({"exceptions": [row(), bare, "text"]}) == (
        "exceptions[1].owner: field required",
        "exceptions[1].expires: field required",
        "exceptions[2]: input should be a valid dictionary or instance of Excuse",
    )


def test_an_exception_excuses_its_finding() -> None:
    assert judged(row()) == (FindingStatus.EXCEPTED, ())


def test_it_holds_on_its_last_day() -> None:
    assert judged(row(expires=TODAY)) == (FindingStatus.EXCEPTED, ())


def test_an_expired_one_excuses_nothing() -> None:
    expired = row(expires=TODAY - timedelta(days=1))
    problem = "expired on 2026-11-21; renew it after a review, or mend the cause"
    assert judged(expired) == (FindingStatus.NEW, (note(problem),))


def test_one_whose_values_have_changed_excuses_nothing() -> None:
    problem = (
        f"lapsed: the excused values have changed; after a review write fingerprint {OTHER_MARK}"
    )
    assert judged(row(), mark=OTHER_MARK) == (FindingStatus.NEW, (note(problem),))


@pytest.mark.parametrize("changed", [{"rule": "snapshot-cmk"}, {"urn": "*::db"}, {"urn": "web"}])
def test_one_that_no_finding_needs_is_told(changed: dict[str, Any]) -> None:
    problem = "unused: no finding needs it; remove it"
    assert judged(row(**changed)) == (FindingStatus.NEW, (note(problem, **changed),))


def test_one_of_several_is_enough() -> None:
    expired = row(expires="2026-01-01", owner="bob")
    status, notes = judged(expired, row())
    assert status is FindingStatus.EXCEPTED
    assert [each.owner for each in notes] == ["bob"]


def test_one_may_excuse_several_findings() -> None:
    findings = [
        (samples.finding(subject=samples.subject(name)), mark)
        for name, mark in (("a", MARK), ("b", MARK), ("c", OTHER_MARK))
    ]
    found, notes = excuse(findings, excuses(row(urn="*Disk::*")), TODAY)
    assert [each.status for each in found] == [
        FindingStatus.EXCEPTED,
        FindingStatus.EXCEPTED,
        FindingStatus.NEW,
    ]
    assert [each.problem.split(":")[0] for each in notes] == ["lapsed"]


def test_a_finding_of_before_is_excused_too() -> None:
    old = samples.finding(status=FindingStatus.BASELINE)
    assert judged(row(), finding=old)[0] is FindingStatus.EXCEPTED
    assert judged(finding=old)[0] is FindingStatus.BASELINE


@pytest.mark.parametrize(
    ("pattern", "urn", "matches"),
    [
        ("*", "anything", True),
        ("a*c", "abc", True),
        ("a*c", "ac", True),
        ("a*c", "acd", False),
        ("a*b*c", "a-b-c", True),
        ("disk[0]", "disk[0]", True),
        ("disk[0]", "disk0", False),
        ("disk?", "disk1", False),
        ("Web", "web", False),
        ("a.c", "abc", False),
        ("web", "web\n", False),
    ],
)
def test_an_asterisk_stands_for_any_text_and_nothing_else_is_special(
    pattern: str, urn: str, *, matches: bool
) -> None:
    subject = samples.subject().model_copy(update={"urn": urn})
    (found,) = excuses(row(urn=pattern))
    assert found.is_about(samples.finding(subject=subject)) is matches


@given(st.text(min_size=1))
def test_a_urn_is_a_pattern_of_itself(urn: str) -> None:
    subject = samples.subject().model_copy(update={"urn": urn})
    assert excuses(row(urn=urn))[0].is_about(samples.finding(subject=subject))


INPUTS: dict[str, Any] = {
    "encryption": {"type": "PlatformKey"},
    "tags": {"owner": "ada"},
    "properties": {"sku": {"name": "standard"}, "policyRules": [{"name": "Default"}]},
}


def mark(path: str, **changed: Any) -> str:
    return values_fingerprint("disk-cmk", {**INPUTS, **changed}, path)


def test_a_fingerprint_is_of_the_input_that_holds_the_path() -> None:
    path = "encryption.type"
    assert mark(path) == mark(path, tags={})
    assert mark(path) != mark(path, encryption={"type": "PlatformKey", "diskEncryptionSetId": "x"})
    assert mark(path) != values_fingerprint("snapshot-cmk", INPUTS, path)
    assert mark(path) != mark("tags.owner")


def test_an_envelope_is_looked_into() -> None:
    path = "properties.policyRules[0].name"
    sku = {**INPUTS["properties"], "sku": {"name": "premium"}}
    assert mark(path) == mark(path, properties=sku)
    assert mark(path) != mark(path, properties={**sku, "policyRules": []})
    assert mark("properties") != mark("properties", properties=sku)


def test_what_is_absent_has_a_fingerprint_too() -> None:
    assert mark("tier") == mark("tier.name") == mark("tier", tags={})
    assert mark("tier") != mark("tier", tier="P30")
    assert mark("properties.x", properties="text") == mark("properties.x", properties=None)


def test_without_a_path_it_is_of_all_inputs() -> None:
    assert mark("") != mark("", tags={})


def test_the_order_of_keys_does_not_matter() -> None:
    assert mark("", a={"x": 1, "y": 2}) == mark("", a={"y": 2, "x": 1})
