"""The lease itself, and two runs at one blob: the living one stays, a killed one is cleared up."""

import time
from dataclasses import replace
from typing import Any

import pytest
from azure.core.exceptions import ServiceRequestError
from azure.storage.blob import BlobClient, BlobLeaseClient

from azure_disk_protection.transfer import lease, pages
from azure_disk_protection.transfer.disk_source import DiskSource
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.lease import BlobBusy, Lease
from azure_disk_protection.transfer.target_blob import OPEN, Marker, TargetBlob, read_marker
from tests.azurite.service import Azurite
from tests.components.transfer import killed
from tests.components.transfer.world import GIB, world

_CONFIDENTIAL = "ConfidentialVM_DiskEncryptedWithPlatformKey"
URL = "https://a/c/b"


def blob(azurite: Azurite, name: str) -> BlobClient:
    client = azurite.container("leases").get_blob_client(name)
    client.create_page_blob(512)
    return client


def state(client: BlobClient) -> tuple[str, str]:
    found = client.get_blob_properties().lease
    return str(found.state), str(found.duration)


def test_a_lease_ends_by_itself_or_is_given_back(azurite: Azurite) -> None:
    client = blob(azurite, "taken")
    ids = []
    with Lease(client, URL) as held:
        ids.append(held.id)
        held.take(print)
        held.take(print)
        ids.append(held.id)
        assert state(client) == ("leased", "fixed")
    ids.append(held.id)
    assert [each is None for each in ids] == [True, False, True]
    assert state(client)[0] == "available"


def test_a_living_runs_lease_is_waited_for_but_not_for_long(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "_PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(lease, "_POLL_SECONDS", 0.05)
    client = blob(azurite, "busy")
    said: list[str] = []
    with Lease(client, URL) as first, Lease(client, URL) as second:
        first.take_now()
        with pytest.raises(BlobBusy) as caught:
            second.take(said.append)
        assert str(caught.value) == (
            f"blobName: {URL} is being written by another run; wait until that is done, or choose "
            "another name"
        )
        with pytest.raises(BlobBusy):
            second.take_now()
        assert second.id is None
        first.release()
        second.take(said.append)
    assert said == [
        f"{URL}: another run holds it, or was killed just now; waiting for the end of its lease, "
        "at most 0.2 s"
    ]


def test_it_is_taken_as_soon_as_it_is_free(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = blob(azurite, "freed")
    first, second = Lease(client, URL), Lease(client, URL)
    first.take_now()
    monkeypatch.setattr(time, "sleep", lambda _: first.release())
    with second:
        second.take(lambda _: None)
        assert second.id is not None


def test_patience_outlasts_the_lease_of_a_killed_run() -> None:
    assert lease._PATIENCE_SECONDS == lease._SECONDS + 5 == 65
    assert lease._RENEW_SECONDS * 2 < lease._SECONDS, "one renewal may fail"


def test_a_lease_without_end_is_nobodys_run(azurite: Azurite) -> None:
    client = blob(azurite, "endless")
    client.acquire_lease()
    with Lease(client, URL) as held, pytest.raises(TransferFailed) as caught:
        held.take(print)
    assert str(caught.value) == (
        f"blobName: {URL} is under a lease without end; break it (az storage blob lease break), or "
        "choose another name"
    )


def test_it_is_renewed_while_it_is_held_even_after_a_renewal_failed(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewals: list[bool] = []
    renew = BlobLeaseClient.renew

    def flaky(client: BlobLeaseClient, **options: Any) -> None:
        renewals.append(bool(renewals))
        if len(renewals) == 1:
            raise ServiceRequestError("no route")
        renew(client, **options)

    monkeypatch.setattr(BlobLeaseClient, "renew", flaky)
    monkeypatch.setattr(lease, "_RENEW_SECONDS", 0.01)
    with Lease(blob(azurite, "renewed"), URL) as held:
        held.take_now()
        deadline = time.monotonic() + 30
        while len(renewals) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
    count = len(renewals)
    assert count >= 3
    time.sleep(0.05)
    assert len(renewals) == count, "nobody renews what was given back"


def test_a_lost_lease(azurite: Azurite, monkeypatch: pytest.MonkeyPatch) -> None:
    client = blob(azurite, "lost")
    with Lease(client, URL) as first, Lease(client, URL) as second:
        assert not first.is_lost(), "what is not held cannot be lost"
        first.take_now()
        assert not first.is_lost()
        BlobLeaseClient(client).break_lease(lease_break_period=0)
        assert not first.is_lost(), "nobody else has the blob"
        second.take_now()
        assert first.is_lost()
        first.release()
        assert second.id is not None
        assert not second.is_lost()
        with monkeypatch.context() as patch:
            patch.setattr(BlobLeaseClient, "renew", _unreachable)
            assert not second.is_lost(), "what cannot be asked for is not known to be lost"


def _unreachable(*_: object, **__: object) -> None:
    raise ServiceRequestError("no route")


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
