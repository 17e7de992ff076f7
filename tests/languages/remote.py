"""Components as every language but Python gets them: built by the provider, not by the program."""

import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pulumi

COMMAND = "pulumi-resource-azure-disk-protection"
"""What an engine looks for on PATH when no plugin is installed."""


class Remote(pulumi.ComponentResource):
    """A component that the engine asks the provider for."""

    def __init__(
        self,
        kind: str,
        name: str,
        inputs: Mapping[str, Any],
        *,
        outputs: Sequence[str] = (),
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        token = f"azure-disk-protection:index:{kind}"
        asked = dict.fromkeys(outputs)
        super().__init__(token, name, {**inputs, **asked}, opts, remote=True)

    def output(self, name: str) -> Any:
        """Return one of the outputs that were asked for."""
        return getattr(self, name)


def on_path(folder: Path) -> Path:
    """Put the command that installing the package brings into a folder, for this Python."""
    command = folder / COMMAND
    python = shlex.quote(sys.executable)
    run = "from azure_disk_protection.serving import main; main()"
    command.write_text(f'#!/bin/sh\nexec {python} -c {shlex.quote(run)} "$@"\n')
    command.chmod(0o755)
    return command
