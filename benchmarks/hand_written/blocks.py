"""What is there for every so many disks."""

import pulumi
from pulumi_azure_native import compute, network

from benchmarks.hand_written.backups import back_up_as_others
from benchmarks.hand_written.network import disk_access, zone_group
from benchmarks.hand_written.roles import SNAPSHOT_CONTRIBUTOR, assign, built_in, people
from benchmarks.hand_written.storage import copy, empty_disk, restored_disk, snapshot
from benchmarks.shared import AWAY, DISKS_OF_A_BLOCK, FAR, HOME, PEOPLE, POINTS, Shared


def declare_block(shared: Shared, number: int, zone_id: pulumi.Input[str]) -> None:
    """Declare a disk with everything around it, disks backed up from a list, and restores."""
    name = f"block-{number:02d}"
    disk = _disk(shared, name, zone_id)
    own, group = shared.encryption_set_id, shared.snapshots.name
    now = snapshot(f"{name}-now", group, disk.id, own)
    full = snapshot(
        f"{name}-full",
        group,
        disk.id,
        own,
        incremental=False,
        tags={"full-snapshot-reason": "baseline"},
    )
    away = copy(f"{name}-{AWAY}", shared.away.name, now, shared.away_encryption_set_id)
    far_set = shared.far_encryption_set_id
    copy(f"{name}-{FAR}", shared.far.name, now, far_set, region=FAR, after=away)
    for point in POINTS:
        stamp = point.replace("-", "").replace(":", "")
        tags = {"point": stamp, "retention": "kept"}
        snapshot(f"{name}-series-{stamp}", group, disk.id, own, tags=tags)
    _backups(shared, name, number)
    who = {duty: PEOPLE[duty] for duty in ("readers", "creators", "deleters")}
    people(
        name,
        shared.subscription_id,
        who,
        scopes={"snapshots": shared.block_snapshots[number].id, "disks": shared.disks.id},
    )
    for kind, source in (("now", now), ("full", full)):
        restored_disk(f"{name}-from-{kind}", shared.restored, source.id, own, zone="3")
    _machine(shared, name, [now, full])


def _disk(shared: Shared, name: str, zone_id: pulumi.Input[str]) -> compute.Disk:
    made = disk_access(name, shared.disks.name, shared.exports_subnet_id)
    ready = zone_group(name, shared.disks.name, made, zone_id)
    disk = empty_disk(
        name,
        shared.disks.name,
        shared.encryption_set_id,
        size_gib=256,
        disk_access_id=made.access.id,
        depends_on=[ready],
    )
    back_up_as_others(name, disk, shared)
    return disk


def _backups(shared: Shared, name: str, number: int) -> None:
    snapshots_id = shared.block_snapshots[number].id
    contributor = assign(
        f"{name}-own-snapshots-grant",
        built_in(shared.subscription_id, SNAPSHOT_CONTRIBUTOR),
        snapshots_id,
        shared.vault_principal_id,
    )
    for each in DISKS_OF_A_BLOCK:
        disk_name = f"{name}-{each}"
        own = shared.encryption_set_id
        disk = empty_disk(disk_name, shared.disks.name, own, size_gib=64, zone="2")
        back_up_as_others(
            disk_name, disk, shared, snapshots_id=snapshots_id, depends_on=[contributor]
        )


def _machine(shared: Shared, name: str, sources: list[compute.Snapshot]) -> None:
    group, own = shared.restored, shared.encryption_set_id
    system = restored_disk(
        f"{name}-os",
        group,
        shared.system_snapshot_id,
        own,
        zone="1",
        os_type=compute.OperatingSystemTypes.LINUX,
    )
    data = [
        restored_disk(f"{name}-data-{lun}", group, source.id, own, zone="1")
        for lun, source in enumerate(sources)
    ]
    interface = network.NetworkInterface(
        f"{name}-nic",
        network_interface_name=name,
        resource_group_name=group.name,
        location=HOME,
        ip_configurations=[
            # A dict: the class of subnets would send its own defaults beside.
            {
                "name": "primary",
                "primary": True,
                "subnet": {"id": shared.machines_subnet_id},
                "private_ip_allocation_method": "Dynamic",
            }
        ],
    )
    compute.VirtualMachine(
        f"{name}-vm",
        vm_name=name,
        resource_group_name=group.name,
        location=HOME,
        zones=["1"],
        hardware_profile=compute.HardwareProfileArgs(vm_size="Standard_D4s_v5"),
        storage_profile=_disks(system, data),
        network_profile=compute.NetworkProfileArgs(
            network_interfaces=[
                compute.NetworkInterfaceReferenceArgs(
                    id=interface.id, primary=True, delete_option="Detach"
                )
            ]
        ),
        security_profile=compute.SecurityProfileArgs(encryption_at_host=True),
    )


def _disks(system: compute.Disk, data: list[compute.Disk]) -> compute.StorageProfileArgs:
    return compute.StorageProfileArgs(
        os_disk=compute.OSDiskArgs(
            create_option="Attach",
            os_type=compute.OperatingSystemTypes.LINUX,
            managed_disk=compute.ManagedDiskParametersArgs(id=system.id),
            caching=compute.CachingTypes.READ_WRITE,
            delete_option="Detach",
        ),
        data_disks=[
            compute.DataDiskArgs(
                lun=lun,
                create_option="Attach",
                managed_disk=compute.ManagedDiskParametersArgs(id=disk.id),
                caching=compute.CachingTypes.NONE,
                delete_option="Detach",
            )
            for lun, disk in enumerate(data)
        ],
    )
