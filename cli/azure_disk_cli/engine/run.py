"""Runs the commands that get an engine: bounded in time, never silent for long."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from azure_disk_cli.engine.handle import Progress

HEARTBEAT_SECONDS = 15.0


class CommandFailed(Exception):
    """A command could not be started, failed, or took too long; the text is one line."""


@dataclass(frozen=True)
class Command:
    """One command line with all that it depends on."""

    arguments: Sequence[str | Path]
    timeout_seconds: float
    folder: Path | None = None
    environment: Mapping[str, str] | None = None
    activity: str = ""
    """What to say every few seconds while it runs; empty: nothing."""


def output_of(command: Command, progress: Progress | None = None) -> str:
    """Runs a command to its end.

    Args:
        command: what to run, where, and for how long at most.
        progress: told the command's activity and the time spent, every 15 seconds.

    Returns:
        What it printed to standard output, stripped.

    Raises:
        CommandFailed: it is absent, did not end in time (it is then killed with its children), or
            ended with a code other than 0.
    """
    try:
        process = subprocess.Popen(
            [str(argument) for argument in command.arguments],
            cwd=command.folder,
            env=command.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    except OSError as error:
        message = f"{command.arguments[0]} cannot be started: {error.strerror}"
        raise CommandFailed(message) from error
    try:
        stdout, stderr = _wait(process, command, progress)
    finally:
        _end(process)
    if process.returncode != 0:
        text = _telling_line(stderr) or _telling_line(stdout) or "said nothing"
        raise CommandFailed(f"exit code {process.returncode}: {text}")
    return stdout.strip()


def _wait(
    process: subprocess.Popen[str], command: Command, progress: Progress | None
) -> tuple[str, str]:
    started = time.monotonic()
    while True:
        left = command.timeout_seconds - (time.monotonic() - started)
        try:
            return process.communicate(timeout=max(0.0, min(HEARTBEAT_SECONDS, left)))
        except subprocess.TimeoutExpired as error:
            if left <= HEARTBEAT_SECONDS:
                message = f"no end after {command.timeout_seconds:g} s"
                raise CommandFailed(message) from error
            if progress is not None and command.activity:
                progress(f"{command.activity} ({time.monotonic() - started:.0f} s so far)")


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _telling_line(text: str) -> str:
    """The line to show of many: the last one that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
