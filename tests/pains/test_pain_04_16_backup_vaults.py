"""Pains 4 and 16: what holds a backup vault is told with its date, in each era of soft delete."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.arm_id import resource_group_id
from azure_disk_facts.backup import SoftDeleteState
from azure_disk_facts.backup_security import BackupApiEra
from azure_disk_protection import BackupVault, DiskBackup, DiskBackupPolicy
from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import AWAY_GROUP, GROUP, HOME, groups, web_disk


def backed_up(azure: Azure, **vault_inputs: Any) -> Callable[[], None]:
    def program() -> None:
        ready = groups()
        args: Any = {
            "resource_group_name": GROUP,
            "location": HOME,
            "vault_name": "bv-bakery",
            "protect": False,
            **vault_inputs,
        }
        vault = BackupVault("vault", args, ready)
        policy = DiskBackupPolicy(
            "policy",
            {
                "resource_group_name": GROUP,
                "vault_name": vault.vault_name,
                "every": "P1D",
                "keep": "P7D",
            },
        )
        DiskBackup(
            "backup",
            {
                "resource_group_name": GROUP,
                "vault_name": vault.vault_name,
                "vault_principal_id": vault.principal_id,
                "policy_id": policy.policy_id,
                "disk_id": web_disk(ready, protect=False).disk_id,
                "disk_location": HOME,
                "snapshot_resource_group_id": resource_group_id(azure.subscription_id, AWAY_GROUP),
                "protect": False,
            },
        )

    return program


def test_a_vault_held_by_soft_deleted_backups_goes_once_they_do(azure: Azure, life: Life) -> None:
    assert life.up(backed_up(azure)).error == ""
    held = life.destroy()
    until = azure.deleted()[0].purge_at
    (instance,) = [each.name for each in azure.deleted()]
    assert (
        f"it holds soft-deleted backup instance '{instance}' until {until:%Y-%m-%dT%H:%M:%SZ}"
    ) in " ".join(held.error.split())
    left = [each["type"] for each in life.resources().values() if each["custom"]]
    assert "azure-native:dataprotection:BackupInstance" not in left, "in its order"
    assert "azure-native:compute:Disk" not in left
    azure.advance(timedelta(days=14, minutes=1))
    assert life.destroy().error == ""
    assert not [each for each in life.resources().values() if each.get("id")]


def test_a_vault_without_soft_delete_goes_at_once(azure: Azure, life: Life) -> None:
    assert life.up(backed_up(azure, soft_delete=SoftDeleteState.OFF)).error == ""
    assert life.destroy().error == ""
    assert azure.deleted() == []


@pytest.mark.parametrize("era", BackupApiEra)
def test_the_same_program_serves_each_era(azure: Azure, life: Life, era: BackupApiEra) -> None:
    azure.settings.backup_api_version = era.value
    program = backed_up(azure, api_era=era)
    assert life.up(program).error == ""
    assert life.up(program).steps == []
    assert life.refresh().error == ""


def test_an_era_without_choice_says_so_before_azure_does(azure: Azure, life: Life) -> None:
    azure.settings.backup_api_version = BackupApiEra.SOFT_DELETE_ENFORCED.value
    program = backed_up(
        azure, api_era=BackupApiEra.SOFT_DELETE_ENFORCED, soft_delete=SoftDeleteState.OFF
    )
    error = " ".join(life.preview(program).error.split())
    assert "softDelete: got 'Off', allowed: On, AlwaysOn" in error
    assert "2025-09-01" in error
