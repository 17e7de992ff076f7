from azure_disk_policy.families.disk_copies import copies_of, is_cross_region
from azure_disk_policy.inputs import Gaps
from azure_disk_policy.stack import Stack
from tests.policy.samples import UNKNOWN_TEXT, copy, disk, snapshot


def test_copies_of_a_disk() -> None:
    source, other, far = disk(), disk("d2"), copy()
    stack = Stack([source, other, snapshot(incremental=True), far])
    gaps = Gaps()
    assert copies_of(source, stack, gaps) == [far]
    assert copies_of(other, stack, gaps) == []
    assert gaps.first is None


def test_what_cannot_be_followed_is_noted() -> None:
    unclear = copy(creationData={"createOption": UNKNOWN_TEXT})
    gaps = Gaps()
    assert copies_of(disk(), Stack([disk(), unclear]), gaps) == []
    assert str(gaps.first) == "c1: creationData.createOption"


def test_a_copy_is_declared_with_copy_start() -> None:
    assert is_cross_region(copy())
    assert not is_cross_region(snapshot())
    assert not is_cross_region(snapshot(creationData=None))
