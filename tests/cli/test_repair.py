"""``azdisk`` is killed with -9 at ten moments; the next ``azdisk up`` finishes the job."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_cli.orphans import RUN_VARIABLE
from azure_disk_simulator.azure import Azure

pytestmark = pytest.mark.timeout(240)
AZDISK = [sys.executable, "-m", "azure_disk_cli.main"]

ALONE, GROUP = "azdisk alone", "with its whole process group"
MOMENTS = [
    ("opening the stack", 1, GROUP),
    ("working out", 1, ALONE),
    ("bringing the estate up", 1, GROUP),
    ("+ created", 1, ALONE),
    ("+ created", 4, GROUP),
    ("+ created", 8, ALONE),
    ("+ created", 12, GROUP),
    ("+ created", 16, ALONE),
    ("+ created", 18, GROUP),
    ("+ created", 21, GROUP),
]


def killed(project: Path, command: str, moment: tuple[str, int, str]) -> None:
    """Run ``azdisk`` and kill it when it has said something so many times."""
    text, times, how = moment
    process = subprocess.Popen(
        [*AZDISK, command],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    with process, process.stdout:
        seen = 0
        for line in process.stdout:
            seen += text in line
            if seen == times:
                break
        assert seen == times, "it ended before the moment came"
        if how == GROUP:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def document(project: Path, command: str) -> dict[str, Any]:
    finished = subprocess.run(
        [*AZDISK, command, "--json"], cwd=project, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def unique_ids(project: Path) -> dict[str, str]:
    """Return what tells one making of a disk or snapshot from another, by lower-case id."""
    with Azure.open(project / ".azdisk" / "azure.db") as azure:
        scope = f"/subscriptions/{azure.subscription_id}"
        kinds = ("Microsoft.Compute/disks", "Microsoft.Compute/snapshots")
        return {
            body["id"].lower(): body["properties"]["uniqueId"]
            for kind in kinds
            for body in azure.list(scope, kind)
        }


def left_running(project: Path) -> list[str]:
    """Return the processes that runs of this project started and left."""
    state = f"PULUMI_BACKEND_URL={(project / '.azdisk' / 'state').as_uri()}?metadata=skip".encode()
    mark = f"{RUN_VARIABLE}=".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            environment = (path / "environ").read_bytes().split(b"\0")
            command = (path / "cmdline").read_text()
        except OSError:
            continue
        if state in environment and any(each.startswith(mark) for each in environment):
            found.append(command)
    return found


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment[0]} {moment[1]}")
def test_killed_up_is_finished_by_the_next(
    engine: Engine, bare: Path, moment: tuple[str, int, str]
) -> None:
    killed(bare, "up", moment)
    before = unique_ids(bare)
    finished = document(bare, "up")
    assert "the killed up before was repaired" in finished["notes"]
    after = unique_ids(bare)
    assert len(after) == 3, "a disk, its snapshot, the copy"
    assert {key: after[key] for key in before} == before, "nothing made before was made again"
    assert list(document(bare, "refresh")["changes"]) == ["unchanged"]
    assert left_running(bare) == []


def test_a_killed_down_is_repaired_by_up(engine: Engine, bare: Path) -> None:
    document(bare, "up")
    killed(bare, "down", ("- deleted", 9, GROUP))
    finished = document(bare, "up")
    assert "the killed down before was repaired" in finished["notes"]
    assert len(unique_ids(bare)) == 3
    assert list(document(bare, "refresh")["changes"]) == ["unchanged"]


def test_policy_packs_of_a_killed_run_do_not_stay(engine: Engine, project: Path) -> None:
    killed(project, "up", ("+ created", 2, GROUP))
    document(project, "refresh")
    assert left_running(project) == []
