import pytest

from azure_disk_facts import arm_id
from azure_disk_facts import resource_types as types
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack, is_id_of
from tests.policy.samples import (
    UNKNOWN_OBJECT,
    UNKNOWN_TEXT,
    backup_policy,
    depends,
    disk,
    disk_id,
    instance,
    made,
    policy_id,
    snapshot,
)

DISK_ID = "properties.dataSourceInfo.resourceID"
SOURCE = "creationData.sourceResourceId"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (disk_id(), True),
        (disk_id().upper() + "/", True),
        (disk_id("d10"), False),
        (disk_id().replace("rg-data", "rg-data2"), False),
        (disk_id().replace("disks", "snapshots"), False),
    ],
)
def test_ids_compare_segment_by_segment(text: str, *, expected: bool) -> None:
    assert is_id_of(arm_id.parse(text), disk()) is expected


def test_too_little_known_is_neither() -> None:
    literal = arm_id.parse(disk_id())
    assert is_id_of(literal, disk(diskName=UNKNOWN_TEXT)) is None
    assert is_id_of(literal, disk(resourceGroupName=None)) is None
    assert is_id_of(literal, disk("d2", resourceGroupName=UNKNOWN_TEXT)) is False


def test_an_id_among_the_outputs_decides_alone() -> None:
    literal = arm_id.parse(disk_id())
    assert is_id_of(literal, disk("d9", id=disk_id().lower())) is True
    assert is_id_of(literal, disk(id=disk_id("d2"))) is False
    assert is_id_of(literal, disk(id=UNKNOWN_TEXT)) is True


def test_names_of_parents_count() -> None:
    literal = arm_id.parse(policy_id().replace("/bv1/", "/bv2/"))
    assert is_id_of(literal, backup_policy()) is False


def test_dependencies_decide_what_is_unknown() -> None:
    first, second = disk("d1"), disk("d2")
    unknown = depends(instance(UNKNOWN_TEXT), "properties", first)
    stack = Stack([first, second, unknown])
    assert stack.points_to(unknown, DISK_ID, first)
    assert not stack.points_to(unknown, DISK_ID, second)


def test_without_dependencies_it_stays_open() -> None:
    unknown = snapshot(creationData=UNKNOWN_OBJECT)
    stack = Stack([disk(), unknown])
    with pytest.raises(UnknownInputError, match=r"s1: creationData$"):
        stack.points_to(unknown, SOURCE, disk())
    with pytest.raises(UnknownInputError, match=r"s1: creationData$"):
        stack.target(unknown, SOURCE, types.DISK)


def test_dependencies_on_other_types_tell_nothing() -> None:
    policy = backup_policy()
    unknown = depends(instance(UNKNOWN_TEXT), "properties", policy)
    with pytest.raises(UnknownInputError):
        Stack([disk(), policy, unknown]).points_to(unknown, DISK_ID, disk())


def test_target() -> None:
    first, second = disk("d1"), disk("d2")
    by_id = instance(disk_id("d2"))
    stack = Stack([first, second, by_id])
    assert stack.target(by_id, DISK_ID, types.DISK) is second
    assert stack.target(by_id, DISK_ID, types.SNAPSHOT) is None
    assert stack.target(instance(disk_id("d3")), DISK_ID, types.DISK) is None
    assert stack.target(instance("no id"), DISK_ID, types.DISK) is None


def test_two_possible_targets_are_none() -> None:
    first, second = disk("d1"), disk("d2")
    unknown = depends(instance(UNKNOWN_TEXT), "properties", first, second)
    with pytest.raises(UnknownInputError, match="bi1: properties"):
        Stack([first, second, unknown]).target(unknown, DISK_ID, types.DISK)


def test_the_index_leaves_out_what_cannot_point_to_a_target() -> None:
    disks = [disk(f"d{number}") for number in range(3)]
    named = instance(disk_id("D1"), name="named")
    made = depends(instance(UNKNOWN_TEXT, name="made"), "properties", disks[2])
    loose = instance(UNKNOWN_TEXT, name="loose")
    nothing = instance("no id", name="nothing")
    stack = Stack([*disks, named, made, loose, nothing])

    def found(target: Resource) -> list[str]:
        pointing = stack.pointing_at(target, types.BACKUP_INSTANCE, DISK_ID)
        return [each.name for each in pointing]

    assert [found(each) for each in disks] == [["loose"], ["named", "loose"], ["made", "loose"]]
    assert found(disk(diskName=UNKNOWN_TEXT)) == ["named", "made", "loose", "nothing"]


def test_computed_once() -> None:
    calls: list[Stack] = []
    stack = Stack()
    assert stack.once(calls.append) is None
    assert stack.once(calls.append) is None
    assert calls == [stack]


def test_target_of_an_id_within_a_list() -> None:
    disks = [disk("d1"), disk("d2")]
    stack = Stack(disks)
    ids = [disk_id("d2"), disk_id("d3"), UNKNOWN_TEXT]
    source = made("azure-native:compute:VirtualMachine", "vm1", {"disks": ids})
    first, second, third = source.items("disks")
    assert stack.target_at(source, first, types.DISK) is disks[1]
    assert stack.target_at(source, second, types.DISK) is None
    with pytest.raises(UnknownInputError, match=r"^vm1: disks\[2\]$"):
        stack.target_at(source, third, types.DISK)
    assert stack.target_at(depends(source, "disks", disks[0]), third, types.DISK) is disks[0]
