"""``azdisk up`` and plain ``pulumi up`` make the same resources of the same project."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine, build_language_host
from azure_disk_facts.resource_types import RESOURCE_TYPES, ROLE_ASSIGNMENT
from azure_disk_simulator.azure import Azure

ROOT = Path(__file__).parents[2]
AZDISK = [sys.executable, "-m", "azure_disk_cli.main"]


def _project(folder: Path) -> Path:
    folder.mkdir()
    for name in ("Pulumi.yaml", "__main__.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("stacks", "policy"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def _made(project: Path) -> Counter[tuple[str, str]]:
    """Return what a project's simulated Azure holds; grants by scope and role, not by name."""
    with Azure.open(project / ".azdisk" / "azure.db") as azure:
        scope = f"/subscriptions/{azure.subscription_id}"
        found: Counter[tuple[str, str]] = Counter()
        for facts in RESOURCE_TYPES:
            for each in azure.list(scope, facts.arm_type):
                own = each["id"]
                if facts is ROLE_ASSIGNMENT:
                    given = each["properties"]
                    own = f"{given['scope']}: {given['roleDefinitionId']}"
                found[facts.arm_type, own.replace(azure.subscription_id, "").lower()] += 1
    return found


def _run(command: list[str], project: Path, environment: dict[str, str]) -> str:
    finished = subprocess.run(
        command,
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=250,
    )
    assert finished.returncode == 0, finished.stdout
    return finished.stdout


@pytest.mark.timeout(600)
def test_the_official_way_makes_the_same(engine: Engine, tmp_path: Path) -> None:
    """With a Pulumi CLI and a Python language host, against the simulated Azure."""
    ours, official = _project(tmp_path / "ours"), _project(tmp_path / "official")
    _run([*AZDISK, "up"], ours, {**os.environ})

    host = build_language_host(engine)
    state = official / "state"
    state.mkdir()
    environment = engine.environment(
        {
            **os.environ,
            "PATH": f"{host}{os.pathsep}{os.environ['PATH']}",
            "PULUMI_BACKEND_URL": state.as_uri(),
        }
    )
    simulated = [*AZDISK, "sim", "run", "--", "pulumi"]
    _run([*simulated, "stack", "init", "dev"], official, environment)
    said = _run([*simulated, "up", "--yes", "--skip-preview"], official, environment)
    assert "55 created" in said
    assert _made(official) == _made(ours)
