"""A report as JUnit XML: a suite a pack, a case for each rule and resource, losses by themselves.

Only what blocks is a failure; the rest stands in the output of a case that passes.
"""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.report import Report, RuleFinding, Subject

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_LOSS = "nothing that holds data is deleted or replaced"
_MOST = 2_000


def render(report: Report) -> str:
    """Return the XML; there is always the suite of losses, so that it is never empty."""
    root = ET.Element("testsuites", name=words.plain(f"azdisk check {report.stack}"))
    for pack in dict.fromkeys(each.pack for each in report.findings):
        suite = ET.SubElement(root, "testsuite", name=words.plain(pack))
        for found in _cases([each for each in report.findings if each.pack == pack]):
            _finding_case(suite, report, found)
        _count(suite, report)
    losses = ET.SubElement(root, "testsuite", name=words.DATA_LOSS)
    _loss_cases(losses, report)
    _count(losses, report)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.attrib[name]) for suite in root)))
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _cases(findings: Sequence[RuleFinding]) -> list[list[RuleFinding]]:
    """Return the findings of each rule and resource."""
    cases: dict[tuple[str, str], list[RuleFinding]] = {}
    for each in findings:
        cases.setdefault((words.rule_id(each), each.subject.urn), []).append(each)
    return list(cases.values())


def _finding_case(suite: ET.Element, report: Report, found: Sequence[RuleFinding]) -> None:
    first = found[0]
    case = _case(suite, f"{first.pack}.{words.rule_id(first)}", first.subject)
    wrong = [each for each in found if each.blocks]
    if wrong:
        text = [_text(report, each) for each in wrong]
        failure = ET.SubElement(case, "failure", type="policy", message=words.plain(first.title))
        failure.text = "\n".join(text)
    others = [f"{words.standing(each)}: {_text(report, each)}" for each in found if not each.blocks]
    if others:
        ET.SubElement(case, "system-out").text = "\n".join(others)


def _text(report: Report, finding: RuleFinding) -> str:
    said = f"{words.statement(finding)}; {finding.remediation}; see {finding.link}"
    return words.plain(_placed(report, finding.subject, said), _MOST)


def _placed(report: Report, subject: Subject, said: str) -> str:
    where = words.place(report, subject)
    return f"{where}: {said}" if where else said


def _loss_cases(suite: ET.Element, report: Report) -> None:
    for loss in report.losses:
        case = _case(suite, f"{words.DATA_LOSS}.{loss.action}", loss.subject)
        said = words.plain(_placed(report, loss.subject, words.loss_statement(loss)), _MOST)
        if loss.blocks:
            message = words.plain(f"loses {loss.loses}")
            ET.SubElement(case, "failure", type=words.DATA_LOSS, message=message).text = said
        else:
            ET.SubElement(case, "system-out").text = said
    if not report.losses:
        ET.SubElement(suite, "testcase", classname=words.DATA_LOSS, name=_NO_LOSS)


def _case(suite: ET.Element, of: str, subject: Subject) -> ET.Element:
    name = words.plain(f"{subject.name} ({subject.type})")
    return ET.SubElement(suite, "testcase", classname=words.plain(of), name=name)


def _count(suite: ET.Element, report: Report) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in suite)))
    suite.set("errors", "0")
    suite.set("timestamp", report.made_at.isoformat(timespec="seconds"))
