import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_simulator import vhd

GIB = 1024**3


@given(st.integers(1, 64 * 1024))
def test_a_footer_sums_up(size_gib: int) -> None:
    footer = vhd.footer(size_gib * GIB, bytes(range(16)))
    assert len(footer) == 512
    assert footer.startswith(b"conectix")
    (checksum,) = struct.unpack(">I", footer[64:68])
    assert (sum(footer) - sum(footer[64:68]) + checksum) & 0xFFFFFFFF == 0xFFFFFFFF
    assert struct.unpack(">QQ", footer[40:56]) == (size_gib * GIB, size_gib * GIB)
    assert footer[68:84] == bytes(range(16))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (4 * 1024**2, (120, 4, 17)),
        (200 * 1024**2, (825, 16, 31)),
        (300 * 1024**2, (609, 16, 63)),
        (GIB, (2080, 16, 63)),
        (32 * GIB, (16448, 16, 255)),
        (4096 * GIB, (65535, 16, 255)),
    ],
)
def test_geometry(size: int, expected: tuple[int, int, int]) -> None:
    assert vhd.geometry(size) == expected


def test_lengths() -> None:
    assert vhd.file_length(GIB, is_vhdx=False) == GIB + 512
    assert vhd.file_length(GIB, is_vhdx=True) == GIB + vhd.VHDX_CONTENT_AT
    assert vhd.vhdx_head().startswith(b"vhdxfile")
