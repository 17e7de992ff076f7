"""The dev stack's estate, brought up in a simulated Azure and read as an export."""

from pathlib import Path

import yaml

from azure_disk_facts import resource_types as types
from azure_disk_facts.skus import find_disk_sku
from azure_disk_protection import DiskEstate, read_estate
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.mocks import run_program
from tests.analysis.samples import Row

_STACK = Path(__file__).parents[2] / "stacks" / "Pulumi.dev.yaml"


def settings() -> Row:
    found: Row = yaml.safe_load(_STACK.read_text())["config"]["azure-disk-protection:estate"]
    return found


def without_slow_snapshots(given: Row) -> Row:
    """Return settings without the disks whose snapshots take time before they can be copied."""
    disks = {name: disk for name, disk in given["disks"].items() if not _is_slow(disk["sku"])}
    return {**given, "disks": disks}


def _is_slow(sku: str) -> bool:
    facts = find_disk_sku(sku)
    return facts is not None and facts.incremental_snapshots_only


def export(azure: Azure, given: Row) -> list[Row]:
    """Bring an estate up and return its resources; ids of disks in another case than references."""
    result = run_program(azure, lambda: {"ids": DiskEstate("e", read_estate(given)).disk_ids})
    assert result.error is None
    return [
        {
            "urn": each.urn,
            "type": each.token,
            "custom": bool(each.id),
            "id": each.id.upper() if each.token == types.DISK.token else each.id,
            "inputs": each.inputs,
            "outputs": each.outputs,
        }
        for each in result.registrations
    ]
