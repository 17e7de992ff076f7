"""A stack opened for a command: engine, simulated Azure with its door, Pulumi stack."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import SubprocessError
from typing import Any

from pulumi import automation
from pulumi.automation.errors import CommandError, InvalidVersionError

from azure_disk_cli.cloud import subscription_of
from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine, keep_connections_apart
from azure_disk_cli.estate_check import check_estate
from azure_disk_cli.locating import locate_engine
from azure_disk_cli.orphans import RUN_VARIABLE
from azure_disk_cli.outcome import Exit, Stop, wrong_input
from azure_disk_cli.patience import patient
from azure_disk_cli.policies import read_policies, with_previous, write_configs
from azure_disk_cli.project import ESTATE_KEY, Project, StackFile, find_project, read_stack
from azure_disk_cli.subscriptions import simulated_subscription
from azure_disk_cli.workspace import Layout, engine_environment, policy_packs, write_copies
from azure_disk_policy.configuration import PackConfig
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve


@dataclass(frozen=True)
class Target:
    """What a command is to work on, read and checked; nothing is started yet."""

    project: Project
    stack: StackFile
    layout: Layout
    cloud_subscription: str
    """Empty for the simulated Azure."""
    policies: Mapping[str, PackConfig] = field(default_factory=dict)
    """Configuration of each policy pack, by the pack's name."""

    @property
    def is_cloud(self) -> bool:
        """Whether this is the real Azure."""
        return self.layout.is_cloud


def read_target(folder: Path, stack_name: str, *, cloud: bool, any_program: bool = False) -> Target:
    """Read and check everything that can be checked before an engine is looked for.

    With ``any_program`` the stack need not have an estate's settings.

    Raises:
        Stop: (exit 2) something is wrong; every wrong setting of the estate is told at once.
    """
    project = find_project(folder)
    stack = read_stack(project, stack_name)
    if ESTATE_KEY in stack.config or not any_program:
        check_estate(stack)
    if not project.program.is_file():
        raise wrong_input(f"{project.program}: not found; a project's program lies there")
    subscription = subscription_of(os.environ) if cloud else ""
    policies = read_policies(project)
    return Target(project, stack, Layout(project, stack_name, cloud), subscription, policies)


@dataclass
class Session:
    """An open stack."""

    target: Target
    display: Display
    stack: automation.Stack
    azure: Azure | None
    """The simulated Azure; ``None`` for the real one."""
    packs: tuple[Path, ...] = ()
    recovering: set[str] = field(default_factory=set)
    """Lower-case ids of soft-deleted things to recover when the engine asks for them."""
    _pack_configs: list[str] = field(default_factory=list)

    def subscription_of(self, named: str) -> str:
        """Return the subscription that a provider works in, by the one that it names, if any."""
        if self.azure is None:
            return named or self.target.cloud_subscription
        return simulated_subscription(self.azure, named)

    def pack_configs(self) -> list[str]:
        """Return a file of configuration for each pack, with what was deployed before this session.

        Raises:
            Stop: (exit 1) the engine cannot read the stack's state.
        """
        if self.packs and not self._pack_configs:
            config = with_previous(self.target.policies, self.deployment())
            folder = self.target.layout.work / "policies"
            self._pack_configs = write_configs(folder, self.packs, config)
        return self._pack_configs

    def deployment(self) -> Mapping[str, Any]:
        """Return the stack's state as the engine has it.

        Raises:
            Stop: (exit 1) the engine cannot read it.
        """
        return _state(self.stack).deployment or {}

    def replace_deployment(self, deployment: Mapping[str, Any]) -> None:
        """Put another state in place of the stack's.

        Raises:
            Stop: (exit 1) the engine does not take it.
        """
        version = _state(self.stack).version
        try:
            self.stack.import_stack(automation.Deployment(version, deployment))
        except CommandError as error:
            text = f"the engine does not take the repaired state: {engine_text(error)}"
            raise Stop(Exit.STOPPED, text) from None


def _state(stack: automation.Stack) -> automation.Deployment:
    try:
        return stack.export_stack()
    except CommandError as error:
        text = f"the engine cannot read the stack's state: {engine_text(error)}"
        raise Stop(Exit.STOPPED, text) from None


@contextmanager
def open_session(target: Target, display: Display, run_id: str = "") -> Iterator[Session]:
    """Open a stack: engine first, then the simulated Azure and its door, then the stack.

    ``run_id`` marks everything the engine starts.

    Raises:
        Stop: (exit 3) the engine cannot be had or does not start.
    """
    engine = locate_engine(display)
    environment = engine_environment(target.layout, engine) | {RUN_VARIABLE: run_id}
    with ExitStack() as closing:
        azure = None
        recovering = set[str]()
        if not target.is_cloud:
            write_copies(target.layout, target.stack)
            azure = Azure.open(target.layout.database)
            closing.callback(azure.close)
            address = closing.enter_context(serve(patient(azure, recovering)))
            # What moves data, restores from a backup vault, comes to Azure itself.
            direct = closing.enter_context(serve_http(azure))
            environment |= {**address.environment, **direct.environment}
        with display.phase("opening the stack"):
            stack = _open_stack(target, engine, environment)
        packs = policy_packs(target.project)
        yield Session(target, display, stack, azure, packs, recovering)


def _open_stack(target: Target, engine: Engine, environment: Mapping[str, str]) -> automation.Stack:
    keep_connections_apart()
    try:
        return automation.create_or_select_stack(
            target.stack.name,
            project_name=target.project.name,
            program=_no_program,
            opts=automation.LocalWorkspaceOptions(
                work_dir=str(target.layout.engine_folder),
                env_vars=environment,
                pulumi_command=_command(engine),
            ),
        )
    except (CommandError, InvalidVersionError, SubprocessError, OSError) as error:
        raise Stop(Exit.NO_ENGINE, f"the engine did not start: {engine_text(error)}") from None


def _command(engine: Engine) -> automation.PulumiCommand:
    command = automation.PulumiCommand(str(engine.command.parent.parent))
    command.command = str(engine.command)
    return command


def _no_program() -> None:
    """Stand where the Automation API wants a program; each run is given its own."""


def engine_text(error: BaseException) -> str:
    """Return what an engine's failure says, without the frame the Automation API puts around it."""
    text = str(error)
    marker = "stderr: "
    return text[text.index(marker) + len(marker) :].strip() if marker in text else text.strip()
