from collections.abc import Callable

import pytest

from azure_disk_facts.skus import DiskSku
from azure_disk_protection import backup_presets
from azure_disk_protection.checks.backup import backup_problems, policy_problems
from azure_disk_protection.disk_backup_policy import DiskBackupPolicyArgs, recovery_points

Preset = Callable[[str, str], DiskBackupPolicyArgs]


@pytest.mark.parametrize(
    ("preset", "points", "for_all"),
    [
        (backup_presets.lose_an_hour_at_most, 168 + 60 + 52, False),
        (backup_presets.lose_a_day_at_most, 30 + 52, True),
        (backup_presets.keep_for_years, 30 + 365, True),
    ],
)
def test_presets_are_what_azure_takes(preset: Preset, points: int, *, for_all: bool) -> None:
    args = preset("rg", "bv-bakery")
    assert policy_problems(args) == []
    assert recovery_points(args) == points
    every = {"disk_sku": DiskSku.ULTRA_SSD_LRS, "policy_every": args["every"]}
    assert (backup_problems(every) == []) is for_all
