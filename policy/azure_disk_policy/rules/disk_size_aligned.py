"""Disks that use the size they are billed at."""

from collections.abc import Mapping

from azure_disk_facts.machines import MAX_CACHED_DISK_SIZE_GIB
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import DEFAULT_DISK_SKU, billed_size_gib, find_disk_sku
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import COMPLIANT, NotApplicable, Verdict, violated

SIZE = "diskSizeGB"
MOST_UNUSED_GIB = 5
"""By PSRule AZR-000251."""


def _billed_size(disk: Resource, size: float) -> int | None:
    """Return the size a disk is billed at; ``None`` where it is billed by the GiB.

    Raises:
        UnknownInputError: the SKU is not known yet.
    """
    facts = find_disk_sku(disk.text("sku.name") or DEFAULT_DISK_SKU.value)
    return None if facts is None else billed_size_gib(facts.sku, size)


def disk_size_aligned(disk: Resource, _: Context) -> Verdict:
    """Demand at most 5 GiB less than what is billed (rule A4); an absent size complies.

    The sizes of Standard HDD are those of SSD too, so that the SKU need not be known for them.
    """
    size = disk.number(SIZE)
    if size is None:
        return NotApplicable("names no size of its own")
    of_any_sku = billed_size_gib(DEFAULT_DISK_SKU, size)
    if of_any_sku is not None and of_any_sku - size <= MOST_UNUSED_GIB:
        return COMPLIANT
    billed = _billed_size(disk, size)
    if billed is None:
        return NotApplicable("is not billed by size")
    if billed - size <= MOST_UNUSED_GIB:
        return COMPLIANT
    return violated(SIZE, f"is {size:g}, and {billed} is billed")


def _round_up(disk: Resource, _: Context) -> Mapping[str, object]:
    """Return the size that is billed; of the first that takes no host cache, one GiB less."""
    size = disk.number(SIZE)
    billed = None if size is None else _billed_size(disk, size)
    if billed is None:
        return {}
    is_first_uncached = billed == MAX_CACHED_DISK_SIZE_GIB + 1
    return {SIZE: MAX_CACHED_DISK_SIZE_GIB if is_first_uncached else billed}


RULE = Rule(
    name="disk-size-aligned",
    title="a disk is about as large as it is billed",
    severity=Severity.LOW,
    looks_at=(DISK,),
    check=disk_size_aligned,
    remediation=f"raise {SIZE} to what is billed anyway; a disk can't be made smaller again",
    link="https://learn.microsoft.com/azure/virtual-machines/disks-types",
    fix=_round_up,
)
