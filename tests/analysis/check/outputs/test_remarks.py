from azure_disk_analysis.check.outputs.remarks import Remark, remarks
from azure_disk_analysis.check.report import Position
from tests.analysis.check import samples

TODO = "What to do: set encryption.diskEncryptionSetId to the id of a disk encryption set"


def test_what_blocks_comes_first_and_what_is_excused_not_at_all() -> None:
    said = [(each.is_error, each.code, each.about) for each in remarks(samples.rich())]
    assert said == [
        (True, "data-loss", "data"),
        (True, "vault-purge-protection", "web"),
        (True, "disk-cmk", "web"),
        (False, "snapshot-tags", "web"),
        (False, "undecided.disk-cmk", "later"),
        (False, "exception", "*::old-*"),
    ]


def test_a_remark_on_a_finding() -> None:
    (said,) = remarks(samples.empty(folder="infra", findings=(samples.finding(),)))
    assert said == Remark(
        is_error=True,
        code="disk-cmk",
        about="web",
        text=f"encryption.type: is a platform key's type\n{TODO}",
        position=Position(file="infra/main.py", line=12, column=5),
    )


def test_a_remark_on_a_loss() -> None:
    (said,) = remarks(samples.empty(losses=(samples.loss(because=()), samples.released())))
    assert said.text == "replacing data loses all data on the disk; no complete copy is as new"
    assert said.position == Position(file="main.py", line=20, column=5)


def test_a_remark_on_an_exception() -> None:
    (said,) = remarks(samples.empty(exceptions=(samples.exception_note(problem="unused"),)))
    assert said.text == "exception of ada for disk-cmk: unused"
    assert said.position is None
