"""Two runs at one target blob: a living one is left alone, a killed one is cleared up after."""

from dataclasses import replace
from typing import Any

import pytest
from azure.storage.blob import BlobLeaseClient

from azure_disk_protection.transfer import lease, pages
from azure_disk_protection.transfer.disk_source import DiskSource
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.lease import BlobBusy
from azure_disk_protection.transfer.target_blob import OPEN, Marker, TargetBlob, read_marker
from tests.azurite.service import Azurite
from tests.components.transfer import killed
from tests.components.transfer.world import GIB, world

_CONFIDENTIAL = "ConfidentialVM_DiskEncryptedWithPlatformKey"


def test_kill_9_in_the_middle(azurite: Azurite) -> None:
    """The marker stood before access was asked for: the next run takes back what is open."""
    with world(azurite, "killed") as w:
        source = w.snapshot("s1")
        with killed.copying(w.inputs(source)) as process:
            assert w.state(source) == "ActiveSAS"
            process.kill()
        assert w.state(source) == "ActiveSAS", "nobody could take it back"
        done = w.export(source)
        assert w.said[:2] == [
            f"{done.url}: another run holds it, or was killed just now; waiting for the end of its "
            "lease, at most 65 s",
            f"{done.url}: an earlier run was ended; taking back its access to {source}",
        ]
        assert w.holds("d.vhd", source)
        assert w.state(source) == "Unattached"


def test_of_two_runs_at_the_same_moment_one_finishes(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "_PATIENCE_SECONDS", 0)
    with world(azurite, "both") as w:
        source = w.snapshot("s1")
        with killed.copying(w.inputs(source)) as first:
            with pytest.raises(
                BlobBusy, match=r"/both/d.vhd is being written by another run; wait"
            ):
                w.export(source)
            assert w.state(source) == "ActiveSAS", "the first one's access stays"
            first.communicate()
            assert first.returncode == 0
        assert w.state(source) == "Unattached"
        assert w.holds("d.vhd", source)
        assert w.export(source).content_hash.startswith("sha256:"), "it is taken over by then"


def test_a_run_that_comes_between_check_and_beginning(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = DiskSource.check_exportable
    with world(azurite, "between") as w:
        source = w.snapshot("s1")
        other = TargetBlob(w.container.get_blob_client("d.vhd"))

        def overtaken(self: DiskSource, disk_access_id: str | None) -> None:
            check(self, disk_access_id)
            other.begin(0, Marker(OPEN, source, "id"))

        monkeypatch.setattr(DiskSource, "check_exportable", overtaken)
        monkeypatch.setattr(DiskSource, "grant", lambda *_, **__: pytest.fail("access was given"))
        with other.lease, pytest.raises(BlobBusy):
            w.export(source)


def test_a_run_that_was_taken_over_leaves_the_access_alone(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world(azurite, "over") as w:
        source = w.snapshot("s1")
        client = w.container.get_blob_client("d.vhd")
        other = TargetBlob(client)

        def take_over(*_: Any, **__: Any) -> None:
            BlobLeaseClient(client).break_lease(lease_break_period=0)
            other.lease.take_now()
            raise OSError("connection lost")

        monkeypatch.setattr(pages, "copy", take_over)
        with other.lease, pytest.raises(TransferFailed) as caught:
            w.export(source)
        assert str(caught.value) == (
            f"{other.url}: Azure could not be reached for so long that another run took this "
            "export over, and the access with it; let that run finish"
        )
        assert w.state(source) == "ActiveSAS", "by now that is the other run's"


def test_a_delta_that_was_killed_is_made_anew(azurite: Azurite) -> None:
    with world(azurite, "redone") as w:
        first, second = w.snapshot("s1"), w.snapshot("s2")
        w.export(first)
        left = TargetBlob(w.container.get_blob_client("d2.vhd"))
        with left.lease:
            left.begin(512, Marker(OPEN, second, "id", base_snapshot_id=first))
        done = w.export(second, "d2.vhd", baseSnapshotId=first, baseBlobName="d.vhd")
        assert done.size_bytes == GIB + 512


def test_a_guest_state_that_was_finished_before_the_kill_is_written_again(
    azurite: Azurite,
) -> None:
    with world(azurite, "cvm-again") as w:
        w.estate.edit(w.disk["id"], "properties.securityProfile", {"securityType": _CONFIDENTIAL})
        w.export(w.disk["id"], guestStateBlobName="d.vmgs")
        main = TargetBlob(w.container.get_blob_client("d.vhd"))
        marker = read_marker(main.properties().metadata)
        assert marker is not None
        main.mark(replace(marker, state=OPEN))
        assert w.export(w.disk["id"], guestStateBlobName="d.vmgs").size_bytes == GIB + 512
