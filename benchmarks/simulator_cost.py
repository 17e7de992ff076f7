"""How long the simulated Azure takes for one operation, as it fills up."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from azure_disk_facts import arm_id
from azure_disk_facts.resource_types import DISK
from azure_disk_simulator.azure import Azure
from benchmarks.seed import seed
from benchmarks.shared import HOME, Shared

SAMPLE = 100


def measure(resources: int) -> dict[str, float]:
    """Return median milliseconds of each operation beside that many resources, state on disk."""
    with tempfile.TemporaryDirectory() as folder, Azure.open(Path(folder) / "azure.db") as azure:
        shared = seed(azure)
        group = arm_id.resource_group_id(azure.subscription_id, shared.disks.name)
        ids = [arm_id.resource_id(group, DISK.arm_type, f"d{n:05d}") for n in range(resources)]
        body = _disk_body(shared)
        creating = _milliseconds(lambda disk_id: azure.put(disk_id, body), ids)
        latest, tagged = ids[-SAMPLE:], {**body, "tags": {"a": "b"}}
        return {
            "create": statistics.median(creating[-SAMPLE:]),
            "read": statistics.median(_milliseconds(azure.get, latest)),
            "update": statistics.median(
                _milliseconds(lambda disk_id: azure.put(disk_id, tagged), latest)
            ),
            "delete": statistics.median(_milliseconds(azure.delete, latest)),
        }


def _milliseconds(operation: Callable[[str], object], ids: list[str]) -> list[float]:
    times = []
    for each in ids:
        started = time.perf_counter()
        operation(each)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _disk_body(shared: Shared) -> dict[str, object]:
    return {
        "location": HOME,
        "sku": {"name": "Premium_LRS"},
        "properties": {
            "creationData": {"createOption": "Empty"},
            "diskSizeGB": 128,
            "encryption": {"diskEncryptionSetId": shared.encryption_set_id},
            "networkAccessPolicy": "DenyAll",
            "publicNetworkAccess": "Disabled",
        },
    }
