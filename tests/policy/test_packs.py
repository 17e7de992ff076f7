import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pulumi import automation
from pulumi.automation.errors import CommandError
from pulumi_azure_native import compute, resources

from azure_disk_cli.engine import Engine
from azure_disk_policy.pack import Level
from azure_disk_policy.packs import PACKS
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.policy import running

Program = Callable[[], None]
CLOSED = {"network_access_policy": "DenyAll", "public_network_access": "Disabled"}


@dataclass
class Run:
    """What the engine reported of one run."""

    failed: bool = False
    text: str = ""
    findings: list[tuple[str, str]] = field(default_factory=list)
    """Policy and level, in the order reported."""


class Estate:
    """A program against a simulated Azure, on the real engine, under packs."""

    def __init__(self, azure: Azure, stack: Callable[[Program], automation.Stack]) -> None:
        self.azure = azure
        self._stack = stack

    def names(self, arm_type: str) -> list[str]:
        """Return the names of what there is of a type."""
        scope = f"/subscriptions/{self.azure.subscription_id}"
        return [found["name"] for found in self.azure.list(scope, arm_type)]

    def run(
        self, command: str, program: Program, *packs: str, config: Mapping[str, Any] | None = None
    ) -> Run:
        """Run ``preview`` or ``up`` under packs; ``config`` is that of each pack."""
        run, stack = Run(), self._stack(program)
        path = Path(stack.workspace.work_dir) / "config.json"
        path.write_text(json.dumps(config or {}), encoding="utf-8")

        def listen(event: automation.EngineEvent) -> None:
            found = event.policy_event
            if found is not None:
                run.findings.append((found.policy_name, found.enforcement_level))

        try:
            result = getattr(stack, command)(
                policy_packs=[str(running.PACKS / pack) for pack in packs],
                policy_pack_configs=[str(path) for _ in packs],
                on_event=listen,
            )
            run.text = result.stdout
        except CommandError as error:
            run.failed, run.text = True, str(error)
        return run


@pytest.fixture
def estate(engine: Engine, tmp_path: Path) -> Iterator[Estate]:
    azure = Azure.in_memory(seed=0)
    state, work = tmp_path / "state", tmp_path / "work"
    state.mkdir()
    work.mkdir()
    with serve(azure) as address:
        environment = {**engine.environment(), **address.environment}

        def stack(program: Program) -> automation.Stack:
            return automation.create_or_select_stack(
                "dev",
                "packs",
                program,
                opts=automation.LocalWorkspaceOptions(
                    work_dir=str(work),
                    project_settings=automation.ProjectSettings(
                        "packs", "python", backend=automation.ProjectBackend(state.as_uri())
                    ),
                    env_vars=environment,
                    pulumi_command=automation.PulumiCommand(str(engine.bin.parent)),
                ),
            )

        yield Estate(azure, stack)


def disk(**inputs: Any) -> compute.Disk:
    group = resources.ResourceGroup("rg", resource_group_name="rg", location="westeurope")
    return compute.Disk(
        "data",
        resource_group_name=group.name,
        disk_name="data",
        location="westeurope",
        sku={"name": "Premium_LRS"},
        disk_size_gb=64,
        creation_data={"create_option": "Empty"},
        **inputs,
    )


def unencrypted() -> None:
    disk(**CLOSED)


def encrypted_with_something_unknown() -> None:
    group = resources.ResourceGroup("keys", resource_group_name="keys", location="westeurope")
    settings = group.id.apply(lambda each: {"disk_encryption_set_id": each})
    disk(encryption=settings, **CLOSED)


def open_to_export() -> None:
    disk()


def test_a_mandatory_violation_stops_the_preview(estate: Estate) -> None:
    run = estate.run("preview", unencrypted, "encryption")
    assert run.failed
    assert run.findings == [("disk-cmk", "mandatory")]
    assert "names no disk encryption set" in run.text


def test_a_mandatory_violation_stops_an_update_without_preview(estate: Estate) -> None:
    """The Automation API's ``up`` runs no preview: what violates isn't created even then."""
    run = estate.run("up", unencrypted, "encryption")
    assert run.failed
    assert ("disk-cmk", "mandatory") in run.findings
    assert estate.names("Microsoft.Compute/disks") == []


def test_undecided_blocks_the_preview_where_the_configuration_says_so(estate: Estate) -> None:
    program = encrypted_with_something_unknown
    run = estate.run("preview", program, "encryption", config={"undecided": {"unknown": "block"}})
    assert run.failed
    assert set(run.findings) == {("undecided", "mandatory")}
    assert "disk-cmk can't be decided for data: encryption is not known yet" in run.text


def test_undecided_is_a_remark_otherwise(estate: Estate) -> None:
    run = estate.run("preview", encrypted_with_something_unknown, "encryption")
    assert not run.failed
    assert set(run.findings) == {("undecided", "advisory")}


def test_an_advisory_violation_only_warns(estate: Estate) -> None:
    run = estate.run("up", open_to_export, "exposure", "retention")
    assert not run.failed
    assert set(run.findings) == {
        ("disk-network-access-restricted", "advisory"),
        ("disk-public-network-access-disabled", "advisory"),
        ("disk-backed-up", "advisory"),
    }
    assert estate.names("Microsoft.Compute/disks") == ["data"]


def test_a_pack_refuses_a_configuration_outside_its_schema(estate: Estate) -> None:
    run = estate.run(
        "preview", open_to_export, "retention", config={"disk-backed-up": {"accept": 7}}
    )
    assert run.failed
    assert "disk-backed-up" in run.text
    assert run.findings == []


def test_every_rule_of_the_catalogue_has_a_level_in_one_pack() -> None:
    listed = [name for pack in PACKS for name in pack.names]
    assert len(listed) == len(set(listed)) == 212
    for pack in PACKS:
        assert set(pack.recommended).isdisjoint(pack.optional)
        for rule, level in pack.rules():
            assert level is pack.level(rule.name)
            assert pack.level_when_on(rule.name) in {Level.ADVISORY, Level.MANDATORY}
    with pytest.raises(KeyError):
        PACKS[0].level_when_on("no-such-rule")


def test_what_is_on_by_default_is_a_small_part() -> None:
    assert sum(len(pack.recommended) for pack in PACKS) < 212 / 3
