"""Dynamic resources of components that the provider builds: what a program needs for them."""

import json
import os
from pathlib import Path

import pulumi_azure_native
import pytest

from azure_disk_cli.engine import Engine
from azure_disk_protection.serving import serve as serve_components
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve as serve_azure
from tests.azurite.service import Azurite
from tests.conformance.life import Life
from tests.languages.remote import Remote

PLATFORM = {"encryptionType": "EncryptionAtRestWithPlatformKey"}
OPEN = {"networkAccessPolicy": "AllowAll", "publicNetworkAccess": "Enabled"}
BLOB = "languages/orders.vhd"


def _program() -> None:
    group = pulumi_azure_native.resources.ResourceGroup("bakery", location="westeurope")
    place = {"resourceGroupName": group.name, "location": "westeurope", **PLATFORM}
    disk = Remote(
        "ManagedDisk", "orders", {**place, "sku": "Premium_LRS", "sizeGib": 4}, outputs=["diskId"]
    )
    point = {**place, **OPEN, "sourceDiskId": disk.output("diskId")}
    snapshot = Remote("IncrementalSnapshot", "orders", point, outputs=["snapshotId"])
    target = {
        "sourceId": snapshot.output("snapshotId"),
        "storageAccountName": "bakeryexports",
        "containerName": "exports",
        "blobName": BLOB,
    }
    Remote("VhdExport", "orders", target, outputs=["url"])


def test_an_export_runs_with_the_python_that_has_the_package(
    engine: Engine, azurite: Azurite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its provider runs beside the engine, not in ours: it needs PULUMI_PYTHON_CMD."""
    container = azurite.container()
    with (
        Azure.in_memory() as azure,
        serve_azure(azure) as arm,
        serve_http(azure) as http,
        serve_components() as components,
    ):
        attached = [arm.environment["PULUMI_DEBUG_PROVIDERS"], components.environment_value]
        environment = {
            **engine.environment(),
            **http.environment,
            **azurite.environment,
            "PULUMI_DEBUG_PROVIDERS": ",".join(attached),
        }
        for name, value in environment.items():
            if value != os.environ.get(name):
                monkeypatch.setenv(name, value)
        life = Life(engine, tmp_path, environment)
        assert life.up(_program).error == ""
        assert life.up(_program).steps == []
        state = life.resources()
    assert state["orders-export"]["outputs"]["url"].endswith(BLOB)
    assert "sig=" not in json.dumps(state)
    container.get_blob_client(BLOB).delete_blob()
