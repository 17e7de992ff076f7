import logging
from typing import Any

import pytest

from azure_disk_protection.transfer import pages
from azure_disk_protection.transfer.disk_source import DiskSource
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.target_blob import TargetBlob, read_marker
from tests.azurite.service import Azurite
from tests.components.transfer.world import GIB, OPEN, world

_CONFIDENTIAL = "ConfidentialVM_DiskEncryptedWithPlatformKey"


def test_a_snapshot_becomes_a_vhd(azurite: Azurite) -> None:
    with world(azurite, "whole") as w:
        source = w.snapshot("s1")
        done = w.export(source)
        assert w.holds("d.vhd", source)
        assert done.size_bytes == GIB + 512
        assert done.url == f"{azurite.url}/bakeryexports/whole/d.vhd"
        assert w.state(source) == "Unattached"
        assert w.said == [
            f"{done.url}: copying 25088 of {GIB + 512} bytes, the rest is zeros",
            f"{done.url}: {GIB + 512} bytes exported and checked",
        ]
        marker = read_marker(w.container.get_blob_client("d.vhd").get_blob_properties().metadata)
        assert marker is not None
        assert (marker.state, marker.content_hash) == ("complete", done.content_hash)
        assert w.export(source) == done, "a finished export is taken over, not made again"


def test_a_disk_can_be_exported_and_its_export_is_never_overwritten(azurite: Azurite) -> None:
    with world(azurite, "disk") as w:
        done = w.export(w.disk["id"])
        assert w.holds("d.vhd", w.disk["id"])
        with pytest.raises(TransferFailed) as caught:
            w.export(w.disk["id"])
        assert str(caught.value) == (
            f"blobName: {done.url} holds an export of {w.disk['id']} as it was at "
            f"{done.completed_at}; nothing is overwritten, choose another name"
        )


