import re

from hypothesis import given

from azure_disk_analysis.check.outputs import azure_devops
from azure_disk_analysis.check.outputs.remarks import remarks
from azure_disk_analysis.check.report import Position, Report
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd

TODO = "What to do: set encryption.diskEncryptionSetId to the id of a disk encryption set"
COMMAND = re.compile(r"##vso\[task\.logissue ([^\]\r\n]*)\]([^\r\n]*)")


def unescaped(text: str) -> str:
    """Return a property or a message as the agent reads it."""
    for mark, char in (("%0D", "\r"), ("%0A", "\n"), ("%3B", ";"), ("%5D", "]")):
        text = text.replace(mark, char)
    return text.replace("%AZP25", "%")


def test_commands() -> None:
    report = samples.empty(
        folder="infra",
        findings=(samples.finding(), samples.undecided(subject=samples.subject(line=None))),
        losses=(samples.loss(because=()),),
    )
    assert azure_devops.render(report).splitlines() == [
        "##vso[task.logissue type=error;sourcepath=infra/main.py;linenumber=20;columnnumber=5;"
        "code=data-loss;]data: replacing data loses all data on the disk; "
        "no complete copy is as new",
        "##vso[task.logissue type=error;sourcepath=infra/main.py;linenumber=12;columnnumber=5;"
        f"code=disk-cmk;]web: encryption.type: is a platform key's type%0A{TODO}",
        "##vso[task.logissue type=warning;code=undecided.disk-cmk;]web: disk-cmk can't be decided "
        f"for web: encryption.type is not known yet%0A{TODO}",
    ]


def test_nothing_to_say() -> None:
    assert azure_devops.render(samples.empty()) == ""


def test_what_the_agent_would_read_is_escaped() -> None:
    at = Position(file="x;y]z%.py", line=1)
    subject = samples.subject("a;b]c%").model_copy(update={"position": at})
    finding = samples.finding("r;s]", subject=subject, message="50%\n##vso[x]y", path="")
    (line,) = azure_devops.render(samples.empty(findings=(finding,))).splitlines()
    assert line == (
        "##vso[task.logissue type=error;sourcepath=x%3By%5Dz%AZP25.py;linenumber=1;"
        f"code=r%3Bs%5D;]a;b]c%AZP25: 50%AZP25%0A##vso[x]y%0A{TODO}"
    )


@given(odd.reports)
def test_any_report_is_as_many_commands_as_remarks(report: Report) -> None:
    lines = azure_devops.render(report).split("\n")
    assert lines.pop() == ""
    for line, remark in zip(lines, remarks(report), strict=True):
        found = COMMAND.fullmatch(line)
        assert found is not None
        properties = dict(each.split("=", 1) for each in found[1].rstrip(";").split(";"))
        assert properties["type"] == ("error" if remark.is_error else "warning")
        assert set(properties) - {"sourcepath", "linenumber", "columnnumber"} == {"type", "code"}
        assert all(part.isprintable() for part in unescaped(found[2]).split("\n"))
