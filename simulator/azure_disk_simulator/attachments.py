"""Disks on virtual machines: what may be attached, and what an attached disk refuses (A3, A9, A20).

Texts without an *observed* in the rules are simulated.
"""

from collections.abc import Iterator

from azure_disk_facts.machines import LUNS, DiskCaching, can_cache
from azure_disk_facts.regions import same_region
from azure_disk_facts.resource_types import DISK
from azure_disk_facts.skus import DiskSku
from azure_disk_simulator import access, at_rest, disk_matrix, errors
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write

OS_DISK = "properties.storageProfile.osDisk"
DATA_DISKS = "properties.storageProfile.dataDisks"
_ONLINE_LIMIT_GIB = 4096
_FIXED_WHILE_ATTACHED = (
    "sku.name",
    at_rest.SET_ID,
    "properties.encryption.type",
    "properties.maxShares",
)
_SECURITY_TYPE = "properties.securityProfile.securityType"
DEALLOCATED = "deallocated"
"""Whether a machine is off its host, in its state."""


def disks_of(machine: Json) -> Iterator[Json]:
    """Yield the OS disk and the data disks of a machine's body."""
    os_disk = get_path(machine, OS_DISK)
    if isinstance(os_disk, dict):
        yield os_disk
    data = get_path(machine, DATA_DISKS) or []
    yield from (each for each in data if isinstance(each, dict))


def disk_id(attached: Json) -> str:
    """Return the id of an attached disk, or an empty text."""
    return str(get_path(attached, "managedDisk.id") or "")


def links(machine: Resource) -> Iterator[Link]:
    """Yield the links by which a disk finds its machines."""
    for each in disks_of(machine.body):
        yield Link("attached", key_of(disk_id(each)))


def machines_of(world: World, disk: Resource) -> list[Resource]:
    """Return the machines a disk is attached to."""
    return world.store.users("attached", disk.key)


def is_running(machine: Resource) -> bool:
    """Tell whether a machine is on a host, as it is from its creation on."""
    return not machine.state.get(DEALLOCATED)


def shown(world: World, disk: Resource, view: Json) -> Json:
    """Return a disk's view with its machine and state (A20)."""
    machines = machines_of(world, disk)
    if not machines:
        return view
    properties = {**view["properties"]}
    if any(map(is_running, machines)):
        properties["diskState"] = "Attached"
    elif properties.get("diskState") == "Unattached":
        properties["diskState"] = "Reserved"
    extended = {"managedByExtended": [each.id for each in machines]} if len(machines) > 1 else {}
    return {**view, "managedBy": machines[0].id, **extended, "properties": properties}


def check_delete(world: World, disk: Resource) -> None:
    """A20: an attached disk stays (the text is observed)."""
    for machine in machines_of(world, disk):
        raise errors.operation_not_allowed(f"Disk {disk.name} is attached to VM {machine.id}.")


def check_change(write: Write) -> None:
    """What a disk refuses while its machine runs: A9, A13, A19, C14.

    Raises:
        ArmError: 409 ``OperationNotAllowed``; of a resize with the inner code as observed.
    """
    if write.existing is None:
        return
    for machine in filter(is_running, machines_of(write.world, write.existing)):
        _check_resize(write, write.existing, machine)
        for path in _FIXED_WHILE_ATTACHED:
            if write.changes(path):
                raise errors.operation_not_allowed(
                    f"Cannot change '{path}' of disk {write.name} while it is attached to running "
                    f"VM {machine.id}."
                )


def _check_resize(write: Write, disk: Resource, machine: Resource) -> None:
    """A9: a data disk grows online, unless it is shared or crosses 4 TiB; an OS disk does not."""
    if not write.changes(disk_matrix.SIZE):
        return
    old, new = int(disk.get(disk_matrix.SIZE)), int(get_path(write.body, disk_matrix.SIZE))
    facts = disk_matrix.facts_of(write)
    crosses = old < _ONLINE_LIMIT_GIB <= new and not facts.incremental_snapshots_only
    shared = int(disk.get("properties.maxShares") or 1) > 1
    if disk.get("properties.osType") or crosses or shared:
        raise errors.operation_not_allowed(
            "ChangeDiskSizeWhileAttachedNotAllowed: Cannot resize disk "
            f"{write.name} while it is attached to running VM {machine.id}."
        )


def check_machine(write: Write) -> None:
    """Check all the disks a machine is to have."""
    _check_luns(write)
    for each in disks_of(write.body):
        disk = _load(write, each)
        _check_place(write, disk)
        _check_free(write, disk)
        _check_caching(each, disk)
    os_disk = get_path(write.body, OS_DISK)
    _check_os_disk(write, _load(write, os_disk))