def test_what_changed_is_written_onto_a_copy_of_the_base(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    copy = pages.copy

    def spy(source: Any, target: Any, *args: Any, **options: Any) -> Any:
        written.append(target.blob_name)
        return copy(source, target, *args, **options)

    monkeypatch.setattr(pages, "copy", spy)
    with world(azurite, "delta") as w:
        first = w.snapshot("s1")
        base = w.export(first)
        w.write(20 * 1024**2, b"new")
        w.write(8192, bytes(4096))
        second = w.snapshot("s2")
        done = w.export(second, "d2.vhd", baseSnapshotId=first, baseBlobName="d.vhd")
        assert w.holds("d2.vhd", second)
        # Azurite 3.37 lets a copy share its list of pages with the blob it was copied from, so
        # that the base cannot be read here; Azure does not.
        assert written == ["d.vhd", "d2.vhd"], "the base stays as it is"
        assert done.changed == [(8192, 4096), (20 * 1024**2, 4096), (GIB, 512)]
        assert done.content_hash != base.content_hash
        assert w.state(first) == w.state(second) == "Unattached"


def test_a_grown_disk(azurite: Azurite) -> None:
    with world(azurite, "grown") as w:
        first = w.snapshot("s1")
        w.export(first)
        w.azure.patch(w.disk["id"], {"properties": {"diskSizeGB": 2}})
        w.write(GIB + 8192, b"in the new part")
        second = w.snapshot("s2")
        done = w.export(second, "d2.vhd", baseSnapshotId=first, baseBlobName="d.vhd")
        assert done.size_bytes == 2 * GIB + 512
        blob = w.container.get_blob_client("d2.vhd")
        assert pages.read(blob, (GIB, 512)) == bytes(512), "where the old footer was"
        assert pages.read(blob, (GIB + 8192, 15)) == b"in the new part"


def test_deltas_that_cannot_be(azurite: Azurite) -> None:
    with world(azurite, "nodelta") as w:
        first, full = w.snapshot("s1"), w.snapshot("full", properties=_open(incremental=False))
        later = w.snapshot("s2")
        w.export(first)
        with pytest.raises(TransferFailed, match=r"changes are told within one family only$"):
            w.export(later, "x.vhd", baseSnapshotId=full, baseBlobName="d.vhd")
        with pytest.raises(TransferFailed, match=r"is no finished export of .*; export that"):
            w.export(later, "x.vhd", baseSnapshotId=first, baseBlobName="absent.vhd")
        w.export(later, "x.vhd", baseSnapshotId=first, baseBlobName="d.vhd")
        with pytest.raises(TransferFailed, match=r"holds a finished delta; nothing is overwritten"):
            w.export(later, "x.vhd", baseSnapshotId=first, baseBlobName="d.vhd")


def _open(**others: Any) -> dict[str, Any]:
    return {**OPEN["properties"], **others}


def test_4096_byte_sectors_are_a_vhdx(azurite: Azurite) -> None:
    with world(azurite, "vhdx") as w:
        disk = w.estate.v2_disk("v2", size=1, **OPEN)
        w.azure.write_disk(disk["id"], 0, b"4K")
        done = w.export(disk["id"], "v2.vhdx")
        assert done.file_format == "VHDX"
        head = w.container.get_blob_client("v2.vhdx").download_blob(offset=0, length=8).readall()
        assert head == b"vhdxfile"
        with pytest.raises(TransferFailed, match=r"got 'VHD', allowed: 'VHDX'; .*leave fileFormat"):
            w.export(disk["id"], "other", fileFormat="VHD")


def test_a_confidential_disk_comes_with_its_guest_state(azurite: Azurite) -> None:
    with world(azurite, "cvm") as w:
        w.estate.edit(w.disk["id"], "properties.securityProfile", {"securityType": _CONFIDENTIAL})
        with pytest.raises(
            TransferFailed, match=r"^guestStateBlobName: got nothing, allowed: a blob"
        ):
            w.export(w.disk["id"])
        done = w.export(w.disk["id"], guestStateBlobName="d.vmgs")
        assert done.guest_state_url == f"{azurite.url}/bakeryexports/cvm/d.vmgs"
        assert w.blob("d.vmgs").startswith(b"GUESTRTS")


def test_so_does_a_snapshot_of_one(azurite: Azurite) -> None:
    with world(azurite, "cvm-snapshot") as w:
        w.estate.edit(w.disk["id"], "properties.securityProfile", {"securityType": _CONFIDENTIAL})
        source = w.snapshot("s1")
        with pytest.raises(TransferFailed, match=r"^guestStateBlobName: got nothing, allowed: a"):
            w.export(source)
        w.export(source, guestStateBlobName="s.vmgs")
        assert w.blob("s.vmgs").startswith(b"GUESTRTS")


def test_foreign_blobs_are_never_overwritten(azurite: Azurite) -> None:
    with world(azurite, "foreign") as w:
        first, second = w.snapshot("s1"), w.snapshot("s2")
        w.container.upload_blob("mine.txt", b"mine")
        with pytest.raises(
            TransferFailed, match=r"mine.txt exists and is no export of this source"
        ):
            w.export(first, "mine.txt")
        w.export(first)
        with pytest.raises(TransferFailed, match=rf"holds an export of {first}; nothing is"):
            w.export(second)
        assert w.blob("mine.txt") == b"mine"


def test_a_container_that_is_not_there(azurite: Azurite) -> None:
    with world(azurite, "gone") as w:
        w.container.delete_container()
        with pytest.raises(TransferFailed, match=r"its container does not exist; create the"):
            w.export(w.snapshot("s1"))


def test_no_page_blob_is_long_enough(azurite: Azurite) -> None:
    with world(azurite, "long") as w:
        huge = w.estate.v2_disk("huge", size=8192, **OPEN)
        with pytest.raises(TransferFailed, match=r"has 8192 GiB, allowed: less than 8192; no page"):
            w.export(huge["id"])


@pytest.mark.parametrize("broken", ["copy", "changed_ranges"])
def test_access_is_taken_back_when_it_breaks(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError("connection lost")

    with world(azurite, f"broken-{broken.replace('_', '-')}") as w:
        first = w.snapshot("s1")
        w.export(first)
        second = w.snapshot("s2")
        monkeypatch.setattr(pages, broken, fail)
        with pytest.raises(OSError, match=r"connection lost"):
            w.export(second, "d2.vhd", baseSnapshotId=first, baseBlobName="d.vhd")
        assert w.state(first) == w.state(second) == "Unattached"


def test_access_that_cannot_be_taken_back(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world(azurite, "stuck") as w:
        source = w.snapshot("s1")

        def fail(_: object) -> None:
            raise OSError("at https://md.example/a/b?sig=secret")

        monkeypatch.setattr(DiskSource, "revoke", fail)
        with pytest.raises(TransferFailed) as caught:
            w.export(source)
        assert str(caught.value) == (
            "access could not be taken back, it ends by itself; revoke it by hand (az disk "
            f"revoke-access, az snapshot revoke-access): {source}: at "
            "https://md.example/a/b?(left out)"
        )


def test_a_blob_that_something_else_writes_to(azurite: Azurite) -> None:
    with world(azurite, "tampered") as w:
        done = w.export(w.snapshot("s1"))
        client = w.container.get_blob_client("d.vhd")
        client.upload_page(b"x" * 512, 0, 512)
        with pytest.raises(
            TransferFailed, match=r"; something else writes to the blob, export again"
        ):
            TargetBlob(client).check_holds(done.content_hash, w.said.append)


def test_nothing_logs_a_signature(azurite: Azurite, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with world(azurite, "logs") as w:
        done = w.export(w.snapshot("s1"))
        logged = caplog.text + repr(w.said) + repr(done)
    assert "sig=" not in logged.replace("sig=REDACTED", "").replace("sig=*****", "")
