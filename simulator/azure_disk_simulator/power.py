"""Machines that are deallocated and started again: what a disk refuses only meanwhile (A9, A13).

Not modelled: machines that are stopped but keep their host, and how long either takes.
"""

from azure_disk_facts.resource_types import VIRTUAL_MACHINE
from azure_disk_simulator import access, addresses, attachments, authorization, errors, locks
from azure_disk_simulator.records import Resource
from azure_disk_simulator.request import World
from azure_disk_simulator.types import known_type


def deallocate(world: World, machine_id: str) -> None:
    """Take a machine off its host; its disks stay attached."""
    machine = _machine(world, machine_id, "deallocate")
    machine.state[attachments.DEALLOCATED] = True
    world.store.save(machine, known_type(machine.arm_type).links(machine))


def start(world: World, machine_id: str) -> None:
    """Let a machine run again.

    Raises:
        ArmError: 409 one of its disks is being exported (A20).
    """
    machine = _machine(world, machine_id, "start")
    for each in attachments.disks_of(machine.body):
        disk = world.load(attachments.disk_id(each))
        if disk is not None:
            access.check_free(world, disk)
    machine.state.pop(attachments.DEALLOCATED, None)
    world.store.save(machine, known_type(machine.arm_type).links(machine))


def _machine(world: World, machine_id: str, action: str) -> Resource:
    authorization.require(world, machine_id, f"{action}/action")
    locks.check_write(world, machine_id)
    machine = addresses.existing(world, machine_id)
    if machine.arm_type != VIRTUAL_MACHINE.arm_type:
        raise errors.bad_request(f"'{machine.id}' is no virtual machine.")
    return machine
