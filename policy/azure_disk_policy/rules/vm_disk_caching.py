"""Virtual machines whose disks are cached as is best for their kind."""

from collections.abc import Callable, Mapping
from functools import partial

from azure_disk_facts.machines import DiskCaching, best_cache
from azure_disk_facts.skus import find_disk_sku
from azure_disk_policy.families.choices import demand_choice, is_given
from azure_disk_policy.families.machines import ATTACHED, MACHINES
from azure_disk_policy.families.together import demand_all
from azure_disk_policy.families.vm_profile import data_disks, os_disk
from azure_disk_policy.inputs import Gaps, Inputs, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.rule import Context, Rule, Severity
from azure_disk_policy.verdicts import Verdict, Violated, settle

Best = tuple[DiskCaching, ...]

CACHING = "caching"
SKU = "managedDisk.storageAccountType"
EITHER = (DiskCaching.NONE, DiskCaching.READ_ONLY)


def _best_of_os(disk: Inputs) -> Best:
    """Return what an OS disk may have; an ephemeral one may have to be cached for reads alone."""
    is_ephemeral = disk.present("diffDiskSettings")
    return (DiskCaching.READ_WRITE, *((DiskCaching.READ_ONLY,) if is_ephemeral else ()))


def _best_of_data(disk: Inputs) -> Best:
    """Return what a data disk may have; of one attached by its id, the machine says no kind."""
    sku, size = find_disk_sku(disk.text(SKU)), disk.number("diskSizeGB")
    if sku is None and is_given(disk, ATTACHED):
        return EITHER
    return (best_cache(sku.sku if sku else None, None if size is None else int(size)),)


def _disks(machine: Resource) -> list[tuple[Inputs, Callable[[Inputs], Best]]]:
    data = [(disk, _best_of_data) for disk in data_disks(machine)]
    return [(os_disk(machine), _best_of_os), *data]


def _demand(disk: Inputs, wanted: Best) -> Verdict:
    return demand_choice(disk, CACHING, wanted=wanted, absent=None)


def _check(disk: Inputs, best: Callable[[Inputs], Best]) -> Verdict:
    try:
        wanted = best(disk)
    except UnknownInputError:
        verdict = _demand(disk, EITHER)
        if isinstance(verdict, Violated):
            return verdict
        raise
    return _demand(disk, wanted)


def vm_disk_caching(machine: Resource, _: Context) -> Verdict:
    """Demand ``ReadWrite`` of the OS disk, ``ReadOnly`` of Premium data disks, of others ``None``.

    Absent complies with none of them. Disks too large for a cache can have none.
    """
    return demand_all(*(partial(_check, disk, best) for disk, best in _disks(machine)))


def _fix(machine: Resource, _: Context) -> Mapping[str, object]:
    changes: dict[str, object] = {}
    for disk, best in _disks(machine):
        wanted = Gaps().read(partial(best, disk))
        if wanted and isinstance(settle(partial(_demand, disk, wanted)), Violated):
            changes[disk.at(CACHING).path] = wanted[0].value
    return changes


RULE = Rule(
    name="vm-disk-caching",
    title="the disks of a machine are cached as is best for their kind",
    severity=Severity.MEDIUM,
    looks_at=MACHINES,
    check=vm_disk_caching,
    remediation=(
        "set caching to ReadWrite on the OS disk, to ReadOnly on Premium data disks that may have "
        "a cache, and to None on others; a change detaches the disk for a moment"
    ),
    link="https://learn.microsoft.com/azure/virtual-machines/disks-performance",
    fix=_fix,
)
