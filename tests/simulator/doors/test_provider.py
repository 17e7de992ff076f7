import os
import socket
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import grpc
import pulumi
import pytest
from pulumi import automation
from pulumi.runtime.proto import provider_pb2_grpc
from pulumi_azure_native import compute, resources

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve
from tests.simulator.doors.estate_program import Estate


@pytest.fixture
def azure(tmp_path: Path) -> Iterator[Azure]:
    with Azure.open(tmp_path / "azure.db") as azure:
        azure.settings.role_delay = timedelta(0)
        yield azure


class Runs:
    """Runs programs in one project on the engine, against one simulated Azure."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder = folder
        self.variables = variables
        self.lines: list[str] = []
        self.stacks: dict[str, automation.Stack] = {}

    def stack(self, program: Callable[[], None], name: str = "dev") -> automation.Stack:
        self.lines = []
        if name not in self.stacks:
            self.stacks[name] = self._new_stack(program, name)
        self.stacks[name].workspace.program = program
        return self.stacks[name]

    def _new_stack(self, program: Callable[[], None], name: str) -> automation.Stack:
        return automation.create_stack(
            name,
            project_name="doors",
            program=program,
            opts=automation.LocalWorkspaceOptions(
                work_dir=str(self.folder),
                env_vars={**self.variables, "PULUMI_CONFIG_PASSPHRASE": ""},
                project_settings=automation.ProjectSettings(
                    "doors",
                    "python",
                    backend=automation.ProjectBackend(self.folder.as_uri()),
                ),
            ),
        )

    def up(self, program: Callable[[], None], name: str = "dev") -> dict[str, int]:
        result = self.stack(program, name).up(on_output=self.lines.append)
        return {str(kind): n for kind, n in (result.summary.resource_changes or {}).items()}

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def resources(self, stack: automation.Stack) -> dict[str, dict[str, Any]]:
        deployment = stack.export_stack().deployment or {}
        assert not deployment.get("pending_operations")
        return {entry["urn"].rsplit("::", 1)[-1]: entry for entry in deployment["resources"]}


@pytest.fixture
def runs(
    tmp_path: Path, azure: Azure, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Runs]:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{engine.bin}{os.pathsep}{os.environ['PATH']}")
    with serve(azure) as address:
        yield Runs(folder, address.environment)


def test_the_environment_names_the_port(azure: Azure) -> None:
    with serve(azure) as address:
        assert address.environment == {"PULUMI_DEBUG_PROVIDERS": f"azure-native:{address.port}"}


def test_the_server_stops_at_once_and_frees_its_port(azure: Azure) -> None:
    with serve(azure) as address:
        started = time.monotonic()
    assert time.monotonic() - started < 1
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", address.port)) != 0


def test_no_port_is_reported(azure: Azure, monkeypatch: pytest.MonkeyPatch) -> None:
    class Portless:
        def add_insecure_port(self, _: str) -> int:
            return 0

    monkeypatch.setattr(grpc, "server", lambda *_, **__: Portless())
    monkeypatch.setattr(
        provider_pb2_grpc, "add_ResourceProviderServicer_to_server", lambda *_: None
    )
    with pytest.raises(OSError, match="no free port") as error, serve(azure):
        pass
    assert str(error.value) == "no free port on 127.0.0.1: allow local connections and try again"


def test_the_life_of_an_estate(runs: Runs, azure: Azure) -> None:
    assert runs.up(Estate()) == {"create": 20}
    azure.advance(timedelta(hours=6))
    stack = runs.stack(Estate())
    assert _refreshed(stack) == {"same": 20}
    assert runs.up(Estate()) == {"same": 20}
    assert runs.up(Estate(size_gib=256, tags={"owner": "mill"})) == {"same": 19, "update": 1}
    disk = runs.resources(stack)["disk"]["id"]
    assert azure.get(disk)["properties"]["diskSizeGB"] == 256

    azure.patch(disk, {"tags": {"by": "hand"}})
    assert _refreshed(stack) == {"same": 19, "update": 1}
    assert runs.resources(stack)["disk"]["inputs"]["tags"] == {"by": "hand"}
    assert runs.up(Estate(size_gib=256)) == {"same": 19, "update": 1}
    assert azure.get(disk)["tags"] == {"owner": "bakery"}

    stack.destroy()
    subscription = f"/subscriptions/{azure.subscription_id}"
    assert azure.list(subscription, "Microsoft.Compute/disks") == []
    assert not azure.exists(f"{subscription}/resourceGroups/rg-bakery")


def _refreshed(stack: automation.Stack) -> dict[str, int]:
    found = stack.refresh().summary.resource_changes or {}
    return {str(kind): number for kind, number in found.items()}


def _disk(**changed: Any) -> Callable[[], None]:
    def program() -> None:
        group = resources.ResourceGroup("group", resource_group_name="rg", location="westeurope")
        given: dict[str, Any] = {
            "disk_name": "one",
            "location": "westeurope",
            "disk_size_gb": 8,
            "sku": {"name": "Premium_LRS"},
            "creation_data": {"create_option": "Empty"},
        }
        compute.Disk("disk", resource_group_name=group.name, **{**given, **changed})

    return program


def _snapshot(disk: str) -> dict[str, Any]:
    source = {"createOption": "Copy", "sourceResourceId": disk}
    return {
        "location": "westeurope",
        "sku": {"name": "Standard_LRS"},
        "properties": {"incremental": True, "creationData": source},
    }


def test_create_only_changes_replace(runs: Runs, azure: Azure) -> None:
    runs.up(_disk())
    stack = runs.stack(_disk())
    first = runs.resources(stack)["disk"]
    group = first["id"].split("/providers/")[0]
    snapshot = azure.put(f"{group}/providers/Microsoft.Compute/snapshots/s", _snapshot(first["id"]))
    source = {"create_option": "Copy", "source_resource_id": snapshot["id"]}
    identities = [first["outputs"]["uniqueId"]]
    for changed in (
        {"disk_name": "two"},
        {"disk_name": "two", "creation_data": source},
        {"disk_name": "two", "location": "northeurope"},
    ):
        assert runs.up(_disk(**changed))["replace"] == 1
        identities.append(runs.resources(stack)["disk"]["outputs"]["uniqueId"])
    assert len(set(identities)) == 4


def test_an_existing_estate_is_imported_and_replaces_nothing(runs: Runs) -> None:
    """Updates: what Azure reports and the program does not write, as with azure-native."""
    runs.up(Estate())
    found = runs.resources(runs.stack(Estate()))
    ids = {
        name: entry["id"] for name, entry in found.items() if "azure-native:" in entry["type"][:13]
    }
    adopted = runs.up(Estate(imports=ids), "adopted")
    assert (adopted["create"], adopted["import"]) == (1, 19), runs.text
    assert adopted.keys() == {"create", "import", "update"}
    assert runs.up(Estate(), "adopted") == {"same": 20}


def test_a_refused_create_shows_azures_text(runs: Runs) -> None:
    with pytest.raises(automation.CommandError) as error:
        runs.up(_disk(disk_size_gb=40000))
    assert 'Status=400 Code="InvalidParameter" Message="' in str(error.value)
    assert "disk" not in runs.resources(runs.stack(_disk()))
    assert runs.up(_disk())["create"] == 1


def test_a_role_that_is_not_effective_yet_fails_the_encryption_set(
    runs: Runs, azure: Azure
) -> None:
    azure.settings.role_delay = timedelta(minutes=10)
    with pytest.raises(automation.CommandError) as error:
        runs.up(Estate(backup=False))
    assert 'Status=400 Code="KeyVaultAccessForbidden" Message="' in str(error.value)
    azure.advance(timedelta(minutes=10))
    assert runs.up(Estate(backup=False))["create"] > 0
    assert set(runs.up(Estate(backup=False))) == {"same"}


def _secret_disk() -> None:
    _disk(tags={"token": pulumi.Output.secret("hush-hush")})()


def test_a_secret_input_is_in_no_state_file(runs: Runs, azure: Azure) -> None:
    runs.up(_secret_disk)
    written = [path.read_text(errors="ignore") for path in runs.folder.rglob("*.json")]
    assert any("Microsoft.Compute/disks" in text for text in written)
    assert not any("hush-hush" in text for text in written)
    disk = runs.resources(runs.stack(_secret_disk))["disk"]
    for side in ("inputs", "outputs"):
        assert disk[side]["tags"]["token"]["plaintext"] == '"hush-hush"'
    assert azure.get(disk["id"])["tags"] == {"token": "hush-hush"}
    assert runs.up(_secret_disk) == {"same": 3}
