import pytest

from azure_disk_facts.vhd import VHDX_SIGNATURE
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.vhd_file import check_footer, check_vhdx, vhd_length
from azure_disk_simulator.vhd import footer

GIB = 1024**3
GOOD = footer(GIB, bytes(16))


def test_a_good_footer() -> None:
    check_footer(GOOD, GIB)
    assert vhd_length(GIB) == GIB + 512


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            bytes(512),
            "the export does not end in a VHD footer: got b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00"
            "\\x00', allowed: b'conectix'; what lies in the blob is no VHD, export again",
        ),
        (GOOD[:511], "the export does not end in a VHD footer: got b'conectix'"),
        (GOOD[:200] + b"x" + GOOD[201:], "the footer of the export is broken: got disk type 2 and"),
        (GOOD[:60] + bytes(4) + GOOD[64:], "the footer of the export is broken: got disk type 0"),
        (
            footer(2 * GIB, bytes(16)),
            f"the footer of the export says {2 * GIB} bytes, the disk has {GIB}; export again",
        ),
    ],
)
def test_broken_footers(data: bytes, text: str) -> None:
    with pytest.raises(TransferFailed) as caught:
        check_footer(data, GIB)
    assert str(caught.value).startswith(text)


def test_vhdx() -> None:
    check_vhdx(VHDX_SIGNATURE + bytes(504))
    with pytest.raises(
        TransferFailed, match=r"^the export does not begin as a VHDX: got b'conectix"
    ):
        check_vhdx(GOOD)
