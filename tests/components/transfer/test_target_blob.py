from datetime import datetime, timezone

import pytest
from azure.core.exceptions import HttpResponseError

from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection.transfer import lease, pages, target_blob
from azure_disk_protection.transfer.arm import Arm, NoCredential
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.job import read_job
from azure_disk_protection.transfer.lease import BlobBusy
from azure_disk_protection.transfer.target_blob import (
    COMPLETE,
    OPEN,
    Marker,
    TargetBlob,
    read_marker,
    target,
)
from tests.azurite.service import Azurite
from tests.components.transfer.test_job import REQUIRED

JOB = read_job(REQUIRED)


class TokenCredential(NoCredential):
    """Looks like a credential of azure-identity."""


def azure(*, is_simulated: bool) -> Arm:
    return Arm("https://x", CLOUDS[AzureCloud.CHINA], TokenCredential(), is_simulated)


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(target_blob.BLOB_URL_VARIABLE, raising=False)


def test_the_accounts_host_follows_the_cloud_unless_given() -> None:
    found = target(azure(is_simulated=False), JOB)
    assert found.url == "https://a.blob.core.chinacloudapi.cn/c/b"
    job = read_job({**REQUIRED, "blobEndpoint": "https://own.example/"})
    assert target(azure(is_simulated=False), job, "other").url == "https://own.example/c/other"


def test_a_simulated_azure_exports_to_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TransferFailed) as caught:
        target(azure(is_simulated=True), JOB)
    assert str(caught.value) == (
        "AZURE_DISK_PROTECTION_BLOB_URL: got nothing, allowed: the URL of Azurite on this machine; "
        "what is exported from a simulated Azure does not go to a real storage account"
    )
    monkeypatch.setenv(target_blob.BLOB_URL_VARIABLE, "http://10.0.0.1")
    with pytest.raises(
        TransferFailed, match=r"AZURE_DISK_PROTECTION_BLOB_URL: got 'http://10.0.0.1'"
    ):
        target(azure(is_simulated=True), JOB)


def test_markers_round_trip() -> None:
    marker = Marker(OPEN, "/s", "id", base_snapshot_id="/b", content_hash="sha256:x")
    assert read_marker({"Other": "1", **marker.metadata()}) == marker
    assert read_marker({"AzDisk_State": OPEN}) is None
    assert read_marker({**marker.metadata(), "azdisk_later": "x"}) == marker


def test_other_metadata_stays(azurite: Azurite) -> None:
    client = azurite.container("metadata").get_blob_client("b")
    blob = TargetBlob(client)
    assert blob.properties() is None
    blob.begin(0, Marker(OPEN, "/s", "id", base_snapshot_id="/b"))
    metadata = {**client.get_blob_properties().metadata, "owner": "me"}
    client.set_blob_metadata(metadata, lease=blob.lease.id)
    blob.mark(Marker("complete", "/s", "id"))
    metadata = blob.properties().metadata
    assert metadata["owner"] == "me"
    assert read_marker(metadata) == Marker("complete", "/s", "id")
    blob.delete(print)
    assert blob.properties() is None
    blob.delete(print)


OPENED = Marker(OPEN, "/s", "id")


def two(azurite: Azurite, name: str) -> tuple[TargetBlob, TargetBlob]:
    client = azurite.container("two").get_blob_client(name)
    return TargetBlob(client), TargetBlob(client)


def test_of_two_runs_one_makes_the_blob(azurite: Azurite) -> None:
    first, second = two(azurite, "made")
    with first.lease, second.lease:
        first.begin(512, OPENED)
        with pytest.raises(BlobBusy):
            second.begin(0, OPENED)
        first.lease.release()
        with pytest.raises(BlobBusy):
            second.begin(0, OPENED)
        assert first.properties().size == 512
        first.lease.take_now()
        first.begin(1024, OPENED)
        assert first.properties().size == 1024
        assert first.properties().lease.state == "leased"


