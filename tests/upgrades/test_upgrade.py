"""What a release has deployed stays: today's components replace and delete nothing of it.

Updates are shown, not refused. A resource that today's components add, or make of something that
was there, is what a new version may do; losing one is not.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pulumi import automation

from azure_disk_cli.engine import Engine
from azure_disk_protection import COMPONENTS
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.operations import Operations
from azure_disk_simulator.doors.provider import serve
from tests.upgrades.record import RELEASES, program_of, stack_in

VERSIONS = sorted(path.name for path in RELEASES.iterdir() if path.is_dir())
LOST = {"replace", "delete", "create-replacement", "delete-replaced", "discard"}


def _recorded(version: str) -> list[dict[str, Any]]:
    text = (RELEASES / version / "state.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _spelled_otherwise(version: str) -> list[dict[str, Any]]:
    """What a program would have left that wrote regions as people do."""
    rows = _recorded(version)
    for each in rows:
        for side in ("inputs", "outputs"):
            properties = each.get(side, {}).get("properties", {})
            if "dataSourceInfo" in properties:
                properties["dataSourceInfo"]["resourceLocation"] = "West Europe"
    copies = re.compile(r'(ProtectedDisk\$[^"]*-copy-)northeurope"')
    loaded: list[dict[str, Any]] = json.loads(copies.sub(r'\1North Europe"', json.dumps(rows)))
    assert loaded != _recorded(version)
    return loaded


def _answer_as_then(version: str, patch: pytest.MonkeyPatch) -> None:
    """Make reads of a resource tell what the release left; nothing of it is in this Azure."""
    outputs = {
        str(each["id"]).lower(): each["outputs"] for each in _recorded(version) if "id" in each
    }
    really = Operations.invoke

    def invoke(self: Operations, token: str, args: dict[str, Any]) -> dict[str, Any]:
        names = [str(value).lower() for key, value in args.items() if key.endswith("Name")]
        for resource_id, found in outputs.items():
            steps = resource_id.split("/")
            if names and set(names) <= set(steps) and steps[-1] in names:
                return dict(found)
        return really(self, token, args)

    patch.setattr(Operations, "invoke", invoke)


@pytest.mark.parametrize("rows", [_recorded, _spelled_otherwise])
@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_of_a_release_is_replaced_or_deleted(
    version: str,
    rows: Callable[[str], list[dict[str, Any]]],
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _answer_as_then(version, monkeypatch)
    steps: dict[str, list[str]] = {}

    def look(event: automation.EngineEvent) -> None:
        if event.resource_pre_event is not None:
            step = event.resource_pre_event.metadata
            differs = ",".join(step.detailed_diff or step.diffs or [])
            op = str(getattr(step.op, "value", step.op))
            steps.setdefault(op, []).append(f"{step.urn.rsplit('::', 1)[-1]}: {differs}")

    with Azure.in_memory() as azure, serve(azure) as door:
        stack = stack_in(tmp_path, program_of(version), environment=dict(door.environment))
        state = stack.export_stack()
        deployment = {**(state.deployment or {}), "resources": rows(version)}
        stack.import_stack(automation.Deployment(state.version, deployment))
        stack.preview(on_event=look)
    assert {op: names for op, names in steps.items() if op in LOST} == {}
    assert len(steps.get("same", [])) > len(steps.get("update", [])), steps
    print(f"{version} updates {steps.get('update', [])}, creates {steps.get('create', [])}")  # noqa: T201


@pytest.mark.parametrize("version", VERSIONS)
def test_every_component_of_a_release_is_in_its_state(version: str) -> None:
    """And is still there: a component that goes takes its state with it."""
    tokens = {str(each["type"]) for each in _recorded(version)}
    ours = {token for token in tokens if token.startswith("azure-disk-protection:")}
    assert ours
    assert ours <= {f"azure-disk-protection:index:{each.__name__}" for each in COMPONENTS}
