import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_analysis.check.outputs import words
from azure_disk_analysis.check.report import FindingStatus, Loss, Position, RuleFinding
from tests.analysis.check import samples
from tests.analysis.check.outputs import odd


@given(odd.texts)
def test_plain_is_one_line_that_can_be_printed(text: str) -> None:
    line = words.plain(text, 100)
    assert line.isprintable()
    assert len(line) <= 100
    assert line == line.strip()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\n  b\tc", "a b c"),
        ("\x1b[31mred\u202e", "[31mred"),
        ("x" * 11, "x" * 9 + "…"),
        ("x" * 10, "x" * 10),
    ],
)
def test_plain(text: str, line: str) -> None:
    assert words.plain(text, 10) == line


def test_printable_keeps_what_can_be_seen() -> None:
    assert words.printable("a  b\nc\x1b[0m 数") == "a  b c [0m 数"


def test_lines_stay_lines() -> None:
    assert words.plain_lines("a\tb\n\n c\x00") == "a b\n\nc"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (samples.LINK, samples.LINK),
        ("http://a.b/c?d=e&f=%20#g", "http://a.b/c?d=e&f=%20#g"),
        ('https://a.b/)]|"<x> ü', "https://a.b/%29%5D%7C%22%3Cx%3E%20%C3%BC"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(text: str, link: str) -> None:
    assert words.web_link(text) == link


@pytest.mark.parametrize(
    ("folder", "file", "path"),
    [
        ("", "main.py", "main.py"),
        ("infra/shop", "main.py", "infra/shop/main.py"),
        ("infra/shop", "../shared/disks.py", "infra/shared/disks.py"),
        ("./infra/", "./main.py", "infra/main.py"),
    ],
)
def test_positions_are_told_from_the_repository(folder: str, file: str, path: str) -> None:
    subject = samples.subject().model_copy(update={"position": Position(file=file, line=3)})
    report = samples.empty(folder=folder)
    assert words.position(report, subject) == Position(file=path, line=3)
    assert words.anchor(report, subject) == Position(file=path, line=3)
    assert words.place(report, subject) == f"{path}:3"


def test_without_a_position_there_is_the_project() -> None:
    report, subject = samples.empty(folder="infra"), samples.subject(line=None)
    assert words.position(report, subject) is None
    assert words.place(report, subject) == ""
    assert words.anchor(report, subject) == Position(file="infra/Pulumi.yaml", line=1)


@pytest.mark.parametrize(
    ("finding", "name", "said"),
    [
        (samples.finding(), "disk-cmk", "encryption.type: is a platform key's type"),
        (samples.finding(path=""), "disk-cmk", "is a platform key's type"),
        (
            samples.undecided(),
            "undecided.disk-cmk",
            "disk-cmk can't be decided for web: encryption.type is not known yet",
        ),
    ],
)
def test_an_undecided_finding_has_another_name(finding: RuleFinding, name: str, said: str) -> None:
    assert (words.rule_id(finding), words.statement(finding)) == (name, said)


@pytest.mark.parametrize(
    ("loss", "said"),
    [
        (
            samples.loss(),
            "replacing data loses all data on the disk, because of a change of location, sku.name; "
            "no complete copy is as new",
        ),
        (
            samples.released(),
            "deleting monday loses the point in time that the snapshot holds; tuesday is as new; "
            "allowed by retention",
        ),
        (
            samples.loss(action="forget", because=()),
            "forget data loses all data on the disk; no complete copy is as new",
        ),
    ],
)
def test_a_loss_as_a_sentence(loss: Loss, said: str) -> None:
    assert words.loss_statement(loss) == said


def test_what_allows_a_loss() -> None:
    assert words.allowed_words(samples.released()) == "allowed by retention"
    assert words.allowed_words(samples.loss()) == "allowed by nothing"


@pytest.mark.parametrize(
    ("finding", "why"),
    [
        (samples.advisory(), "advisory"),
        (samples.finding(status=FindingStatus.EXCEPTED), "a reviewed exception excuses it"),
        (samples.finding(status=FindingStatus.BASELINE), "it was there before"),
        (samples.finding(), ""),
    ],
)
def test_why_a_finding_does_not_block(finding: RuleFinding, why: str) -> None:
    assert words.standing(finding) == why


def test_findings_are_parted_and_the_worst_come_first() -> None:
    report = samples.rich()
    assert [each.rule for each in words.blocking(report)] == ["vault-purge-protection", "disk-cmk"]
    assert [words.rule_id(each) for each in words.advisory(report)] == [
        "snapshot-tags",
        "undecided.disk-cmk",
    ]
    ordered = [each.severity for each in words.by_severity(report.findings)]
    assert ordered == ["critical", "high", "high", "high", "low", "low"]


def test_verdicts() -> None:
    finding, loss = samples.finding(), samples.loss()
    assert words.verdict(samples.empty(findings=(samples.advisory(),))) == "nothing blocks"
    assert words.verdict(samples.empty(findings=(finding,))) == "blocked by 1 finding"
    assert words.verdict(samples.empty(losses=(loss, loss))) == "blocked by 2 losses"
    assert words.verdict(samples.rich()) == "blocked by 2 findings and 1 loss"


def test_what_else_there_was() -> None:
    said = "2 advisory, 1 excepted, 1 known before, 1,200 resources, 87 rules"
    assert words.beside(samples.rich()) == said


def test_counts_have_their_nouns() -> None:
    assert words.counted(1, "loss", "losses") == "1 loss"
    assert words.counted(2, "loss", "losses") == "2 losses"
    assert words.counted(1_000, "rule") == "1,000 rules"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(None, "never"), (0, "0 h"), (1.5, "90 min"), (26, "1 d 2 h"), (2.4e6, "100,000 d")],
)
def test_hours(hours: float | None, said: str) -> None:
    assert words.hours_words(hours, "never") == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "none"), (14, "14 d"), (0.04, "0 d"), (2.25, "2.2 d"), (3650, "3,650 d")],
)
def test_days(days: float | None, said: str) -> None:
    assert words.days_words(days, "none") == said


@given(st.floats(min_value=0, allow_infinity=False))
def test_no_length_is_too_long(length: float) -> None:
    assert words.hours_words(length, "")
    assert words.days_words(length, "")


def test_a_change_shows_both() -> None:
    assert words.changed("6 h", "1 d") == "6 h → 1 d"
    assert words.changed("6 h", "6 h") == "6 h"
