"""What the rest of azdisk knows of an engine."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Progress: TypeAlias = Callable[[str], None]
"""Takes one line that says what is being done."""

POLICY_LAUNCHER = "pulumi-analyzer-policy-python"
"""Starts Python policy packs for an engine without a Python language host."""
DYNAMIC_PROVIDER = "pulumi-resource-pulumi-python"
"""Runs Pulumi's dynamic resources."""
LANGUAGE_HOST = "pulumi-language-python"
"""Lets the engine run Python programs by itself."""


class EngineUnavailable(Exception):
    """No engine can be had; the text says everything that was tried and what to do about each."""


@dataclass(frozen=True)
class Engine:
    """A Pulumi engine that has answered with its version."""

    command: Path
    """The ``pulumi`` executable."""
    bin: Path
    """Folder to put on PATH: holds what the engine starts beside itself."""
    version: str
    """Without the leading v, for example ``3.255.0``."""

    def environment(self, base: Mapping[str, str] | None = None) -> dict[str, str]:
        """Variables for a process that runs this engine, or is to find it on PATH.

        Args:
            base: the variables to start from; omitted: those of this process.

        Returns:
            A copy of ``base`` with the engine first on PATH, and this interpreter as the one for
            policy packs and dynamic resources.
        """
        variables = dict(os.environ if base is None else base)
        folders = (str(self.bin), variables.get("PATH", os.defpath))
        return variables | {
            "PATH": os.pathsep.join(folders),
            "AZDISK_PYTHON": sys.executable,
            "PULUMI_PYTHON_CMD": sys.executable,
            "PULUMI_SKIP_UPDATE_CHECK": "true",
        }
