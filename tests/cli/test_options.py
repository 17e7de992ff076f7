from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from azure_disk_cli.options import (
    CloudOption,
    JsonOption,
    NoChangesOption,
    ProjectOption,
    StackOption,
    ending,
)
from azure_disk_cli.outcome import Exit, Stop


@pytest.mark.parametrize("code", [code for code in Exit if code is not Exit.DONE])
def test_a_stop_ends_the_command_with_its_code_and_messages(
    code: Exit, capsys: pytest.CaptureFixture[str]
) -> None:
    def work() -> None:
        raise Stop(code, "the first thing", "[the] second thing")

    with pytest.raises(typer.Exit) as caught:
        ending(work)
    assert caught.value.exit_code == int(code)
    shown = capsys.readouterr()
    assert shown.err == "error: the first thing\nerror: [the] second thing\n"
    assert shown.out == ""


def test_a_command_that_ends_well_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []
    ending(lambda: done.append("work"))
    assert done == ["work"]
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")


def test_other_failures_are_not_swallowed() -> None:
    def work() -> None:
        raise ZeroDivisionError("a defect")

    with pytest.raises(ZeroDivisionError, match=r"^a defect$"):
        ending(work)


def test_the_shared_options() -> None:
    app = typer.Typer()
    seen: list[object] = []

    @app.command()
    def command(
        *,
        stack: StackOption = "dev",
        project: ProjectOption = Path(),
        cloud: CloudOption = False,
        as_json: JsonOption = False,
        no_changes: NoChangesOption = False,
    ) -> None:
        seen.append((stack, project, cloud, as_json, no_changes))

    runner = CliRunner()
    given = ["-s", "prod", "--project", "there", "--cloud", "--json", "--expect-no-changes"]
    assert runner.invoke(app, []).exit_code == 0
    assert runner.invoke(app, given).exit_code == 0
    assert seen == [
        ("dev", Path(), False, False, False),
        ("prod", Path("there"), True, True, True),
    ]
