"""The TypeScript example type-checks against today's schema and runs on the engine."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_protection.serving import serve as serve_components
from azure_disk_simulator.azure import Azure
from azure_disk_simulator.doors.provider import serve as serve_azure
from tests.languages.node import EXAMPLE, NodeStack, Project, Refused

GROUP, SNAPSHOTS = "rg-bakery", "rg-bakery-points"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project.make(tmp_path_factory.mktemp("typescript"))
    made.compile()
    return made


@contextmanager
def _stack(
    project: Project, folder: Path, engine: Engine, **config: str
) -> Iterator[tuple[NodeStack, Azure]]:
    with Azure.in_memory() as azure, serve_azure(azure) as arm, serve_components() as components:
        groups = f"/subscriptions/{azure.subscription_id}/resourceGroups"
        for name in (GROUP, SNAPSHOTS):
            azure.put(f"{groups}/{name}", {"location": "westeurope"})
        attached = ",".join(
            [arm.environment["PULUMI_DEBUG_PROVIDERS"], components.environment_value]
        )
        settings = {
            "resourceGroup": GROUP,
            "snapshotGroupId": f"{groups}/{SNAPSHOTS}",
            "keyVaultName": "kv-bakery-disks",
            **config,
        }
        environment = {"PULUMI_DEBUG_PROVIDERS": attached}
        yield NodeStack(project, folder, engine, environment, settings), azure


def test_up_again_refresh_and_destroy(project: Project, engine: Engine, tmp_path: Path) -> None:
    with _stack(project, tmp_path, engine) as (stack, azure):
        made = stack.run("up")
        assert stack.run("preview")["changes"] == {"same": made["changes"]["create"]}
        assert set(stack.run("up")["changes"]) == {"same"}
        assert set(stack.run("refresh")["changes"]) == {"same"}
        _shows_what_was_asked_for(azure, made["outputs"])
        stack.run("unprotect")
        with pytest.raises(Refused, match="it holds soft-deleted backup instance"):
            stack.run("destroy")
        azure.advance(timedelta(days=15))
        assert set(stack.run("destroy")["changes"]) == {"delete"}


def _shows_what_was_asked_for(azure: Azure, outputs: dict[str, object]) -> None:
    assert outputs["protectionState"] == "ProtectionConfigured"
    disk = azure.get(str(outputs["diskId"]))
    properties = disk["properties"]
    assert properties["diskSizeGB"] == 128
    assert properties["networkAccessPolicy"] == "DenyAll"
    key = properties["encryption"]
    assert key["type"] == "EncryptionAtRestWithCustomerKey"
    assert "/diskEncryptionSets/" in key["diskEncryptionSetId"]
    assert disk["zones"] == ["1"]


def test_wrong_inputs_are_told_in_the_spelling_of_the_program(
    project: Project, engine: Engine, tmp_path: Path
) -> None:
    with (
        # An input of one component alone: they are built side by side, the first failure ends all.
        _stack(project, tmp_path, engine, keyVaultName="1") as (stack, _),
        pytest.raises(Refused) as refused,
    ):
        stack.run("preview")
    said = str(refused.value)
    assert "DiskEncryption resource 'bakery' has a problem: " in said
    assert "property keyVaultName with value '{1}' has a problem: got '1'" in said
    assert "Traceback" not in said
    assert 'File "' not in said


def test_a_misspelt_input_does_not_compile(project: Project) -> None:
    program = (EXAMPLE / "index.ts").read_text()
    try:
        with pytest.raises(Refused, match="'sizeGb' does not exist in type 'ManagedDiskArgs'"):
            project.compile(program.replace("sizeGib: 128", "sizeGb: 128"))
    finally:
        project.compile(program)


def test_the_lock_pins_by_hash_and_names_no_host() -> None:
    text = (EXAMPLE / "package-lock.json").read_text()
    installed = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert installed
    assert [name for name, each in installed.items() if not each.get("integrity")] == []
    assert [name for name, each in installed.items() if "resolved" in each] == []
    declared = json.loads((EXAMPLE / "package.json").read_text())
    wanted = {**declared["dependencies"], **declared["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
