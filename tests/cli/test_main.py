import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from azure_disk_cli.engine import Engine, EngineUnavailable
from azure_disk_cli.main import app, app_main
from tests.cli.conftest import Run, write_stack

EXITS = "Exit codes: 0 done; 1 stopped by a policy or by Azure; 2 wrong input; 3 the engine"


@pytest.mark.parametrize("command", ["up", "preview", "refresh", "down", "engine"])
def test_every_command_has_examples_and_exit_codes(azdisk: Run, command: str) -> None:
    result = azdisk(command, "--help")
    shown = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert f"azdisk {command}" in shown
    assert EXITS in shown


def test_the_command_line_names_its_commands(azdisk: Run) -> None:
    shown = azdisk("--help").stdout
    for word in ("up", "preview", "refresh", "down", "engine", "sim", "--version"):
        assert word in shown


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("azdisk ")


@pytest.mark.parametrize(
    "arguments", [("fly",), ("up", "--fast"), ("up", "--stack"), ("down", "--expect-no-changes")]
)
def test_unknown_words_are_wrong_input(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, list(arguments)).exit_code == 2


def test_an_unknown_stack(azdisk: Run) -> None:
    result = azdisk("up", "--stack", "dve")
    assert result.exit_code == 2
    assert result.stderr == "error: --stack: got 'dve', allowed: dev; did you mean 'dev'?\n"


def test_a_file_that_is_not_yaml(azdisk: Run, project: Path) -> None:
    path = project / "stacks" / "Pulumi.dev.yaml"
    path.write_text("config:\n  a: [1\n")
    result = azdisk("preview")
    assert result.exit_code == 2
    assert f"error: {path}: line 3, column 1: not YAML: " in result.stderr


def test_json_is_all_there_is_on_stdout_even_for_wrong_input(azdisk: Run, project: Path) -> None:
    write_stack(project, {"name": "x", "nmae": 1})
    result = azdisk("up", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == found["exitCode"] == 2
    assert found["result"] == "wrong-input"
    assert any("nmae" in problem for problem in found["problems"])


@pytest.mark.parametrize("command", ["up", "engine"])
def test_without_an_engine(azdisk: Run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object) -> Engine:
        raise EngineUnavailable("no Pulumi engine can be had; tried:\n- everything")

    monkeypatch.setattr("azure_disk_cli.locating.ensure_engine", none)
    result = azdisk(command) if command == "up" else CliRunner().invoke(app, [command])
    assert result.exit_code == 3
    assert "error: no Pulumi engine can be had; tried:\n- everything" in result.stderr


def test_engine_prints_where_it_is(engine: Engine) -> None:
    result = CliRunner().invoke(app, ["engine"])
    assert result.exit_code == 0
    assert result.stdout == f"{engine.command} {engine.version}\n"


def test_ctrl_c_ends_as_shells_expect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("azure_disk_cli.main.app", interrupted)
    with pytest.raises(SystemExit) as end:
        app_main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_help_does_not_wait_for_pulumi() -> None:
    asked = "import sys; from azure_disk_cli.main import app; print('pulumi' in sys.modules)"
    shown = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert shown.stdout == "False\n"
