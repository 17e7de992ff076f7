from pathlib import Path

import pytest

from azure_disk_cli.estate_check import check_estate
from azure_disk_cli.outcome import Exit, Stop
from azure_disk_cli.project import StackFile
from tests.cli.conftest import Settings, small_estate


def stack(estate: Settings) -> StackFile:
    config = {"config": {"azure-disk-protection:estate": estate}}
    return StackFile("dev", Path("stacks/Pulumi.dev.yaml"), config)


def test_a_good_estate_passes() -> None:
    check_estate(stack(small_estate()))


def test_all_problems_at_once_with_the_file_and_the_nearest_key() -> None:
    estate = small_estate()
    estate["protekt"] = False
    estate["disks"]["data"]["sku"] = "Premium"
    estate["backupPolicies"]["four-hourly"]["every"] = "PT3H"
    with pytest.raises(Stop) as stop:
        check_estate(stack(estate))
    assert stop.value.code is Exit.WRONG_INPUT
    assert len(stop.value.messages) == 3
    assert all(text.startswith("Pulumi.dev.yaml: ") for text in stop.value.messages)
    assert "did you mean protect?" in str(stop.value)
    assert "disks.data.sku: got 'Premium'" in str(stop.value)
    assert "backupPolicies.four-hourly.every: got 'PT3H'" in str(stop.value)
