"""The doors a scenario goes through, behind one small interface."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pulumi import automation

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from azure_disk_simulator.doors.provider import serve

Program = Callable[[], None]


@dataclass(frozen=True)
class Made:
    """One resource that a program made."""

    token: str
    id: str
    outputs: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What came of a program."""

    made: Mapping[str, Made]
    """By logical name."""
    error: str
    """Everything that was said about the failure; empty when there was none."""

    def __getitem__(self, name: str) -> Made:
        assert not self.error, self.error
        return self.made[name]


class Door(ABC):
    """A way into one simulated Azure."""

    def __init__(self, azure: Azure) -> None:
        self.azure = azure

    @abstractmethod
    def up(self, program: Program) -> Outcome:
        """Run a program and return what it made, or its failure."""


class MocksDoor(Door):
    """Pulumi's mocks, in process, without an engine."""

    def up(self, program: Program) -> Outcome:
        """Run a program under the mocks."""
        result = run_program(self.azure, program)
        made = {
            each.name: Made(each.token, each.id, each.outputs)
            for each in result.registrations
            if each.id
        }
        return Outcome(made, "" if result.error is None else str(result.error))


class EngineDoor(Door):
    """The real engine, with the simulated Azure as its provider."""

    def __init__(self, azure: Azure, engine: Engine, folder: Path) -> None:
        super().__init__(azure)
        self._engine = engine
        self._folder = folder

    def up(self, program: Program) -> Outcome:
        """Run a program on the engine."""
        error = ""
        with serve(self.azure) as address:
            stack = self._stack(program, dict(address.environment))
            try:
                stack.up()
            except automation.CommandError as failure:
                error = str(failure)
            deployment = stack.export_stack().deployment or {}
        made = {
            each["urn"].rsplit("::", 1)[-1]: Made(each["type"], each["id"], each["outputs"])
            for each in deployment.get("resources", [])
            if each.get("custom") and each["type"].startswith("azure-native:")
        }
        return Outcome(made, error)

    def _stack(self, program: Program, environment: dict[str, str]) -> automation.Stack:
        state = self._folder / "state"
        state.mkdir(exist_ok=True)
        path = f"{self._engine.bin}{os.pathsep}{os.environ['PATH']}"
        return automation.create_or_select_stack(
            "dev",
            "conformance",
            program,
            opts=automation.LocalWorkspaceOptions(
                work_dir=str(self._folder),
                project_settings=automation.ProjectSettings(
                    "conformance", "python", backend=automation.ProjectBackend(state.as_uri())
                ),
                env_vars={**environment, "PATH": path},
                pulumi_command=automation.PulumiCommand(str(self._engine.bin.parent)),
            ),
        )
