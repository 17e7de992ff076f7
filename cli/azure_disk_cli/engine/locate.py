"""Finds a Pulumi CLI that is there already."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from semver import Version

from azure_disk_cli.engine.handle import LANGUAGE_HOST
from azure_disk_cli.engine.run import Command, CommandFailed, output_of

MINIMUM = Version(3, 219, 0)
"""First CLI with error hooks, which retry a grant that has not taken effect yet. Pulumi's
Automation API itself asks for less (3.1.0), and for the same major version."""


class NotUsable(Exception):
    """This engine cannot be used; the text is one line that says why."""


def version_of(command: Path) -> str:
    """Asks a CLI for its version, without the leading v.

    Raises:
        NotUsable: it does not run, or answers with something that is no version.
    """
    environment = os.environ | {"PULUMI_SKIP_UPDATE_CHECK": "true"}
    try:
        answer = output_of(Command([command, "version"], 60, environment=environment))
    except CommandFailed as error:
        raise NotUsable(f"{command} version: {error}") from error
    try:
        return str(Version.parse(answer.removeprefix("v")))
    except ValueError as error:
        message = f"{command} version: answered {answer[:80]!r}, expected a version like v{MINIMUM}"
        raise NotUsable(message) from error


def on_path() -> tuple[Path, str]:
    """The ``pulumi`` on PATH, and its version.

    Raises:
        NotUsable: there is none, it does not run, or its version does not do.
    """
    found = shutil.which("pulumi")
    if found is None:
        raise NotUsable("no pulumi on PATH")
    command = Path(found).absolute()
    version = version_of(command)
    parsed = Version.parse(version)
    if parsed < MINIMUM or parsed.major != MINIMUM.major:
        allowed = f"at least {MINIMUM} and below {MINIMUM.major + 1}"
        raise NotUsable(f"{command} is version {version}, needed is {allowed}: upgrade it")
    return command, version


def language_host(command: Path) -> Path | None:
    """Folder of the Python language host that this CLI would start, or None if there is none."""
    return next((folder for folder in _host_folders(command)), None)


def _host_folders(command: Path) -> Iterator[Path]:
    for folder in (command.parent, command.resolve().parent):
        if os.access(folder / LANGUAGE_HOST, os.X_OK):
            yield folder
    found = shutil.which(LANGUAGE_HOST)
    if found is not None:
        yield Path(found).absolute().parent
