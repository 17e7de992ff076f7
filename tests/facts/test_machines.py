import pytest
from pulumi_azure_native import compute

from azure_disk_facts.machines import (
    DeleteOption,
    DiskCaching,
    MachineSecurity,
    can_cache,
)
from azure_disk_facts.skus import DiskSku


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    assert {each.value for each in DiskCaching} == {each.value for each in compute.CachingTypes}
    fates = {each.value for each in compute.DiskDeleteOptionTypes}
    assert {each.value for each in DeleteOption} == fates
    known = {each.value for each in compute.SecurityTypes}
    assert MachineSecurity.TRUSTED_LAUNCH.value in known


@pytest.mark.parametrize(
    ("sku", "size", "expected"),
    [
        (DiskSku.PREMIUM_LRS, 4095, True),
        (DiskSku.PREMIUM_LRS, 4096, False),
        (DiskSku.PREMIUM_LRS, None, True),
        (DiskSku.PREMIUM_V2_LRS, 64, False),
        (DiskSku.ULTRA_SSD_LRS, None, False),
    ],
)
def test_which_disks_take_a_host_cache(sku: DiskSku, size: int | None, expected: bool) -> None:  # noqa: FBT001
    """A3."""
    assert can_cache(sku, size) is expected
