"""A component's life on the real engine: up, up again, change, refuse, destroy."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from pulumi import automation
from pulumi.automation._stack import StackInitMode

from azure_disk_cli.engine import Engine

_BORING = {"same", "read"}
_PROGRAM_SERVER = logging.getLogger("grpc._server")


@dataclass(frozen=True)
class Step:
    """What the engine did, or would do, to one resource."""

    name: str
    op: str
    """``create``, ``update``, ``replace``, ``delete``..."""
    paths: tuple[str, ...] = ()
    """Properties that differ."""
    replacing: tuple[str, ...] = ()
    """Properties whose change replaces."""


@dataclass
class Run:
    """One run of the engine."""

    steps: list[Step] = field(default_factory=list)
    """Without what stayed the same."""
    error: str = ""
    warnings: list[str] = field(default_factory=list)

    def ops(self) -> set[str]:
        """Return what was done to resources at all."""
        return {step.op for step in self.steps}


class _Stack(automation.Stack):
    """Looks up neither outputs nor history after a run, which takes twice as long as most runs."""

    def outputs(self) -> automation.OutputMap:
        return {}

    def info(self, show_secrets: bool = True) -> automation.UpdateSummary:  # noqa: FBT001, FBT002
        return automation.UpdateSummary("", datetime.now(timezone.utc), "", {}, {}, "")


class Life:
    """One stack of one program at a time, in one simulated Azure."""

    def __init__(self, engine: Engine, folder: Path, environment: dict[str, str]) -> None:
        state = folder / "state"
        state.mkdir(exist_ok=True)
        workspace = automation.LocalWorkspace(
            work_dir=str(folder),
            project_settings=automation.ProjectSettings(
                "life",
                "python",
                main=str(Path.cwd()),
                backend=automation.ProjectBackend(state.as_uri()),
            ),
            env_vars=engine.environment({**environment, "PATH": os.environ["PATH"]}),
            pulumi_command=automation.PulumiCommand(str(engine.bin.parent)),
        )
        self._stack = _Stack("dev", workspace, StackInitMode.CREATE_OR_SELECT)

    def up(self, program: Callable[[], Any]) -> Run:
        """Run a program and carry out what it asks for."""
        self._stack.workspace.program = _quiet(program)
        return self._run(self._stack.up)

    def preview(self, program: Callable[[], Any]) -> Run:
        """Run a program and say what it would do."""
        self._stack.workspace.program = _quiet(program)
        return self._run(self._stack.preview)

    def refresh(self) -> Run:
        """Compare the state with Azure, which must not differ."""
        return self._run(lambda **options: self._stack.refresh(expect_no_changes=True, **options))

    def take_over_what_changed(self) -> Run:
        """Take what differs in Azure into the state."""
        return self._run(self._stack.refresh)

    def destroy(self) -> Run:
        """Delete all that is neither protected nor retained."""
        return self._run(self._stack.destroy)

    def resources(self) -> dict[str, dict[str, Any]]:
        """Return the state's resources by logical name."""
        deployment = self._stack.export_stack().deployment or {}
        return {each["urn"].rsplit("::", 1)[-1]: each for each in deployment.get("resources", [])}

    def _run(self, act: Callable[..., Any]) -> Run:
        run = Run()

        def look(event: automation.EngineEvent) -> None:
            if event.resource_pre_event is not None:
                _note(run, event.resource_pre_event.metadata)
            said = event.diagnostic_event
            if said is not None and said.severity == "warning":
                run.warnings.append(said.message)

        # It logs a program's exception, whose frames keep sockets open as long as the record lives.
        _PROGRAM_SERVER.disabled = True
        try:
            act(on_event=look)
        except automation.CommandError as failure:
            run.error = str(failure)
        finally:
            _PROGRAM_SERVER.disabled = False
        return run


def _quiet(program: Callable[[], Any]) -> Callable[[], None]:
    def run() -> None:
        program()

    return run


def _note(run: Run, step: automation.StepEventMetadata) -> None:
    op = step.op.value if hasattr(step.op, "value") else str(step.op)
    if op in _BORING:
        return
    diff = step.detailed_diff or {}
    kinds = {
        path: str(getattr(each.diff_kind, "value", each.diff_kind)) for path, each in diff.items()
    }
    replacing = tuple(path for path, kind in kinds.items() if kind.endswith("-replace"))
    run.steps.append(Step(step.urn.rsplit("::", 1)[-1], op, tuple(kinds), replacing))
