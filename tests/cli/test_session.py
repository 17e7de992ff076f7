from pathlib import Path
from typing import Any

import pytest
from pulumi.automation.errors import CommandError

from azure_disk_cli import session
from azure_disk_cli.display import Display
from azure_disk_cli.engine import Engine
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.session import Session, engine_text, open_session, read_target
from azure_disk_simulator.azure import Azure
from tests.cli.conftest import Run, small_estate, write_stack
from tests.simulator.backups import backed_up
from tests.simulator.estate import Estate

PROGRAM = """
from azure_disk_protection import DiskRestore

DiskRestore(
    "orders",
    {{
        "resource_group_name": "rg",
        "location": "westeurope",
        "backup_instance_id": {instance!r},
        "vault_principal_id": {principal!r},
        "grant_target_group": False,
        "disk_name": "restored",
    }},
)
"""


def test_a_target_is_read_without_starting_anything(project: Path) -> None:
    target = read_target(project / "stacks", "dev", cloud=False)
    assert (target.project.folder, target.stack.name) == (project, "dev")
    assert not target.is_cloud
    assert not (project / ".azdisk").exists()


def test_a_target_in_the_cloud_knows_its_subscription(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SUBSCRIPTION_ID", "TENANT_ID", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.setenv(f"ARM_{name}", name.lower())
    target = read_target(project, "dev", cloud=True)
    assert target.is_cloud
    opened = Session(target, Display(), None, None)  # type: ignore[arg-type]
    assert opened.subscription_of("") == "subscription_id"
    assert opened.subscription_of("another") == "another", "the provider's own wins"


def test_the_engines_own_words() -> None:
    framed = "\n code: 255\n stdout: \n stderr: error: no stack\n"
    assert engine_text(CommandError(framed_result(framed))) == "error: no stack"
    assert engine_text(ValueError(" plain ")) == "plain"


def framed_result(text: str) -> Any:
    return text


def test_a_session_on_the_real_engine(engine: Engine, project: Path) -> None:
    target = read_target(project, "dev", cloud=False)
    with open_session(target, Display(), "run-1") as opened:
        assert opened.azure is not None
        assert opened.subscription_of("") == opened.azure.subscription_id
        assert [pack.name for pack in opened.packs] == ["encryption", "exposure", "retention"]
        empty = opened.deployment()
        opened.replace_deployment(empty)
        assert opened.deployment().get("resources", []) == empty.get("resources", [])
        with pytest.raises(Stop) as stop:
            opened.replace_deployment({"resources": [{"urn": "x", "parent": "y"}]})
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value).startswith("the engine does not take the repaired state: ")


def test_a_state_that_cannot_be_read(engine: Engine, project: Path) -> None:
    target = read_target(project, "dev", cloud=False)
    with open_session(target, Display()) as opened:
        (path,) = target.layout.state.glob(".pulumi/stacks/*/dev.json")
        path.write_text("{")
        with pytest.raises(Stop) as stop:
            opened.deployment()
    assert stop.value.code is Exit.STOPPED
    assert str(stop.value).startswith("the engine cannot read the stack's state: ")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            '[ "$1" = version ] && echo v3.255.0 || { echo "error: broken" >&2; exit 255; }',
            "broken",
        ),
        ("exit 3", "returned non-zero exit status 3"),
        ("echo v2.0.0", "Minimum version requirement failed"),
    ],
)
def test_an_engine_that_does_not_start(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    command = tmp_path / "bin" / "pulumi"
    command.parent.mkdir()
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    monkeypatch.setattr(session, "locate_engine", lambda _: Engine(command, command.parent, "3"))
    target = read_target(project, "dev", cloud=False)
    with pytest.raises(Stop) as stop, open_session(target, Display()):
        pass
    assert stop.value.code is Exit.NO_ENGINE
    assert str(stop.value).startswith("the engine did not start: ")
    assert said in str(stop.value)


def test_the_program_comes_with_each_run() -> None:
    session._no_program()


@pytest.mark.timeout(120)
def test_up_restores_from_a_backup_vault(engine: Engine, azdisk: Run, project: Path) -> None:
    """What restores data goes to Azure itself, not through the provider."""
    with Azure.open(project / ".azdisk" / "azure.db") as azure:
        estate = Estate(azure)
        disk, vault, instance, _ = backed_up(estate)
        azure.write_disk(disk["id"], 4096, b"ledger of monday")
        azure.backup_now(instance["id"])
        restored = estate.id("Microsoft.Compute/disks", "restored")
    (project / "__main__.py").write_text(
        PROGRAM.format(instance=instance["id"], principal=vault["identity"]["principalId"])
    )
    result = azdisk("up")
    assert result.exit_code == 0, result.output
    with Azure.open(project / ".azdisk" / "azure.db") as azure:
        assert azure.read(restored, 4096, 16) == b"ledger of monday"
        assert azure.get(restored)["properties"]["networkAccessPolicy"] == "DenyAll"


def test_any_program_may_be_checked_but_an_estate_is_still_read(project: Path) -> None:
    path = project / "stacks" / "Pulumi.dev.yaml"
    path.write_text("config: {}\n")
    assert read_target(project, "dev", cloud=False, any_program=True).stack.config == {}
    with pytest.raises(Stop) as missing:
        read_target(project, "dev", cloud=False)
    assert str(missing.value).startswith(
        f"{path}: config.azure-disk-protection:estate is missing, allowed: "
    )
    path.write_text("config: {'azure-disk-protection:estate': {}}\n")
    with pytest.raises(Stop) as wrong:
        read_target(project, "dev", cloud=False, any_program=True)
    assert wrong.value.code is Exit.WRONG_INPUT


def test_a_deployment_may_not_keep_backups_for_less(
    engine: Engine, azdisk: Run, project: Path
) -> None:
    """The packs are given the last deployment, by the runs that ask them."""
    assert azdisk("up").exit_code == 0
    estate = small_estate()
    estate["backupPolicies"]["four-hourly"]["keep"] = "P3D"
    write_stack(project, estate)
    for command in ("preview", "up"):
        refused = azdisk(command)
        assert refused.exit_code == 1
        assert "stopped by policy bp-retention-not-shrunk; nothing was changed" in refused.stderr


def test_without_packs_there_is_nothing_to_configure(bare: Path) -> None:
    opened = Session(read_target(bare, "dev", cloud=False), Display(), None, None)  # type: ignore[arg-type]
    assert opened.pack_configs() == []
