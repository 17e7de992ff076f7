"""A small project of its own for each test: one disk with everything, in a simulated Azure."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from typer.testing import CliRunner, Result

from azure_disk_cli.main import app
from azure_disk_facts.resource_types import RESOURCE_TYPES
from azure_disk_simulator.azure import Azure

ROOT = Path(__file__).parents[2]

Run: TypeAlias = Callable[..., Result]
Settings: TypeAlias = dict[str, Any]


def small_estate() -> Settings:
    return {
        "name": "shop",
        "protect": False,
        "retainSnapshots": False,
        "sites": {
            "westeurope": {
                "resourceGroup": "rg-shop-we",
                "snapshotResourceGroup": "rg-shop-we-snapshots",
                "keyVault": "kv-shop-we",
                "backupVault": "bv-shop-we",
            },
            "northeurope": {
                "resourceGroup": "rg-shop-ne",
                "snapshotResourceGroup": "rg-shop-ne-snapshots",
                "keyVault": "kv-shop-ne",
            },
        },
        "backupPolicies": {
            "four-hourly": {
                "every": "PT4H",
                "start": "2026-01-01T02:00:00+00:00",
                "timeZone": "UTC",
                "keep": "P7D",
            }
        },
        "disks": {
            "data": {
                "site": "westeurope",
                "sku": "Premium_LRS",
                "sizeGib": 32,
                "zone": "1",
                "backupPolicy": "four-hourly",
                "snapshot": True,
                "copyTo": ["northeurope"],
            }
        },
    }


def holdings(project: Path) -> dict[str, str]:
    """Return what the simulated Azure holds by id, with what tells one making from another."""
    with Azure.open(project / ".azdisk" / "azure.db") as azure:
        scope = f"/subscriptions/{azure.subscription_id}"
        return {
            body["id"]: str(body.get("properties", {}).get("uniqueId", ""))
            for facts in RESOURCE_TYPES
            for body in azure.list(scope, facts.arm_type)
        }


def write_stack(project: Path, estate: Any, name: str = "dev") -> Path:
    path = project / "stacks" / f"Pulumi.{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"config": {"azure-disk-protection:estate": estate}}))
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("Pulumi.yaml", "__main__.py"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "policy", folder / "policy", ignore=shutil.ignore_patterns("*cache*"))
    write_stack(folder, small_estate())
    return folder


@pytest.fixture
def bare(project: Path) -> Path:
    """The project without policy packs: they only read, and starting them takes time."""
    shutil.rmtree(project / "policy")
    return project


@pytest.fixture
def azdisk(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process; ``--project`` is given already."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()

    def run(*arguments: str) -> Result:
        where = ("--project", str(project)) if "--help" not in arguments else ()
        result: Result = runner.invoke(app, [*arguments, *where])
        return result

    return run
