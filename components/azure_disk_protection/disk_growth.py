"""A disk only grows: shrinking is refused before the engine, and Azure, hear of it (rule A9)."""

from collections.abc import Mapping
from typing import Any

import pulumi

_SIZE = "diskSizeGB"


class ShrinkingDisk(Exception):
    """The program asks for a smaller disk than there is."""

    def __init__(self, name: str, wanted: int, actual: int) -> None:
        super().__init__(
            f"{name}: sizeGib: got {wanted}, allowed: {actual} or more, the size the disk has; "
            "Azure never shrinks a disk: keep the size, or make a smaller disk and copy the files"
        )


async def refuse_shrinking(args: pulumi.ResourceHookArgs) -> None:
    """Refuse an update, in previews too, that makes a disk smaller.

    Raises:
        ShrinkingDisk: the new size is below the one in Azure, or the one last asked for.
    """
    wanted = _size(args.new_inputs)
    sizes = [_size(args.old_outputs), _size(args.old_inputs)]
    actual = max((size for size in sizes if size is not None), default=None)
    if wanted is not None and actual is not None and wanted < actual:
        raise ShrinkingDisk(args.name, wanted, actual)


def _size(values: Mapping[str, Any] | None) -> int | None:
    """Return a known size; numbers come over the wire as floats."""
    size = (values or {}).get(_SIZE)
    return int(size) if isinstance(size, (int, float)) else None
