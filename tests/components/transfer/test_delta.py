import time
from types import SimpleNamespace
from typing import Any

import pytest

from azure_disk_facts.vhd import FileFormat
from azure_disk_protection.transfer import delta, pages
from azure_disk_protection.transfer.delta import Delta, check_family
from azure_disk_protection.transfer.failure import TransferFailed

GIB = 1024**3


def snapshot(size_gib: int, family: str = "f") -> Any:
    return SimpleNamespace(
        id=f"/s{size_gib}", size_gib=size_gib, disk_bytes=size_gib * GIB, family=family
    )


@pytest.mark.parametrize(
    ("source", "base", "text"),
    [
        (snapshot(1, ""), snapshot(1, ""), "is of family '', allowed: an incremental snapshot of"),
        (
            snapshot(1),
            snapshot(1, "g"),
            "is of family 'g', allowed: an incremental snapshot of fam",
        ),
        (snapshot(1), snapshot(2), "/s2 is longer than /s1; take the older one as base"),
        (snapshot(4096), snapshot(64), "changes are not told across 4096 GiB, export the whole"),
    ],
)
def test_pairs_that_cannot_be(source: Any, base: Any, text: str) -> None:
    with pytest.raises(TransferFailed) as caught:
        check_family(source, base, FileFormat.VHD)
    assert text in str(caught.value)
    assert str(caught.value).startswith("baseSnapshotId: ")


def test_a_vhdx_is_not_made_of_changes() -> None:
    with pytest.raises(TransferFailed, match=r"VHDX, which is not made of changes; leave baseSnap"):
        check_family(snapshot(1), snapshot(1), FileFormat.VHDX)


def test_pairs_that_can_be() -> None:
    for sizes in ((64, 64), (64, 4095), (4096, 8192)):
        check_family(snapshot(sizes[1]), snapshot(sizes[0], "F"), FileFormat.VHD)


def test_old_and_new_footer_are_written() -> None:
    found = Delta(GIB + 512, "hash").ranges([(0, 4096)], 2 * GIB + 512)
    assert found == [(0, 4096), (GIB, 512), (2 * GIB, 512)]


def test_what_does_not_stay_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "copy", lambda *_, **__: [(0, b"a")])
    monkeypatch.setattr(pages, "digests", lambda *_, **__: [(0, b"b")])
    blob: Any = SimpleNamespace(url="u", client=None, lease=SimpleNamespace(id=None))
    with pytest.raises(TransferFailed, match=r"^u does not hold what was written; something else"):
        Delta(GIB, "hash").copy(None, blob, [(0, 512)], tell=lambda _: None)


def test_waiting_for_the_copy_of_the_base(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    states = iter(["pending", "pending", "success"])

    def properties() -> Any:
        return SimpleNamespace(copy=SimpleNamespace(status=next(states), status_description="why"))

    blob: Any = SimpleNamespace(url="u", client=SimpleNamespace(get_blob_properties=properties))
    delta._await_copy(blob)
    assert waited == [0.1, 0.2]
    states = iter(["failed"])
    with pytest.raises(TransferFailed, match=r"^u: the copy of the base ended as failed: why; try"):
        delta._await_copy(blob)
