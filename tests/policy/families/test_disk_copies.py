import pytest

from azure_disk_policy.families.disk_copies import (
    copies_of,
    is_cross_region,
    is_incremental,
    source_disk,
    source_of,
)
from azure_disk_policy.inputs import Gaps, UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from tests.policy.samples import (
    UNKNOWN_BOOL,
    UNKNOWN_TEXT,
    copy,
    depends,
    disk,
    snapshot,
    snapshot_id,
)


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


def test_absent_means_a_full_snapshot() -> None:
    assert is_incremental(snapshot(incremental=True))
    assert not is_incremental(snapshot())
    with pytest.raises(UnknownInputError, match=r"^s1: incremental$"):
        is_incremental(snapshot(incremental=UNKNOWN_BOOL))


def test_a_source_is_a_disk_or_a_snapshot() -> None:
    source, taken, far = disk(), snapshot(), copy()
    stack = Stack([source, taken, far])
    assert source_of(taken, stack) is source
    assert source_of(far, stack) is taken
    assert source_of(snapshot(creationData=None), stack) is None
    assert source_of(taken, Stack([taken])) is None


def test_an_unknown_source_is_told_by_dependency() -> None:
    source, taken = disk(), snapshot("s0")
    unknown = snapshot(creationData={"createOption": "Copy", "sourceResourceId": UNKNOWN_TEXT})
    stack = Stack([source, taken])
    assert source_of(depends(unknown, "creationData", source), stack) is source
    assert source_of(depends(unknown, "creationData", taken), stack) is taken
    with pytest.raises(UnknownInputError, match=r"^s1: creationData.sourceResourceId$"):
        source_of(unknown, stack)


def test_the_disk_is_found_through_copies_of_copies() -> None:
    source, taken, near = disk(), snapshot(incremental=True), copy("near")
    creation = {"createOption": "CopyStart", "sourceResourceId": snapshot_id("near")}
    far = copy("far", creationData=creation)
    stack = Stack([source, taken, near, far])
    assert source_disk(far, stack) is source
    assert source_disk(taken, stack) is source
    assert source_disk(far, Stack([near, far])) is None


def test_snapshots_that_name_each_other_have_no_disk() -> None:
    def of(name: str, source: str) -> Resource:
        creation = {"createOption": "CopyStart", "sourceResourceId": snapshot_id(source)}
        return copy(name, creationData=creation)

    first = of("c1", "c2")
    assert source_disk(first, Stack([disk(), first, of("c2", "c1")])) is None
