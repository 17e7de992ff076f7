"""The export example on the real engine, from a simulated Azure into Azurite."""

import json
import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pulumi import automation

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.http import serve_http
from azure_disk_simulator.doors.provider import serve
from tests.azurite.service import Azurite

EXAMPLE = Path(__file__).parents[2] / "examples" / "vhd_export.py"


def program() -> None:
    runpy.run_path(str(EXAMPLE))


@contextmanager
def stack(engine: Engine, azurite: Azurite, folder: Path) -> Iterator[automation.Stack]:
    with Azure.in_memory() as azure, serve(azure) as grpc, serve_http(azure) as http:
        environment = engine.environment(
            {**grpc.environment, **http.environment, **azurite.environment}
        )
        backend = automation.ProjectBackend((folder / "state").as_uri())
        (folder / "state").mkdir()
        yield automation.create_or_select_stack(
            "dev",
            "example",
            program,
            opts=automation.LocalWorkspaceOptions(
                work_dir=str(folder),
                project_settings=automation.ProjectSettings("example", "python", backend=backend),
                env_vars=environment,
                pulumi_command=automation.PulumiCommand(str(engine.bin.parent)),
            ),
        )


def changes(result: automation.UpResult | automation.RefreshResult) -> dict[str, int]:
    found = result.summary.resource_changes or {}
    return {str(kind): count for kind, count in found.items() if kind != "same"}


def unprotect(example: automation.Stack) -> None:
    """Let go of what the components protect, as somebody does who means to destroy it."""
    deployment = example.export_stack()
    assert deployment.deployment is not None
    for each in deployment.deployment["resources"]:
        each["protect"] = False
    example.import_stack(deployment)


def test_up_again_refresh_and_destroy(engine: Engine, azurite: Azurite, tmp_path: Path) -> None:
    container = azurite.container()
    with stack(engine, azurite, tmp_path) as example:
        said: list[str] = []
        example.up(on_output=said.append)
        assert changes(example.up()) == {}
        assert changes(example.refresh()) == {}
        state = json.dumps(example.export_stack().deployment)
        assert f'"url": "{azurite.url}/bakeryexports/exports/orders/2026-11-22.vhd"' in state
        unprotect(example)
        example.destroy()
    assert "sig=" not in state
    assert "sig=" not in "".join(said)
    blob = container.get_blob_client("orders/2026-11-22.vhd")
    assert blob.get_blob_properties().size == 4 * 1024**3 + 512, "the blob stays"
    assert blob.download_blob(offset=4 * 1024**3, length=8).readall() == b"conectix"
    blob.delete_blob()


@pytest.fixture(autouse=True)
def _no_paths_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZURE_DISK_PROTECTION_ARM_URL", "AZURE_DISK_PROTECTION_BLOB_URL"):
        monkeypatch.delenv(name, raising=False)
