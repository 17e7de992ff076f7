"""Pulumi's official installer, through Pulumi's own Automation API."""

import os
import sys
from pathlib import Path

from azure_disk_cli.engine.handle import Progress
from azure_disk_cli.engine.locate import NotUsable, version_of
from azure_disk_cli.engine.run import Command, CommandFailed, output_of

CONNECT_SECONDS = 8
INSTALL_SECONDS = 600

# Runs in a process of its own, so that it can be ended with all its children. The time-out is for
# fetching the installer; that is a curl script, which reads its own from the .curlrc below.
_PROGRAM = f"""
import socket, sys
socket.setdefaulttimeout({CONNECT_SECONDS})
from pulumi.automation import PulumiCommand
from semver import VersionInfo
PulumiCommand.install(root=sys.argv[1], version=VersionInfo.parse(sys.argv[2]))
"""
_CURLRC = f"connect-timeout = {CONNECT_SECONDS}\nspeed-limit = 1024\nspeed-time = 20\n"


def install(folder: Path, version: str, progress: Progress) -> None:
    """Installs the official CLI into ``folder/bin``.

    Raises:
        NotUsable: the installer cannot be reached in seconds, fails, or installs something else.
    """
    progress(f"trying Pulumi's installer for version {version}, about a minute")
    curlrc = folder / ".curlrc"
    curlrc.write_text(_CURLRC)
    command = Command(
        [sys.executable, "-c", _PROGRAM, folder, version],
        INSTALL_SECONDS,
        environment=os.environ | {"CURL_HOME": str(folder), "RES_OPTIONS": "timeout:3 attempts:1"},
        activity="installing Pulumi",
    )
    try:
        output_of(command, progress)
    except CommandFailed as error:
        raise NotUsable(f"Pulumi's installer: {error}") from error
    finally:
        curlrc.unlink(missing_ok=True)
    check(folder / "bin" / "pulumi", version)


def check(command: Path, version: str) -> None:
    """Asks a fresh CLI for its version.

    Raises:
        NotUsable: it does not answer, or with another version.
    """
    answer = version_of(command)
    if answer != version:
        raise NotUsable(f"{command} answers as version {answer}, expected {version}")