def test_every_write_carries_the_lease(azurite: Azurite) -> None:
    """Azurite, as Azure, refuses one that does not."""
    first, second = two(azurite, "written")
    with first.lease:
        first.begin(0, OPENED)
        with pytest.raises(HttpResponseError, match=r"LeaseIdMissing"):
            second.resize(512)
        with pytest.raises(HttpResponseError, match=r"LeaseIdMissing"):
            second.mark(OPENED)
        first.resize(1024)
        progress = pages.Progress(print, "x", 512)
        first.client.upload_page(b"x" * 512, 512, 512, lease=first.lease.id)
        for source_range in ((0, 512), (512, 512)):
            with pytest.raises(HttpResponseError, match=r"LeaseIdMissing"):
                pages.copy(first.client, second.client, [source_range], progress=progress)
            pages.copy(
                first.client, first.client, [source_range], progress=progress, lease=first.lease.id
            )
        first.mark(OPENED)


def test_what_another_run_writes_to_is_not_deleted(
    azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "_PATIENCE_SECONDS", 0)
    first, second = two(azurite, "kept")
    with first.lease:
        first.begin(0, OPENED)
        with pytest.raises(BlobBusy):
            second.delete(lambda _: None)
    assert first.properties() is not None
    second.delete(print)
    assert first.properties() is None


class TestCopies:
    """Azure makes no copy onto a blob under a finite lease."""

    def base(self, azurite: Azurite) -> str:
        client = azurite.container("two").get_blob_client("base")
        client.create_page_blob(2048)
        return str(client.url)

    def test_a_new_blob_and_one_that_a_killed_run_left(self, azurite: Azurite) -> None:
        first, second = two(azurite, "copied")
        base = self.base(azurite)
        for blob in (first, second):
            with blob.lease:
                if blob is second:
                    blob.lease.take_now()
                blob.begin_copy(base, OPENED)
                assert blob.lease.id is None
                blob.lease.take_now()
                assert blob.properties().size == 2048
                assert read_marker(blob.properties().metadata) == OPENED

    def test_another_run_made_the_blob(self, azurite: Azurite) -> None:
        first, second = two(azurite, "copied-other")
        with first.lease:
            first.begin(0, OPENED)
            with pytest.raises(BlobBusy):
                second.begin_copy(self.base(azurite), OPENED)

    @pytest.mark.parametrize("how", ["holds", "finished"])
    def test_another_run_comes_between(
        self, azurite: Azurite, monkeypatch: pytest.MonkeyPatch, how: str
    ) -> None:
        first, second = two(azurite, f"between-{how}")
        release = first.lease.release

        def let_in() -> None:
            release()
            second.lease.take_now()
            if how == "finished":
                second.mark(Marker(COMPLETE, "/s", "id"))
                second.lease.release()

        with second.lease:
            first.begin(0, OPENED)
            monkeypatch.setattr(first.lease, "release", let_in)
            with pytest.raises(BlobBusy):
                first.begin_copy(self.base(azurite), OPENED)
            assert first.properties().size == 0

    def test_another_run_changes_it_at_the_last_moment(
        self, azurite: Azurite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second = two(azurite, "last-moment")
        first.begin(0, OPENED)
        found = first.client.get_blob_properties()
        first.lease.release()
        second.lease.take_now()
        second.mark(OPENED)
        second.lease.release()
        first.lease.take_now()
        monkeypatch.setattr(first.client, "get_blob_properties", lambda: found)
        with pytest.raises(BlobBusy):
            first.begin_copy(self.base(azurite), OPENED)


def test_other_refusals_are_azures(azurite: Azurite) -> None:
    blob, _ = two(azurite, "odd")
    with pytest.raises(HttpResponseError, match=r"InvalidHeaderValue|multiple of 512|aligned"):
        blob.begin(100, OPENED)


def test_times() -> None:
    moment = datetime(2026, 11, 22, 17, 0, 1, 999, tzinfo=timezone.utc)
    assert target_blob.timestamp(moment) == "2026-11-22T17:00:01Z"
