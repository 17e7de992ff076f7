from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from azure.core.exceptions import ClientAuthenticationError, HttpResponseError
from azure.storage.blob import BlobClient

from azure_disk_simulator.doors.http import serve_http
from tests.simulator.estate import Estate
from tests.simulator.test_access import OPEN, READ

GIB = 1024**3


class Exports:
    """Two snapshots of one disk, and URLs to them."""

    def __init__(self, estate: Estate, url: str) -> None:
        self.estate, self.storage = estate, f"{url}/md-simulated"
        disk = estate.disk(size=1, **OPEN)
        estate.azure.write_disk(disk["id"], 8192, b"x" * 10_000)
        self.first = estate.snapshot("s1", disk, **OPEN)
        estate.azure.write_disk(disk["id"], 1 << 20, b"y")
        self.second = estate.snapshot("s2", disk, **OPEN)

    def url(self, snapshot: Any) -> str:
        given = self.estate.azure.grant_access(snapshot["id"], READ, storage_url=self.storage)
        return str(given["accessSAS"])


@pytest.fixture
def exports(estate: Estate) -> Iterator[Exports]:
    with serve_http(estate.azure) as address:
        yield Exports(estate, address.url)


def test_properties_and_ranges(exports: Exports) -> None:
    blob = BlobClient.from_blob_url(exports.url(exports.first))
    properties = blob.get_blob_properties()
    assert (properties.size, properties.blob_type) == (GIB + 512, "PageBlob")
    assert blob.download_blob(8190, 4).readall() == b"\0\0xx"
    assert blob.download_blob(GIB, 8).readall() == b"conectix"
    ranges = [(each.start, each.end) for each in blob.list_page_ranges()]
    assert ranges == [(8192, 20479), (GIB, GIB + 511)]


def test_part_of_the_ranges(exports: Exports) -> None:
    blob = BlobClient.from_blob_url(exports.url(exports.first))
    ranges = [(each.start, each.end) for each in blob.list_page_ranges(offset=12288, length=4096)]
    assert ranges == [(12288, 16383)]


def test_changes_since_another_snapshot(exports: Exports) -> None:
    blob = BlobClient.from_blob_url(exports.url(exports.second))
    changed, cleared = blob.get_page_range_diff_for_managed_disk(exports.url(exports.first))
    assert changed == [
        {"start": 1 << 20, "end": (1 << 20) + 4095},
        {"start": GIB, "end": GIB + 511},
    ]
    assert cleared == []


def test_changes_need_both_urls_to_open(exports: Exports) -> None:
    first, second = exports.url(exports.first), exports.url(exports.second)
    exports.estate.azure.revoke_access(exports.first["id"])
    with pytest.raises(ClientAuthenticationError):
        BlobClient.from_blob_url(second).get_page_range_diff_for_managed_disk(first)


def test_a_revoked_url(exports: Exports) -> None:
    blob = BlobClient.from_blob_url(exports.url(exports.first))
    exports.estate.azure.revoke_access(exports.first["id"])
    with pytest.raises(ClientAuthenticationError, match="AuthenticationFailed"):
        blob.get_blob_properties()


def test_beyond_the_end(exports: Exports) -> None:
    url = exports.url(exports.first)
    with pytest.raises(HttpResponseError, match="InvalidRange"):
        BlobClient.from_blob_url(url).download_blob(GIB + 512, 1)
    answer = httpx.get(url, headers={"Range": f"bytes={GIB + 500}-"}, trust_env=False)
    assert (answer.status_code, len(answer.content)) == (206, 12)
    assert answer.headers["Content-Range"] == f"bytes {GIB + 500}-{GIB + 511}/{GIB + 512}"


def test_a_token_is_seen(exports: Exports) -> None:
    snapshot = exports.first["id"]
    exports.estate.edit(snapshot, "properties.dataAccessAuthMode", "AzureActiveDirectory")
    url = exports.url(exports.first)
    assert httpx.head(url, trust_env=False).status_code == 401
    token = {"Authorization": "Bearer simulated"}
    assert httpx.head(url, headers=token, trust_env=False).status_code == 200
