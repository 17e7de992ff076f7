import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.families.machines import uses
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import UNKNOWN_OBJECT, disk, disk_id, made


def machine(*data_disks: object) -> Resource:
    props = {"vmName": "vm1", "storageProfile": {"dataDisks": list(data_disks)}}
    return made(types.VIRTUAL_MACHINE.token, "vm1", props)


def test_a_known_disk_decides_beside_an_unknown_one() -> None:
    attached = {"managedDisk": {"id": disk_id()}}
    assert uses(machine(UNKNOWN_OBJECT, attached), disk(), Stack())
    assert not uses(machine(attached), disk("d2"), Stack())
    with pytest.raises(UnknownInputError, match=r"vm1: storageProfile\.dataDisks\[0\]"):
        uses(machine(UNKNOWN_OBJECT, attached), disk("d2"), Stack())
