"""``Microsoft.Compute/virtualMachines`` (A3, A8, A9, A19, A20, D3)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from types import MappingProxyType

from azure_disk_facts import resource_types
from azure_disk_facts.disks import OsType
from azure_disk_facts.machines import DeleteOption, DiskCaching, MachineSecurity
from azure_disk_facts.regions import REGIONS, same_region
from azure_disk_simulator import attachments, content, errors
from azure_disk_simulator.paths import Json, get_path
from azure_disk_simulator.records import Link, Resource, key_of
from azure_disk_simulator.request import World, Write
from azure_disk_simulator.resource_type import ResourceType, canonical

_INTERFACES = "properties.networkProfile.networkInterfaces"
_CREATE = f"{attachments.OS_DISK}.createOption"
_CACHING = tuple(each.value for each in DiskCaching)
_FATES = tuple(each.value for each in DeleteOption)


class VirtualMachineType(ResourceType):
    """Machines that are put together from existing disks and network interfaces.

    A machine runs from its creation on, until it is deallocated. Not modelled: disks that a machine
    makes itself (createOption FromImage, Empty, Copy), other power states, what of a machine itself
    changes only then, sizes and how many disks they take, extensions, the subscription feature that
    encryption at host needs (D3), quotas.
    """

    facts = resource_types.VIRTUAL_MACHINE
    disk_like_errors = True
    required = (
        "properties.hardwareProfile.vmSize",
        _CREATE,
        f"{attachments.OS_DISK}.managedDisk.id",
        f"{attachments.OS_DISK}.osType",
        _INTERFACES,
    )
    choices = MappingProxyType(
        {
            _CREATE: ("Attach",),
            f"{attachments.OS_DISK}.osType": tuple(each.value for each in OsType),
            "properties.securityProfile.securityType": tuple(
                each.value for each in MachineSecurity
            ),
        }
    )
    read_only = (
        "properties.provisioningState",
        "properties.vmId",
        "properties.timeCreated",
        "properties.instanceView",
    )
    kept = ("identity",)
    write_duration = timedelta(seconds=40)
    delete_duration = timedelta(seconds=30)

    def check(self, write: Write) -> None:
        """Check zone, disks, interfaces and what goes with specialized disks."""
        _check_zones(write)
        if write.get("properties.osProfile") is not None:
            # Known from practice: a disk that was attached brings its own users and name.
            raise errors.invalid_parameter("Parameter 'osProfile' is not allowed.")
        for each in attachments.disks_of(write.body):
            _complete_disk(each)
        attachments.check_machine(write)
        _check_interfaces(write)
        properties = write.body["properties"]
        properties["provisioningState"] = "Succeeded"
        if write.existing is None:
            properties["vmId"] = write.world.store.new_id()

    def links(self, resource: Resource) -> Iterable[Link]:
        """Be found by disk and by network interface."""
        yield from attachments.links(resource)
        for each in _interfaces(resource.body):
            yield Link("interface-of", key_of(str(each.get("id"))))

    def deleted(self, world: World, resource: Resource) -> None:
        """Disks and interfaces are free again, or go too where ``deleteOption`` says so."""
        parts = [(each, attachments.disk_id(each)) for each in attachments.disks_of(resource.body)]
        parts += [(_properties(each), str(each.get("id"))) for each in _interfaces(resource.body)]
        for part, part_id in parts:
            found = world.load(part_id)
            if found is not None and part.get("deleteOption") == DeleteOption.DELETE.value:
                for below in list(world.store.below(found.id)):
                    world.store.remove(below)
                world.store.remove(found)
                content.release(world.store.database, found.key)


def _interfaces(body: Json) -> Iterator[Json]:
    found = get_path(body, _INTERFACES) or []
    yield from (each for each in found if isinstance(each, dict))


def _properties(interface: Json) -> Json:
    properties = interface.get("properties")
    return properties if isinstance(properties, dict) else interface


def _check_zones(write: Write) -> None:
    zones = write.get("zones") or []
    known = REGIONS[write.location].zones
    if not isinstance(zones, list) or zones[1:] or not {str(each) for each in zones} <= {*known}:
        raise errors.invalid_value("zones", zones, known)


def _complete_disk(attached: Json) -> None:
    """Take ARM's spelling, and Azure's defaults: an attached disk stays, and has no cache."""
    for name, allowed in (("caching", _CACHING), ("deleteOption", _FATES)):
        if attached.get(name) is not None:
            attached[name] = canonical(name, attached[name], allowed)
    if attached.get("createOption") is not None:
        attached["createOption"] = canonical("createOption", attached["createOption"], ("Attach",))
    attached.setdefault("caching", DiskCaching.NONE.value)
    attached.setdefault("deleteOption", DeleteOption.DETACH.value)


def _check_interfaces(write: Write) -> None:
    """At least one, in the machine's region, of no other machine. Simulated texts."""
    given = list(_interfaces(write.body))
    if not given:
        raise errors.missing(_INTERFACES)
    for each in given:
        found = write.world.load(each.get("id"))
        is_one = found is not None and found.arm_type == resource_types.NETWORK_INTERFACE.arm_type
        if found is None or not is_one or not same_region(found.location, write.location):
            raise errors.not_found(str(each.get("id")))
        for machine in write.world.store.users("interface-of", found.key):
            if machine.key != key_of(write.id):
                raise errors.ArmError(
                    400,
                    "NicInUse",
                    f"Network Interface {found.id} is used by existing resource {machine.id}. In "
                    "order to delete the network interface, it must be dissociated from the "
                    "resource.",
                )
