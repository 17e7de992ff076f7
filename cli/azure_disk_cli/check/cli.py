"""The command line of ``azdisk check``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from azure_disk_cli.options import CloudOption, ProjectOption, StackOption
from azure_disk_cli.outcome import Exit, Stop, wrong_input

if TYPE_CHECKING:
    from azure_disk_analysis.check.report import Report

_TERMINAL = "terminal"
_FORMATS = "terminal, json, sarif, junit, github, github-summary, azure-devops, gitlab or markdown"
CHECK_HELP = (
    "Exit codes: 0 nothing blocks; 1 a mandatory finding, a loss that nobody approved, or the "
    "program is refused; 2 wrong input; 3 the engine cannot be had or did not start."
)


def check(
    *,
    stack: StackOption = "dev",
    project: ProjectOption = Path(),
    cloud: CloudOption = False,
    fast: Annotated[
        bool,
        typer.Option(
            "--fast", help="Rules only, without the engine: for editors and pre-commit hooks."
        ),
    ] = False,
    state: Annotated[
        Path | None,
        typer.Option("--state", help="Audit what 'pulumi stack export' wrote, not the program."),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT[:FILE]",
            help=f"{_FORMATS}; to standard output, or into a file. May be given more than once.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", help="A JSON report: what it has found does not count."),
    ] = None,
    approve: Annotated[
        list[str] | None,
        typer.Option(
            "--approve",
            metavar="NAME",
            help="Name or URN of a resource that may be lost. May be given more than once.",
        ),
    ] = None,
) -> None:
    """Say what a change breaks and loses: policy findings and the danger list.

    The program runs in the simulated Azure, or against the stack in Azure with --cloud; nothing is
    changed. Policies: policy/configuration.yaml; exceptions: policy/exceptions.yaml.
    """
    from azure_disk_cli.check.command import Request  # noqa: PLC0415 - Pulumi is slow to import
    from azure_disk_cli.check.command import check as checked  # noqa: PLC0415
    from azure_disk_cli.display import Display  # noqa: PLC0415

    try:
        wanted = [_wanted(each) for each in formats or [_TERMINAL]]
        request = Request(
            project,
            stack,
            is_cloud=cloud,
            is_fast=fast,
            state=state,
            approvals=tuple(approve or ()),
            baseline=baseline,
        )
        report = checked(request)
        for name, path in wanted:
            _write(report, name, path)
    except Stop as stop:
        display = Display(as_json=True)
        for message in stop.messages:
            display.fail(message)
        raise typer.Exit(int(stop.code)) from None
    if report.is_blocked:
        raise typer.Exit(int(Exit.STOPPED))


def _wanted(given: str) -> tuple[str, Path | None]:
    from azure_disk_analysis.check.outputs.formats import FORMATS  # noqa: PLC0415

    name, colon, path = given.partition(":")
    if name not in FORMATS or (colon and not path):
        raise wrong_input(f"--format: got '{given}', allowed: {_FORMATS}, and :FILE behind it")
    return name, Path(path) if path else None


def _write(report: "Report", name: str, path: Path | None) -> None:
    from azure_disk_analysis.check.outputs import terminal  # noqa: PLC0415
    from azure_disk_analysis.check.outputs.formats import FORMATS  # noqa: PLC0415

    if path is None and name == _TERMINAL:
        from rich.console import Console  # noqa: PLC0415

        Console().print(terminal.renderable(report))
    elif path is None:
        sys.stdout.write(FORMATS[name](report).rstrip("\n") + "\n")
    else:
        try:
            path.write_text(FORMATS[name](report), encoding="utf-8")
        except OSError as error:
            raise wrong_input(f"--format: {path}: cannot be written: {error}") from None
