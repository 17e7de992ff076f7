import re

from hypothesis import given

from azure_disk_analysis.check.outputs import github, markdown
from azure_disk_analysis.check.outputs.remarks import remarks
from azure_disk_analysis.check.report import Report
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

TODO = "What to do: set encryption.diskEncryptionSetId to the id of a disk encryption set"
COMMAND = re.compile(r"::(error|warning) ([^\r\n:]*)::([^\r\n]*)")


def unescaped(text: str) -> str:
    """Return a property or a message as the runner reads it."""
    for mark, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(mark, char)
    return text.replace("%25", "%")


def test_commands() -> None:
    report = samples.empty(
        folder="infra",
        findings=(samples.finding(), samples.undecided(subject=samples.subject(line=None))),
        losses=(samples.loss(because=()),),
    )
    assert github.render(report).splitlines() == [
        "::error file=infra/main.py,line=20,col=5,title=data-loss%3A data::"
        "replacing data loses all data on the disk; no complete copy is as new",
        "::error file=infra/main.py,line=12,col=5,title=disk-cmk%3A web::"
        f"encryption.type: is a platform key's type%0A{TODO}",
        "::warning title=undecided.disk-cmk%3A web::"
        f"disk-cmk can't be decided for web: encryption.type is not known yet%0A{TODO}",
    ]


def test_nothing_to_say() -> None:
    assert github.render(samples.empty()) == ""


def test_a_position_may_have_no_column() -> None:
    subject = samples.subject()
    assert subject.position is not None
    at = subject.position.model_copy(update={"column": None})
    loss = samples.loss(subject=subject.model_copy(update={"position": at}))
    (line,) = github.render(samples.empty(losses=(loss,))).splitlines()
    assert line.startswith("::error file=main.py,line=12,title=")


def test_what_the_runner_would_read_is_escaped() -> None:
    position = samples.subject().position
    assert position is not None
    subject = samples.subject().model_copy(
        update={"name": "a,b:c%", "position": position.model_copy(update={"file": "x,y:z%.py"})}
    )
    finding = samples.finding(subject=subject, message="50% off\n::error::x", path="")
    (line,) = github.render(samples.empty(findings=(finding,))).splitlines()
    assert line == (
        "::error file=x%2Cy%3Az%25.py,line=12,col=5,title=disk-cmk%3A a%2Cb%3Ac%25::"
        f"50%25 off%0A::error::x%0A{TODO}"
    )


@given(odd.reports)
def test_any_report_is_as_many_commands_as_remarks(report: Report) -> None:
    lines = github.render(report).split("\n")
    assert lines.pop() == ""
    said = list(remarks(report))
    for line, remark in zip(lines, said, strict=True):
        found = COMMAND.fullmatch(line)
        assert found is not None
        assert found[1] == ("error" if remark.is_error else "warning")
        properties = dict(each.split("=", 1) for each in found[2].split(","))
        assert list(properties) in (["title"], ["file", "line", "col", "title"])
        assert len(unescaped(properties["title"])) <= 200
        assert all(part.isprintable() for part in unescaped(found[3]).split("\n"))


def test_the_summary_is_the_comment_with_more_room() -> None:
    findings = tuple(samples.finding(message="x" * 300) for _ in range(300))
    report = samples.empty(findings=findings)
    comment, summary = markdown.render(report), github.summary(report)
    assert len(comment) < markdown.COMMENT_LIMIT < len(summary)
    assert len(summary.encode()) < 1_048_576
    assert "left out" in comment
    assert "left out" not in summary
