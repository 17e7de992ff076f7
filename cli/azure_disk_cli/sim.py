"""``azdisk sim``: the simulated Azure by itself."""

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from azure_disk_cli.options import JsonOption, ProjectOption, ending
from azure_disk_cli.outcome import EXIT_HELP, Exit, Stop, wrong_input

if TYPE_CHECKING:
    from azure_disk_simulator.azure import Azure

sim_app = typer.Typer(
    help="Run commands against the simulated Azure, look at it, empty it.",
    no_args_is_help=True,
    epilog=EXIT_HELP,
)


def _database(project: Path) -> Path:
    from azure_disk_cli.project import find_project  # noqa: PLC0415 - YAML is slow to import

    return find_project(project).local / "azure.db"


def _open(project: Path) -> "Azure":
    from azure_disk_simulator.azure import Azure  # noqa: PLC0415

    return Azure.open(_database(project))


@sim_app.command(
    epilog="Examples: azdisk sim run -- pulumi up; azdisk sim run -- pulumi preview --diff. "
    "The exit code is the command's own.",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
def run(
    command: Annotated[list[str], typer.Argument(help="The command, after '--'.")],
    project: ProjectOption = Path(),
) -> None:
    """Run a command with the simulated Azure in place of azure-native's provider.

    The engine it starts attaches to the simulated Azure; no plugin and no credentials are needed.
    The command keeps its terminal. A backend (PULUMI_BACKEND_URL) and a passphrase that are set
    stay; else the state lies beside the simulated Azure, where azdisk up keeps it.
    """
    ending(lambda: _run(command, project))


def _run(command: list[str], project: Path) -> None:
    from azure_disk_cli.patience import patient  # noqa: PLC0415
    from azure_disk_cli.project import find_project  # noqa: PLC0415
    from azure_disk_cli.workspace import simulated_environment  # noqa: PLC0415
    from azure_disk_simulator.doors.http import serve_http  # noqa: PLC0415
    from azure_disk_simulator.doors.provider import serve  # noqa: PLC0415

    with (
        _open(project) as azure,
        serve(patient(azure, set())) as address,
        serve_http(azure) as direct,
    ):
        environment = {
            **simulated_environment(find_project(project)),
            **os.environ,
            **address.environment,
            **direct.environment,
            "PATH": _path(),
        }
        found = shutil.which(command[0], path=environment["PATH"])
        if found is None:
            raise wrong_input(f"'{command[0]}' is not on PATH; name a command that exists")
        code = subprocess.run([found, *command[1:]], env=environment, check=False).returncode
    if code != 0:
        raise typer.Exit(code if code > 0 else 128 - code)


def _path() -> str:
    """Return PATH; with our engine's folder behind it where no ``pulumi`` is on it."""
    path = os.environ.get("PATH", "")
    if shutil.which("pulumi") is not None:
        return path
    from azure_disk_cli.display import Display  # noqa: PLC0415
    from azure_disk_cli.locating import locate_engine  # noqa: PLC0415

    return os.pathsep.join([path, str(locate_engine(Display(as_json=True)).bin)])


@sim_app.command(epilog=f"Example: azdisk sim status --json. {EXIT_HELP}")
def status(*, project: ProjectOption = Path(), as_json: JsonOption = False) -> None:
    """Show what the simulated Azure holds: resources by type, what is soft-deleted, its time."""
    ending(lambda: _status(project, as_json=as_json))


def _status(project: Path, *, as_json: bool) -> None:
    database = _database(project)
    found = _contents(project) if database.exists() else None
    if as_json:
        typer.echo(json.dumps(found, indent=2))
    elif found is None:
        typer.echo("the simulated Azure is empty: nothing has been brought up yet")
    else:
        for line in _lines(found):
            typer.echo(line)


def _contents(project: Path) -> dict[str, Any]:
    from azure_disk_facts.durations import format_timestamp  # noqa: PLC0415
    from azure_disk_facts.resource_types import RESOURCE_TYPES  # noqa: PLC0415

    with _open(project) as azure:
        scope = f"/subscriptions/{azure.subscription_id}"
        counts = Counter(
            {facts.arm_type: len(azure.list(scope, facts.arm_type)) for facts in RESOURCE_TYPES}
        )
        return {
            "time": format_timestamp(azure.clock.now()),
            "subscription": azure.subscription_id,
            "resources": {arm_type: count for arm_type, count in counts.items() if count},
            "softDeleted": [
                {
                    "id": item.id,
                    "type": item.arm_type,
                    "purgeAt": format_timestamp(item.purge_at),
                    "purgeProtected": item.purge_protected,
                    "why": item.why,
                }
                for item in azure.deleted()
            ],
        }


def _lines(found: dict[str, Any]) -> list[str]:
    lines = [f"simulated Azure, subscription {found['subscription']}, time {found['time']}"]
    lines += [f"  {count:6} {arm_type}" for arm_type, count in found["resources"].items()]
    lines += [
        f"  soft-deleted {item['id'].rsplit('/', 1)[-1]} ({item['type']}) until {item['purgeAt']}: "
        f"{item['why']}"
        for item in found["softDeleted"]
    ]
    return lines if len(lines) > 1 else [*lines, "  no resources"]


@sim_app.command(epilog=f"Example: azdisk sim reset. {EXIT_HELP}")
def reset(project: ProjectOption = Path()) -> None:
    """Empty the simulated Azure, with the state of every simulated stack of the project."""
    ending(lambda: _reset(project))


def _reset(project: Path) -> None:
    local = _database(project).parent
    _refuse_while_running(local)
    doomed = [*local.glob("azure.db*"), local / "state", local / "work"]
    existing = [path for path in doomed if path.exists()]
    for path in existing:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    typer.echo("the simulated Azure is empty" if existing else "nothing to reset")


def _refuse_while_running(local: Path) -> None:
    from filelock import FileLock, Timeout  # noqa: PLC0415

    def is_held(path: Path) -> bool:
        try:
            with FileLock(path, timeout=0):
                return False
        except Timeout:
            return True

    busy = [path.parent.name for path in local.glob("work/*/run.lock") if is_held(path)]
    if busy:
        text = f"azdisk is at work on stack '{busy[0]}'; wait until it has ended, then reset"
        raise Stop(Exit.STOPPED, text)
