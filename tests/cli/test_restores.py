"""What restores data goes to Azure itself, not through the provider: both doors lead to it."""

from pathlib import Path

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_simulator.azure import Azure
from tests.cli.conftest import Run
from tests.simulator.backups import backed_up
from tests.simulator.estate import Estate

pytestmark = pytest.mark.timeout(120)

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


def test_up_restores_from_a_backup_vault(engine: Engine, azdisk: Run, project: Path) -> None:
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
