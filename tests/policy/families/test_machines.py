import pytest

from azure_disk_facts.arm_types import neighbours
from azure_disk_policy.families.machines import (
    disks_of,
    is_attached,
    is_backed_up_with_its_machine,
    is_protected,
)
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    SUBSCRIPTION,
    UNKNOWN_LIST,
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    attached,
    depends,
    disk,
    disk_id,
    machine,
    made,
    scale_set,
)

MACHINE_ID = f"{SUBSCRIPTION}/resourceGroups/rg-vm/providers/Microsoft.Compute/virtualMachines/vm1"


def protected_item(state: object = None, source: object = MACHINE_ID) -> Resource:
    properties = {"sourceResourceId": source, "protectionState": state}
    return made(neighbours.PROTECTED_ITEM.token, "item", {"properties": properties})


def is_backed_up(*resources: Resource) -> bool:
    gaps = Gaps()
    covered = is_backed_up_with_its_machine(disk(), Stack([disk(), *resources]), gaps)
    gaps.settle()
    return covered


def test_disks_of_machines_and_scale_sets() -> None:
    for made_of in (machine, scale_set):
        found = list(disks_of(made_of({"lun": 1}, None, UNKNOWN_OBJECT, os_disk={"lun": 0})))
        assert [each.path.rsplit(".", 1)[-1] for each in found] == [
            "osDisk",
            "dataDisks[0]",
            "dataDisks[2]",
        ]
    assert [each.value for each in disks_of(disk())] == [None]
    unknown = machine(storageProfile=UNKNOWN_OBJECT)
    assert {each.path for each in disks_of(unknown)} == {"storageProfile"}


def test_a_disk_is_attached_by_its_id() -> None:
    for holder in (
        machine(attached(disk_id())),
        machine(os_disk=attached(disk_id().upper())),
        scale_set(attached(disk_id())),
        machine(storageProfile={"dataDisks": attached(disk_id())}),
    ):
        assert is_attached(disk(), Stack([disk(), holder]))
    for other in (machine(), machine(attached(disk_id("d11"))), machine("text", 5, None)):
        assert not is_attached(disk(), Stack([disk(), other]))


def test_a_known_disk_decides_beside_an_unknown_one() -> None:
    stack = Stack([disk(), disk("d2"), machine(UNKNOWN_OBJECT, attached(disk_id()))])
    assert is_attached(disk(), stack)
    with pytest.raises(UnknownInputError, match=r"^vm1: storageProfile\.dataDisks\[0\]$"):
        is_attached(disk("d2"), stack)


def test_an_unknown_disk_is_told_by_what_the_machine_was_made_from() -> None:
    first, second = disk(), disk("d2")
    unknown = machine(attached(UNKNOWN_TEXT))
    stack = Stack([first, second, depends(unknown, "storageProfile", first)])
    assert is_attached(first, stack)
    assert not is_attached(second, stack)


def test_only_items_that_go_on_protect() -> None:
    for state in (None, "Protected", "IRPending"):
        assert is_protected(machine(), Stack([protected_item(state)]))
    for state in ("ProtectionStopped", "protectionstopped", "BackupsSuspended"):
        assert not is_protected(machine(), Stack([protected_item(state)]))
    other = protected_item(source=f"{MACHINE_ID}1")
    assert not is_protected(machine(), Stack([other]))
    with pytest.raises(UnknownInputError, match=r"^item: properties\.protectionState$"):
        is_protected(machine(), Stack([protected_item(UNKNOWN_TEXT)]))
    with pytest.raises(UnknownInputError, match=r"^item: properties\.sourceResourceId$"):
        is_protected(machine(), Stack([protected_item(source=UNKNOWN_TEXT)]))


def test_a_disk_is_backed_up_with_its_machine() -> None:
    holder = machine(attached(disk_id()))
    assert is_backed_up(holder, protected_item())
    assert not is_backed_up(holder)
    assert not is_backed_up(protected_item())
    assert not is_backed_up(holder, protected_item("ProtectionStopped"))
    with pytest.raises(UnknownInputError, match=r"^vm1: storageProfile\.dataDisks$"):
        is_backed_up(machine(storageProfile={"dataDisks": UNKNOWN_LIST}), protected_item())
