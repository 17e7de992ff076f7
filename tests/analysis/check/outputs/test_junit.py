from collections.abc import Iterator
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given

from azure_disk_analysis.check.outputs import junit
from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

XSD = Path(__file__).parents[1] / "schemas" / "junit-10.xsd"


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(XSD)


def cases(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Yield suite, class, name and what follows of each case."""
    for suite in xmlschema.XMLResource(junit.render(report)).root:
        for case in suite:
            (inside,) = case
            said = f"{inside.tag}: {inside.text}"
            yield suite.attrib["name"], case.attrib["classname"], case.attrib["name"], said


TODO = f"set encryption.diskEncryptionSetId to the id of a disk encryption set; see {samples.LINK}"
WRONG = "encryption.type: is a platform key's type"
DISK = "(azure-native:compute:Disk)"


def test_a_rich_report_is_valid(schema: xmlschema.XMLSchema) -> None:
    schema.validate(junit.render(samples.rich()))


def test_the_schema_refuses_what_is_wrong(schema: xmlschema.XMLSchema) -> None:
    assert not schema.is_valid(junit.render(samples.rich()).replace("classname=", "class="))


@given(report=odd.reports)
def test_any_report_is_valid(schema: xmlschema.XMLSchema, report: Report) -> None:
    text = junit.render(report)
    schema.validate(text)
    root = xmlschema.XMLResource(text).root
    assert int(root.attrib["tests"]) == len(list(root.iter("testcase"))) > 0
    assert int(root.attrib["failures"]) == len(list(root.iter("failure")))


def test_a_report_without_anything_passes(schema: xmlschema.XMLSchema) -> None:
    assert junit.render(samples.empty()) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="azdisk check dev" tests="1" failures="0" errors="0">\n'
        '  <testsuite name="data-loss" tests="1" failures="0" errors="0"'
        ' timestamp="2026-11-22T12:04:59+00:00">\n'
        '    <testcase classname="data-loss"'
        ' name="nothing that holds data is deleted or replaced" />\n'
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_a_suite_is_a_pack_and_losses_are_one_of_their_own() -> None:
    root = xmlschema.XMLResource(junit.render(samples.rich())).root
    assert (root.attrib["tests"], root.attrib["failures"]) == ("8", "3")
    counts = [
        (suite.attrib["name"], suite.attrib["tests"], suite.attrib["failures"]) for suite in root
    ]
    assert counts == [
        ("retention", "3", "1"),
        ("encryption", "1", "1"),
        ("exposure", "2", "0"),
        ("data-loss", "2", "1"),
    ]


def test_what_blocks_fails() -> None:
    report = samples.empty(findings=(samples.finding(),), losses=(samples.loss(because=()),))
    assert list(cases(report)) == [
        (
            "encryption",
            "encryption.disk-cmk",
            f"web {DISK}",
            f"failure: main.py:12: {WRONG}; {TODO}",
        ),
        (
            "data-loss",
            "data-loss.replace",
            f"data {DISK}",
            "failure: main.py:20: replacing data loses all data on the disk; "
            "no complete copy is as new",
        ),
    ]


def test_what_does_not_block_passes_and_says_why() -> None:
    outputs = {name: out for _, name, _, out in cases(samples.rich()) if out.startswith("system")}
    where = "infra/shop/main.py:12"
    assert outputs == {
        "retention.snapshot-tags": f"system-out: advisory: {where}: {WRONG}; {TODO}",
        "retention.undecided.disk-cmk": "system-out: advisory: disk-cmk can't be decided for web: "
        f"encryption.type is not known yet; {TODO}",
        "exposure.disk-no-export": "system-out: a reviewed exception excuses it: "
        f"{where}: {WRONG}; {TODO}",
        "exposure.disk-no-public": f"system-out: it was there before: {where}: {WRONG}; {TODO}",
        "data-loss.delete": "system-out: deleting monday loses the point in time that the snapshot "
        "holds; tuesday is as new; allowed by retention",
    }


def test_a_case_is_one_rule_and_one_resource() -> None:
    found = (
        samples.finding(path="a"),
        samples.finding(path="b"),
        samples.advisory("disk-cmk", pack="encryption", path="c"),
        samples.finding(subject=samples.subject("other")),
    )
    suite, _ = xmlschema.XMLResource(junit.render(samples.empty(findings=found))).root
    both, other = suite
    failure, out = both
    assert (failure.text or "").splitlines() == [
        f"main.py:12: {path}: is a platform key's type; {TODO}" for path in ("a", "b")
    ]
    assert out.text == f"advisory: main.py:12: c: is a platform key's type; {TODO}"
    assert other.attrib["name"] == f"other {DISK}"
