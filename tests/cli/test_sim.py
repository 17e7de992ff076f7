import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from azure_disk_cli.main import app
from azure_disk_cli.run_lock import take_turn
from azure_disk_simulator.azure import Azure
from tests.cli.conftest import Run


def fill(project: Path) -> None:
    with Azure.open(project / ".azdisk" / "azure.db") as azure:
        group = f"/subscriptions/{azure.subscription_id}/resourceGroups/rg"
        azure.put(group, {"location": "westeurope"})
        vault = f"{group}/providers/Microsoft.KeyVault/vaults/kv-shop"
        sku = {"name": "standard", "family": "A"}
        properties = {"sku": sku, "tenantId": azure.tenant_id, "enablePurgeProtection": True}
        azure.put(vault, {"location": "westeurope", "properties": properties})
        azure.delete(vault)


def test_status_of_nothing(azdisk: Run, project: Path) -> None:
    result = azdisk("sim", "status")
    assert result.exit_code == 0
    assert result.stdout == "the simulated Azure is empty: nothing has been brought up yet\n"
    assert azdisk("sim", "status", "--json").stdout == "null\n"
    assert not (project / ".azdisk").exists(), "looking makes nothing"


def test_status(azdisk: Run, project: Path) -> None:
    fill(project)
    shown = azdisk("sim", "status").stdout
    assert "simulated Azure, subscription " in shown
    assert "     1 Microsoft.Resources/resourceGroups" in shown
    assert "soft-deleted kv-shop (Microsoft.KeyVault/vaults) until 2026-04-01T" in shown
    found = json.loads(azdisk("sim", "status", "--json").stdout)
    assert found["resources"] == {"Microsoft.Resources/resourceGroups": 1}
    assert found["softDeleted"][0]["purgeProtected"] is True


def test_status_when_everything_is_gone(azdisk: Run, project: Path) -> None:
    with Azure.open(project / ".azdisk" / "azure.db"):
        pass
    assert azdisk("sim", "status").stdout.endswith("  no resources\n")


def test_reset(azdisk: Run, project: Path) -> None:
    fill(project)
    for name in ("state", "work"):
        (project / ".azdisk" / name).mkdir()
    assert azdisk("sim", "reset").stdout == "the simulated Azure is empty\n"
    assert list((project / ".azdisk").iterdir()) == []
    assert azdisk("sim", "reset").stdout == "nothing to reset\n"


def test_reset_waits_for_nobody(azdisk: Run, project: Path) -> None:
    fill(project)
    with take_turn(project / ".azdisk" / "work" / "dev", "up"):
        result = azdisk("sim", "reset")
    assert result.exit_code == 1
    assert "azdisk is at work on stack 'dev'; wait until it has ended, then reset" in result.stderr
    assert (project / ".azdisk" / "azure.db").exists()


@pytest.fixture
def with_pulumi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "pulumi").symlink_to("/bin/true")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("with_pulumi")
class TestRun:
    def test_the_command_finds_the_simulated_azure(self, project: Path) -> None:
        out = project / "seen.json"
        script = f"import json, os; json.dump(dict(os.environ), open({str(out)!r}, 'w'))"
        result = azdisk_run(project, sys.executable, "-c", script)
        assert result == 0
        seen = json.loads(out.read_text())
        assert seen["PULUMI_DEBUG_PROVIDERS"].startswith("azure-native:")
        assert seen["AZURE_DISK_PROTECTION_ARM_URL"].startswith("http://127.0.0.1:")
        state = (project / ".azdisk" / "state").as_uri()
        assert seen["PULUMI_BACKEND_URL"].startswith(state)

    def test_what_the_user_has_set_stays(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PULUMI_BACKEND_URL", "file:///mine")
        monkeypatch.setenv("PULUMI_CONFIG_PASSPHRASE", "mine")
        check = "test $PULUMI_BACKEND_URL$PULUMI_CONFIG_PASSPHRASE = file:///minemine"
        assert azdisk_run(project, "sh", "-c", check) == 0

    @pytest.mark.parametrize(("script", "code"), [("exit 7", 7), ("kill -9 $$", 137)])
    def test_its_exit_code_is_the_exit_code(self, project: Path, script: str, code: int) -> None:
        assert azdisk_run(project, "sh", "-c", script) == code

    def test_a_command_that_is_not_there(self, project: Path) -> None:
        assert azdisk_run(project, "no-such-command") == 2


def azdisk_run(project: Path, *command: str) -> int:
    """Run through the command line; options of ours come before the command's own."""
    arguments = ["sim", "run", "--project", str(project), "--", *command]
    return CliRunner().invoke(app, arguments).exit_code
