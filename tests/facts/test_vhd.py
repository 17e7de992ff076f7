from azure.mgmt.compute.models import FileFormat as MicrosoftsFormat

from azure_disk_facts import vhd


def test_formats_are_microsofts() -> None:
    assert {each.value for each in vhd.FileFormat} == {each.value for each in MicrosoftsFormat}


def test_lengths_are_whole_pages() -> None:
    assert vhd.VHD_FOOTER_BYTES % vhd.PAGE_BYTES == 0
    assert vhd.MAX_PAGES_BYTES % vhd.PAGE_BYTES == 0
    assert vhd.MAX_PAGE_BLOB_BYTES == 8 * 2**40
