"""One measurement in a process of its own; prints its figures as one line of JSON."""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pulumi
from pulumi import automation

from azure_disk_cli.engine import Engine, ensure_engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from benchmarks import hand_written, ours
from benchmarks.shared import Shared, seed

RESOURCES_PER_DISK = 5
PROGRAMS: dict[str, Callable[[Shared, int], None]] = {
    "hand": hand_written.declare,
    "ours": ours.declare,
}


class EchoMocks(pulumi.runtime.Mocks):
    """The least a mocked engine can do: what is measured is the SDK and the program."""

    def __init__(self) -> None:
        self.resources = 0

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str, dict[str, Any]]:
        """Answer a registration with its own inputs."""
        self.resources += bool(args.custom)
        group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
        return f"{group}/providers/Microsoft.Compute/disks/{args.name}", dict(args.inputs)

    def call(
        self, args: pulumi.runtime.MockCallArgs
    ) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        """Answer no invoke: the measured programs make none."""
        raise NotImplementedError(f"the measured programs call no function, got {args.token}")


def measure_sdk(program: str, disks: int) -> dict[str, float]:
    """Return seconds and resources of a program on a mocked engine."""
    with Azure.in_memory() as azure:
        shared = seed(azure)
    mocks = EchoMocks()
    pulumi.runtime.set_mocks(mocks, preview=False)
    started = time.perf_counter()

    @pulumi.runtime.test  # type: ignore[untyped-decorator]  # the SDK has no types for it
    def declare() -> None:
        PROGRAMS[program](shared, disks)

    declare()
    return {"seconds": time.perf_counter() - started, "resources": mocks.resources}


def measure_engine(program: str, disks: int, *, update: bool) -> dict[str, float]:
    """Return seconds and, after an update, bytes of state of a program on the real engine."""
    engine = ensure_engine(lambda _: None)
    with tempfile.TemporaryDirectory() as folder, Azure.in_memory() as azure:
        shared = seed(azure)
        with serve(azure) as address:
            declare = PROGRAMS[program]
            stack = _stack(engine, Path(folder), lambda: declare(shared, disks))
            stack.workspace.env_vars = {**stack.workspace.env_vars, **address.environment}
            return _run(stack, update=update)


def _run(stack: automation.Stack, *, update: bool) -> dict[str, float]:
    started = time.perf_counter()
    if not update:
        changes = stack.preview().change_summary
        return {
            "seconds": time.perf_counter() - started,
            "resources": float(sum(changes.values())),
        }
    stack.up()
    seconds = time.perf_counter() - started
    deployment = stack.export_stack().deployment or {}
    custom = [each for each in deployment["resources"] if each.get("custom")]
    return {
        "seconds": seconds,
        "resources": float(len(custom)),
        "state_bytes": float(len(json.dumps(deployment, separators=(",", ":")))),
    }


def _stack(engine: Engine, folder: Path, program: Callable[[], None]) -> automation.Stack:
    (folder / "state").mkdir()
    return automation.create_or_select_stack(
        "bench",
        "benchmarks",
        program,
        opts=automation.LocalWorkspaceOptions(
            work_dir=str(folder),
            project_settings=automation.ProjectSettings(
                "benchmarks",
                "python",
                backend=automation.ProjectBackend((folder / "state").as_uri()),
            ),
            env_vars={
                "PATH": f"{engine.bin}{os.pathsep}{os.environ['PATH']}",
                "PULUMI_CONFIG_PASSPHRASE": "",
                # The file backend writes the whole state after each step; that is not measured.
                "PULUMI_SKIP_CHECKPOINTS": "true",
            },
            pulumi_command=automation.PulumiCommand(str(engine.bin.parent)),
        ),
    )


def main() -> None:
    """Run ``what program disks`` from the command line."""
    what, program, disks = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if what == "sdk":
        figures = measure_sdk(program, disks)
    else:
        figures = measure_engine(program, disks, update=what == "up")
    figures["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
