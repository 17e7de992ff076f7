"""Pains 4 and 16: what holds a backup vault is told with its date, in each era of soft delete."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from azure_disk_facts.backup import SoftDeleteState
from azure_disk_facts.backup_security import BackupApiEra
from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import groups, web_disk
from tests.pains.backups import back_up


def backed_up(azure: Azure, **vault_inputs: Any) -> Callable[[], None]:
    def program() -> None:
        ready = groups()
        vault = {"vault_name": "bv-bakery", "protect": False, **vault_inputs}
        disk = web_disk(ready, protect=False)
        back_up(azure, disk, ready, vault_inputs=vault, protect=False)

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
