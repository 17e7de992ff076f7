import asyncio
from contextlib import closing
from typing import Any

import pulumi
import pytest

from azure_disk_protection.disk_growth import ShrinkingDisk, refuse_shrinking


def hook(new: Any, old: Any, azure: Any = None) -> None:
    """Run the hook as the engine does before an update."""
    sizes = [None if size is None else {"diskSizeGB": size} for size in (new, old, azure)]
    args = pulumi.ResourceHookArgs("urn", "id", "d-disk", "t", sizes[0], sizes[1], None, sizes[2])
    # asyncio.run would take the loop away that Pulumi's mocks expect.
    with closing(asyncio.new_event_loop()) as loop:
        loop.run_until_complete(refuse_shrinking(args))


@pytest.mark.parametrize(
    ("new", "old", "azure"),
    [(64, 64, 64), (128, 64, 64), (128.0, 64.0, 64.0), (64, None, None), (None, 64, 64)],
)
def test_disks_grow(new: Any, old: Any, azure: Any) -> None:
    hook(new, old, azure)


def test_a_size_not_known_yet_is_not_judged() -> None:
    hook("04da6b54-80e4-46f7-96ec-b56ff0331ba9", 64)


@pytest.mark.parametrize(("old", "azure", "actual"), [(64, None, 64), (None, 64, 64), (64, 96, 96)])
def test_disks_never_shrink(old: Any, azure: Any, actual: int) -> None:
    """A9: also not below what somebody has grown it to behind Pulumi's back."""
    with pytest.raises(ShrinkingDisk) as caught:
        hook(32, old, azure)
    assert str(caught.value) == (
        f"d-disk: sizeGib: got 32, allowed: {actual} or more, the size the disk has; Azure never "
        "shrinks a disk: keep the size, or make a smaller disk and copy the files"
    )
