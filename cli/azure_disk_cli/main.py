"""The command line ``azdisk``."""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from azure_disk_cli.check.cli import CHECK_HELP, check
from azure_disk_cli.options import (
    CloudOption,
    JsonOption,
    NoChangesOption,
    ProjectOption,
    ReplacementOption,
    StackOption,
    ending,
)
from azure_disk_cli.outcome import EXIT_HELP, Exit, Stop
from azure_disk_cli.sim import sim_app

if TYPE_CHECKING:
    from azure_disk_cli.deploy import Request, Work

app = typer.Typer(
    name="azdisk",
    help="Protected Azure disk estates on the real Pulumi engine, with or without Azure.\n\n"
    "Everything runs in a simulated Azure, kept in the project's folder .azdisk, unless --cloud "
    "is given.",
    epilog=EXIT_HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(sim_app, name="sim")
app.command(
    epilog="Examples: azdisk check; azdisk check --format sarif:check.sarif --format github; "
    f"azdisk check --state export.json. {CHECK_HELP}"
)(check)

_INTERRUPTED = 130


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"azdisk {_own_version()}")
        raise typer.Exit


def _own_version() -> str:
    try:
        return version("azure-disk-protection")
    except PackageNotFoundError:
        return "(not installed)"


@app.callback()
def root(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Keep typer's group open for options of azdisk itself."""


def _run(command: str, request: "Request") -> None:
    # Read late: Pulumi takes a second to import, which --help need not wait for.
    from azure_disk_cli import deploy  # noqa: PLC0415
    from azure_disk_cli.display import Display  # noqa: PLC0415
    from azure_disk_cli.report import Report, show, write_json  # noqa: PLC0415

    work: Work = getattr(deploy, command)
    display = Display(as_json=request.as_json)
    report = Report(command, request.stack, request.is_cloud)
    try:
        work(request, display, report)
    except Stop as stop:
        report.stop(stop)
    show(report, display)
    if request.as_json:
        write_json(report)
    if report.exit is not Exit.DONE:
        raise typer.Exit(int(report.exit))


@app.command(
    epilog=f"Examples: azdisk up; azdisk up --stack prod; azdisk up --cloud --json. {EXIT_HELP}"
)
def up(
    *,
    stack: StackOption = "dev",
    project: ProjectOption = Path(),
    cloud: CloudOption = False,
    as_json: JsonOption = False,
    expect_no_changes: NoChangesOption = False,
    allow_replacement: ReplacementOption = None,
) -> None:
    """Bring a stack's estate up, and show how each disk is protected.

    Safe to repeat: a second run changes nothing, and a run that was killed is finished by the next.
    """
    from azure_disk_cli.deploy import Request  # noqa: PLC0415

    _run(
        "up",
        Request(
            project,
            stack,
            is_cloud=cloud,
            as_json=as_json,
            expect_no_changes=expect_no_changes,
            allow_replacement=tuple(allow_replacement or ()),
        ),
    )


@app.command(
    epilog=f"Examples: azdisk preview; azdisk preview -s prod --expect-no-changes. {EXIT_HELP}"
)
def preview(
    *,
    stack: StackOption = "dev",
    project: ProjectOption = Path(),
    cloud: CloudOption = False,
    as_json: JsonOption = False,
    expect_no_changes: NoChangesOption = False,
    allow_replacement: ReplacementOption = None,
) -> None:
    """Show what up would change, and what the policies say to it. Changes nothing."""
    from azure_disk_cli.deploy import Request  # noqa: PLC0415

    _run(
        "preview",
        Request(
            project,
            stack,
            is_cloud=cloud,
            as_json=as_json,
            expect_no_changes=expect_no_changes,
            allow_replacement=tuple(allow_replacement or ()),
        ),
    )


@app.command(epilog=f"Examples: azdisk refresh; azdisk refresh --expect-no-changes. {EXIT_HELP}")
def refresh(
    *,
    stack: StackOption = "dev",
    project: ProjectOption = Path(),
    cloud: CloudOption = False,
    as_json: JsonOption = False,
    expect_no_changes: NoChangesOption = False,
) -> None:
    """Read every resource from Azure into the state, and show how each disk is protected."""
    from azure_disk_cli.deploy import Request  # noqa: PLC0415

    _run(
        "refresh",
        Request(
            project, stack, is_cloud=cloud, as_json=as_json, expect_no_changes=expect_no_changes
        ),
    )


@app.command(epilog=f"Examples: azdisk down; azdisk down -s prod --keep-protected. {EXIT_HELP}")
def down(
    *,
    stack: StackOption = "dev",
    project: ProjectOption = Path(),
    cloud: CloudOption = False,
    as_json: JsonOption = False,
    keep_protected: Annotated[
        bool, typer.Option("--keep-protected", help="Delete everything but what is protected.")
    ] = False,
) -> None:
    """Take a stack's estate down, and say what Azure still holds and why.

    With protected resources nothing is deleted unless --keep-protected is given, nor with a
    resource group that holds what is to stay. Retained snapshots always stay.
    """
    from azure_disk_cli.deploy import Request  # noqa: PLC0415

    _run(
        "down",
        Request(project, stack, is_cloud=cloud, as_json=as_json, keep_protected=keep_protected),
    )


@app.command(epilog=f"Example: azdisk engine. {EXIT_HELP}")
def engine() -> None:
    """Get the Pulumi engine if it is not there, and print where it is."""
    ending(_engine)


def _engine() -> None:
    from azure_disk_cli.display import Display  # noqa: PLC0415
    from azure_disk_cli.locating import locate_engine  # noqa: PLC0415

    found = locate_engine(Display(as_json=True))
    typer.echo(f"{found.command} {found.version}")


def app_main() -> None:
    """Run the command line; Ctrl-C ends it with exit code 130, as shells expect."""
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    app_main()
