"""Edits to a deployed program: nothing that loses data passes, nothing harmless is blocked."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from azure_disk_analysis.check.report import FindingLevel, Loss, Report
from azure_disk_cli.check import engine_path
from azure_disk_cli.check.command import report_on
from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine
from azure_disk_cli.program import inline_program
from azure_disk_cli.session import Session, open_session, read_target
from tests.danger.editing import BLOCKS, OLDER, PASSES, WHOLE, Edit
from tests.danger.edits import EDITS
from tests.danger.page import PAGE, danger_page

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def deployed(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The program, deployed: its older snapshots a day before the others, the copy complete."""
    folder = tmp_path_factory.mktemp("bakery")
    (folder / "Pulumi.yaml").write_text("name: bakery\nruntime: python\n")
    (folder / "Pulumi.dev.yaml").write_text("config: {}\n")
    shutil.copytree(ROOT / "policy", folder / "policy", ignore=shutil.ignore_patterns("*cache*"))
    program = folder / "__main__.py"
    program.write_text(WHOLE)
    target = read_target(folder, "dev", cloud=False, any_program=True)
    with open_session(target, Display(as_json=True)) as session:
        assert session.azure is not None
        session.azure.settings.role_delay = timedelta(0)
        for text in (OLDER, WHOLE):
            program.write_text(text)
            session.stack.up(program=inline_program(program, {}))
            session.azure.advance(timedelta(days=1))
        session.stack.refresh()
        yield session


def checked(session: Session, edit: Edit) -> Report:
    target = session.target
    target.project.program.write_text(edit.text())
    seen = engine_path.see(session, target.policies)
    return report_on(seen, target, (), now=NOW, approvals=edit.approvals)


def said(report: Report) -> tuple[str, ...]:
    found = tuple(
        f"{each.rule}: {each.subject.name}: {each.path}: {each.message}"
        for each in report.findings
        if each.level is FindingLevel.MANDATORY
    )
    return (*map(told, report.losses), *found)


def told(loss: Loss) -> str:
    text = f"{loss.action} {loss.subject.name}: {loss.loses}"
    if loss.because:
        text += f"; because of {', '.join(loss.because)}"
    if loss.newer_copy:
        text += f"; newer copy: {loss.newer_copy}"
    return f"{text}; allowed by {loss.allowed_by}" if loss.allowed_by else text


@pytest.mark.parametrize("edit", [pytest.param(each, id=each.name) for each in EDITS])
def test_edit(engine: Engine, deployed: Session, edit: Edit) -> None:
    report = checked(deployed, edit)
    assert sorted(said(report)) == sorted(edit.says)
    assert (BLOCKS if report.is_blocked else PASSES) == edit.verdict


def test_edits_have_names_of_their_own() -> None:
    assert len({each.name for each in EDITS}) == len(EDITS)


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == danger_page(), "run python -m tests.danger.page"
