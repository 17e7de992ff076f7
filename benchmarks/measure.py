"""One measurement in a process of its own; prints its figures as one line of JSON."""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pulumi import automation
from pulumi.automation import events

from azure_disk_cli.engine import Engine, ensure_engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from benchmarks.mocks import EchoMocks
from benchmarks.plan import Plan
from benchmarks.same import PROGRAMS, require_same, run_mocked
from benchmarks.seed import seed

AZURE = "azure-native:"
"""How the types of Azure's resources begin."""


@contextmanager
def _watching() -> Iterator[dict[str, float]]:
    """Yield what holds, after the block, its seconds and those of the processor."""
    figures: dict[str, float] = {}
    began, used = time.perf_counter(), _processor_seconds()
    yield figures
    figures["seconds"] = time.perf_counter() - began
    figures["cpu_seconds"] = _processor_seconds() - used


def _processor_seconds() -> float:
    """Return what this process and its ended children have used."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure_sdk(program: str, plan: Plan) -> dict[str, float]:
    """Return seconds and resources of a program on a mocked engine."""
    with Azure.in_memory() as azure:
        shared = seed(azure, plan.blocks)
    mocks = EchoMocks(shared.subscription_id)
    with _watching() as times:
        run_mocked(lambda: PROGRAMS[program](shared, plan), mocks)
    return {**times, "resources": mocks.resources, "calls": mocks.calls}


def measure_engine(program: str, plan: Plan, *, update: bool) -> dict[str, float]:
    """Return seconds and, after an update, bytes of state of a program on the real engine."""
    engine = ensure_engine(lambda _: None)
    with tempfile.TemporaryDirectory() as folder, Azure.in_memory() as azure:
        shared = seed(azure, plan.blocks)
        with serve(azure) as address:
            declare = PROGRAMS[program]
            stack = _stack(engine, Path(folder), lambda: declare(shared, plan))
            stack.workspace.env_vars = {**stack.workspace.env_vars, **address.environment}
            return _run(stack, update=update)


def _run(stack: automation.Stack, *, update: bool) -> dict[str, float]:
    made: set[str] = set()
    with _watching() as times:
        if update:
            stack.up()
        else:
            stack.preview(on_event=lambda event: made.update(_custom_creations(event)))
    if not update:
        return {**times, "resources": float(len(made))}
    deployment = stack.export_stack().deployment or {}
    custom = [each for each in deployment["resources"] if each["type"].startswith(AZURE)]
    return {
        **times,
        "resources": float(len(custom)),
        "state_bytes": float(len(json.dumps(deployment, separators=(",", ":")))),
    }


def _custom_creations(event: events.EngineEvent) -> list[str]:
    """Return the URN of the Azure resource that an event says is to be made, if it does."""
    step = event.resource_pre_event
    if step is None or not step.metadata.type.startswith(AZURE):
        return []
    return [step.metadata.urn]


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
    """Run ``what program resources`` from the command line."""
    what, program, plan = sys.argv[1], sys.argv[2], Plan.of(int(sys.argv[3]))
    if what == "same":
        require_same(plan)
        figures = {}
    elif what == "sdk":
        figures = measure_sdk(program, plan)
    else:
        figures = measure_engine(program, plan, update=what == "up")
    figures["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