def _load(write: Write, attached: Json) -> Resource:
    found = write.world.load(disk_id(attached))
    if found is None or found.arm_type != DISK.arm_type:
        raise errors.not_found(disk_id(attached))
    access.check_free(write.world, found)
    state = found.get("properties.diskState")
    if state not in ("Unattached", None):
        raise errors.operation_not_allowed(
            f"Disk {found.name} is in state {state} and cannot be attached to VM {write.name}."
        )
    return found


def _check_luns(write: Write) -> None:
    taken: set[int] = set()
    for each in get_path(write.body, DATA_DISKS) or []:
        lun = each.get("lun")
        if not isinstance(lun, (int, float)) or not LUNS[0] <= lun <= LUNS[1]:
            raise errors.out_of_range("dataDisk.lun", lun, LUNS)
        each["lun"] = int(lun)
        if each["lun"] in taken:
            raise errors.invalid_parameter(f"A disk at LUN {each['lun']} already exists.")
        taken.add(each["lun"])


def _check_place(write: Write, disk: Resource) -> None:
    """A8: one region; a zonal machine takes disks of its zone and zone-redundant ones."""
    if not same_region(disk.location, write.location):
        raise errors.not_found(disk.id)
    mine, its = write.get("zones") or [], disk.get("zones") or []
    redundant = str(disk.get("sku.name")).endswith("_ZRS")
    if mine != its and not redundant:
        where = f"in zone '{its[0]}'" if its else "not zonal"
        raise errors.bad_request(
            f"Disk {disk.id} cannot be attached to VM {write.name} of zones {mine} because the "
            f"disk is {where}."
        )
    is_ultra = disk.get("sku.name") == DiskSku.ULTRA_SSD_LRS.value
    if is_ultra and write.get("properties.additionalCapabilities.ultraSSDEnabled") is not True:
        raise errors.invalid_parameter(
            "StorageAccountType UltraSSD_LRS can be used only when additionalCapabilities."
            "ultraSSDEnabled is set."
        )


def _check_free(write: Write, disk: Resource) -> None:
    """A19: as many machines as the disk's shares."""
    others = [each for each in machines_of(write.world, disk) if each.key != key_of(write.id)]
    if len(others) >= int(disk.get("properties.maxShares") or 1):
        raise errors.ArmError(
            409,
            "ConflictingUserInput",
            f"Cannot attach the disk {disk.name} to VM {write.id} because the disk is already "
            f"attached to VM {others[0].id}. A disk can be attached to only one VM at a time.",
        )


def _check_caching(attached: Json, disk: Resource) -> None:
    """A3: no host cache over 4,095 GiB (observed), nor on Premium SSD v2 and Ultra (K)."""
    caching = attached.get("caching")
    if caching in (None, DiskCaching.NONE.value):
        return
    sku = DiskSku(disk.get("sku.name"))
    if not can_cache(sku, None):
        raise errors.bad_request(
            f"Only Disk CachingType 'None' is supported for disk of SKU '{sku.value}'."
        )
    if not can_cache(sku, int(disk.get(disk_matrix.SIZE))):
        raise errors.bad_request(
            "Only Disk CachingType 'None' is supported for disk with size greater than 4095 GB."
        )
    if int(disk.get("properties.maxShares") or 1) > 1:
        raise errors.bad_request("Only Disk CachingType 'None' is supported for a shared disk.")


def _check_os_disk(write: Write, disk: Resource) -> None:
    """A10, A11: an operating system, and the machine's security type on the disk."""
    if disk.get("properties.osType") is None:
        raise errors.invalid_parameter(
            f"Disk {disk.name} has no operating system: it cannot be the OS disk of VM "
            f"{write.name}."
        )
    given = str(get_path(write.body, f"{OS_DISK}.osType") or "")
    if given.lower() != str(disk.get("properties.osType")).lower():
        raise errors.invalid_parameter(
            f"The value '{given}' of parameter 'osDisk.osType' is not that of disk {disk.name}, "
            f"'{disk.get('properties.osType')}'."
        )
    mine = write.get(_SECURITY_TYPE) or "Standard"
    its = disk.get(_SECURITY_TYPE) or "Standard"
    if str(its).startswith("Confidential"):
        its = "ConfidentialVM"
    if mine != its:
        raise errors.bad_request(
            "Security type of VM is not compatible with the security type of attached OS Disk."
        )
