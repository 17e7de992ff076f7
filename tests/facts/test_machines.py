import pytest
from pulumi_azure_native import compute

from azure_disk_facts.disks import SecurityType
from azure_disk_facts.machines import (
    GUEST_ENCRYPTIONS,
    DeleteOption,
    DiskCaching,
    MachineSecurity,
    Orchestration,
    best_cache,
    can_cache,
)
from azure_disk_facts.skus import DiskSku


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    assert {each.value for each in DiskCaching} == {each.value for each in compute.CachingTypes}
    fates = {each.value for each in compute.DiskDeleteOptionTypes}
    assert {each.value for each in DeleteOption} == fates
    known = {each.value for each in compute.SecurityTypes}
    assert known == {each.value for each in MachineSecurity} - {MachineSecurity.STANDARD.value}
    modes = {each.value for each in compute.OrchestrationMode}
    assert {each.value for each in Orchestration} == modes


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


def test_every_confidential_disk_says_what_is_encrypted() -> None:
    """A11, D5."""
    confidential = {each for each in SecurityType if each is not SecurityType.TRUSTED_LAUNCH}
    assert set(GUEST_ENCRYPTIONS) == confidential


@pytest.mark.parametrize(
    ("sku", "size", "expected"),
    [
        (DiskSku.PREMIUM_LRS, None, DiskCaching.READ_ONLY),
        (DiskSku.PREMIUM_ZRS, 4095, DiskCaching.READ_ONLY),
        (DiskSku.PREMIUM_LRS, 4096, DiskCaching.NONE),
        (DiskSku.PREMIUM_V2_LRS, 64, DiskCaching.NONE),
        (DiskSku.STANDARD_SSD_LRS, 64, DiskCaching.NONE),
        (None, None, DiskCaching.NONE),
    ],
)
def test_premium_disks_that_may_be_cached_are_for_reads(
    sku: DiskSku | None, size: int | None, expected: DiskCaching
) -> None:
    assert best_cache(sku, size) is expected
