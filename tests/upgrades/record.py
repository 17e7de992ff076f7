"""``python -m tests.upgrades.record <checkout of a release> <version>``: records its state.

The release's own components bring ``releases/<version>/program.py`` up in its own simulated Azure;
what the engine then holds is written beside the program.
"""

import json
import os
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pulumi import automation

RELEASES = Path(__file__).parent / "releases"
PROJECT = "upgrade"

_ROOTS = ("facts", "components", "policy", "simulator", "analysis", "cli")
_OF_ONE_RUN = ("sourcePosition", "stackTrace", "created", "modified")


def stack_in(folder: Path, program: Any, *, environment: dict[str, str]) -> automation.Stack:
    """Return the stack that states are recorded from and imported into."""
    from azure_disk_cli.engine import ensure_engine  # noqa: PLC0415 - that of the release

    engine = ensure_engine(_say)
    state = folder / "state"
    state.mkdir()
    path = f"{engine.bin}{os.pathsep}{os.environ['PATH']}"
    backend = automation.ProjectBackend(state.as_uri())
    return automation.create_stack(
        "dev",
        PROJECT,
        program,
        opts=automation.LocalWorkspaceOptions(
            work_dir=str(folder),
            project_settings=automation.ProjectSettings(PROJECT, "python", backend=backend),
            env_vars={**environment, "PATH": path},
            pulumi_command=automation.PulumiCommand(str(engine.bin.parent)),
        ),
    )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def program_of(version: str) -> Any:
    """Return the program of a release."""
    return runpy.run_path(str(RELEASES / version / "program.py"))["program"]


def record(version: str) -> None:
    """Bring the program up with the components on the path, and write down the state."""
    from azure_disk_simulator.azure import Azure  # noqa: PLC0415 - that of the release
    from azure_disk_simulator.doors.provider import serve  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder, Azure.in_memory() as azure, serve(azure) as door:
        environment = dict(door.environment)
        stack = stack_in(Path(folder), program_of(version), environment=environment)
        stack.up(on_output=_say)
        held = (stack.export_stack().deployment or {})["resources"]
    kept = [{key: each[key] for key in each if key not in _OF_ONE_RUN} for each in held]
    text = "".join(json.dumps(each, sort_keys=True) + "\n" for each in kept)
    if "ciphertext" in text:
        raise SystemExit("the state holds a secret: take it out of the program")
    (RELEASES / version / "state.jsonl").write_text(text, encoding="utf-8")


def main(checkout: str, version: str) -> None:
    """Record with the modules of another checkout, in a process of its own."""
    roots = [str(Path(checkout, root).absolute()) for root in _ROOTS]
    own = {
        "PYTHONPATH": os.pathsep.join([*roots, str(Path(__file__).parents[2])]),
        "PULUMI_CONFIG_PASSPHRASE": "not a secret",
    }
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, "-m", "tests.upgrades.record", version],
            env={**os.environ, **own, "PULUMI_HOME": home},
            check=True,
        )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        record(sys.argv[1])
