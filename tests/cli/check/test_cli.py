import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from azure_disk_analysis.check.outputs.formats import FORMATS
from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine
from azure_disk_cli.main import app
from azure_disk_cli.program import inline_program
from azure_disk_cli.session import open_session, read_target
from tests.cli.check.programs import MARK, ODD, SECRETS, configure, make_project

ALLOWED = (
    "terminal, json, sarif, junit, github, github-summary, azure-devops, gitlab or markdown, "
    "and :FILE behind it"
)
CLEAN = "import pulumi\n"
DEPLOYABLE = "\n".join(
    line
    for line in SECRETS.splitlines()
    if "network_access_policy" not in line and "encryption=" not in line
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return make_project(tmp_path / "shop", ODD)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "1000")


def check(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", "--project", str(project), *arguments])


def told(result: Result) -> str:
    """Return the errors, each of which says that it is one."""
    lines = result.stderr.strip().splitlines()
    assert all(line.startswith("error: ") for line in lines)
    return "\n".join(line.removeprefix("error: ") for line in lines)


def report_of(result: Result) -> Any:
    return json.loads(result.stdout)


def test_nothing_that_blocks_ends_with_0(shop: Path) -> None:
    (shop / "__main__.py").write_text(CLEAN)
    result = check(shop, "--fast")
    assert result.exit_code == 0, result.output


def test_what_is_advisory_does_not_block(shop: Path) -> None:
    configure(shop, {"rules": {"disk-cmk": "advisory"}})
    result = check(shop, "--fast", "--format", "json")
    assert {each["level"] for each in report_of(result)["findings"]} == {"advisory"}
    assert result.exit_code == 0


def test_a_mandatory_finding_ends_with_1(shop: Path) -> None:
    result = check(shop, "--fast")
    assert result.exit_code == 1
    assert "disk-cmk" in result.stdout
    assert "__main__.py:" in result.stdout


def test_a_program_that_raises_ends_with_1(shop: Path) -> None:
    (shop / "__main__.py").write_text('raise ValueError("no flour")\n')
    result = check(shop, "--fast")
    assert result.exit_code == 1
    assert told(result).splitlines() == ["the program failed", "ValueError: no flour"]
    assert result.stdout == ""


@pytest.mark.parametrize("given", ["pdf", "json:", "", ":file", "JSON"])
def test_a_wrong_format(shop: Path, given: str) -> None:
    result = check(shop, "--fast", "--format", given)
    assert result.exit_code == 2
    assert told(result) == f"--format: got '{given}', allowed: {ALLOWED}"


def test_every_format_is_written_where_it_is_wanted(shop: Path, tmp_path: Path) -> None:
    wanted = [f"--format={name}:{tmp_path / name}" for name in FORMATS]
    result = check(shop, "--fast", *wanted, "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::")
    for name in FORMATS:
        assert (tmp_path / name).read_text("utf-8"), name
    assert json.loads((tmp_path / "json").read_text("utf-8"))["stack"] == "dev"


def test_a_file_that_cannot_be_written(shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "none" / "report.json"
    result = check(shop, "--fast", "--format", f"json:{path}")
    assert result.exit_code == 2
    assert told(result) == (
        f"--format: {path}: cannot be written: [Errno 2] No such file or directory: '{path}'"
    )


@pytest.mark.parametrize(
    ("option", "what"), [("--baseline", "report"), ("--state", "stack export")]
)
def test_files_that_are_not_what_they_should_be(
    shop: Path, tmp_path: Path, option: str, what: str
) -> None:
    path = tmp_path / "given.json"
    path.write_text("{}")
    result = check(shop, "--fast", option, str(path))
    assert result.exit_code == 2
    assert told(result).startswith(f"{option}: {path}: no {what} (KeyError: ")


def test_a_wrong_configuration_is_told_whole(shop: Path) -> None:
    configure(shop, {"presets": ["ciss"], "unknown": "stop"})
    result = check(shop, "--fast")
    path = shop / "policy" / "configuration.yaml"
    assert result.exit_code == 2
    assert told(result).splitlines() == [
        f"{path}: unknown: got 'stop', allowed: warn, block",
        f"{path}: presets: got 'ciss', allowed: cis, mcsb, nist-800-53, iso-27001, pci-dss; "
        "did you mean cis?",
    ]


def test_wrong_exceptions(shop: Path) -> None:
    path = shop / "policy" / "exceptions.yaml"
    path.write_text("exceptions:\n- rule: disk-cmk\n")
    result = check(shop, "--fast")
    assert result.exit_code == 2
    assert told(result).splitlines() == [
        f"{path}: exceptions[0].{name}: field required"
        for name in ("urn", "reason", "owner", "ticket", "expires", "fingerprint")
    ]


def test_an_unknown_stack(shop: Path) -> None:
    result = check(shop, "--stack", "deva")
    assert result.exit_code == 2
    assert told(result) == "--stack: got 'deva', allowed: dev; did you mean 'dev'?"


def deploy(project: Path, *programs: str) -> None:
    """Deploy one program after the other, a minute apart."""
    target = read_target(project, "dev", cloud=False, any_program=True)
    with open_session(target, Display(as_json=True)) as session:
        assert session.azure is not None
        for text in programs:
            target.project.program.write_text(text)
            session.stack.up(program=inline_program(target.project.program, {}))
            session.azure.advance(timedelta(minutes=1))


def test_no_secret_of_what_goes_is_told(engine: Engine, shop: Path, tmp_path: Path) -> None:
    """Names in Azure are secrets here: of the snapshot that goes, and of the one that is left."""
    snapshot = DEPLOYABLE[DEPLOYABLE.index("compute.Snapshot(") :]
    other = snapshot.replace('"monday"', '"sunday"').replace('"snapshot"', '"other"')
    configure(shop, {"rules": {"disk-cmk": "disabled"}})
    older = DEPLOYABLE.replace(snapshot, other)
    deploy(shop, older, f"{older}\n{snapshot}\n")
    (shop / "__main__.py").write_text(DEPLOYABLE)
    result = check(shop, *(f"--format={name}:{tmp_path / name}" for name in FORMATS))
    assert result.exit_code == 1, result.output
    report = json.loads((tmp_path / "json").read_text("utf-8"))
    (loss,) = report["losses"]
    assert loss["subject"]["name"] == "sunday"
    assert loss["newerCopy"] == "monday", "as the program calls it"
    assert report["findings"]
    assert MARK not in result.output
    for name in FORMATS:
        assert MARK not in (tmp_path / name).read_text("utf-8"), name
    assert check(shop, "--approve", "sunday").exit_code == 0
