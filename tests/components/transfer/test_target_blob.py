from datetime import datetime, timezone

import pytest

from azure_disk_facts.clouds import CLOUDS
from azure_disk_facts.regions import AzureCloud
from azure_disk_protection.transfer import target_blob
from azure_disk_protection.transfer.arm import Arm, NoCredential
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.job import read_job
from azure_disk_protection.transfer.target_blob import OPEN, Marker, read_marker, target
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
    blob = target_blob.TargetBlob(client)
    assert blob.properties() is None
    blob.begin(0, Marker(OPEN, "/s", "id", base_snapshot_id="/b"))
    client.set_blob_metadata({**client.get_blob_properties().metadata, "owner": "me"})
    blob.mark(Marker("complete", "/s", "id"))
    metadata = blob.properties().metadata
    assert metadata["owner"] == "me"
    assert read_marker(metadata) == Marker("complete", "/s", "id")
    blob.delete()
    blob.delete()


def test_times() -> None:
    moment = datetime(2026, 11, 22, 17, 0, 1, 999, tzinfo=timezone.utc)
    assert target_blob.timestamp(moment) == "2026-11-22T17:00:01Z"
