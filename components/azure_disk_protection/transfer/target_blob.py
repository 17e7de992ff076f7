"""The page blob that an export ends in, and the marker in its metadata.

The marker is written before access is asked for, so that whoever comes after a killed run knows
from the blob alone that access may still be open, and to what.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from azure_disk_protection.transfer import pages
from azure_disk_protection.transfer.arm import Arm, check_local
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.job import Job
from azure_disk_protection.transfer.lease import BlobBusy, Lease

if TYPE_CHECKING:
    from azure.storage.blob import BlobClient

BLOB_URL_VARIABLE = "AZURE_DISK_PROTECTION_BLOB_URL"
"""URL of a simulated blob service on this machine; the account's name follows it."""

BLOB_KEY_VARIABLE = "AZURE_DISK_PROTECTION_BLOB_KEY"
"""Account key for :data:`BLOB_URL_VARIABLE`; the real Azure is reached with a credential."""

_PREFIX = "azdisk_"
OPEN, COMPLETE = "open", "complete"
_TAKEN = (
    "BlobAlreadyExists",
    "ConditionNotMet",
    "LeaseIdMismatchWithBlobOperation",
    "LeaseIdMissing",
    "PendingCopyOperation",
)
"""What Azure answers when another run was quicker."""


@dataclass(frozen=True)
class Marker:
    """What a blob's metadata says of the export in it. No part of it is secret."""

    state: str
    source_id: str
    source_unique_id: str
    base_snapshot_id: str = ""
    file_format: str = ""
    content_hash: str = ""
    completed_at: str = ""

    def metadata(self) -> dict[str, str]:
        """Return it as metadata."""
        return {f"{_PREFIX}{name}": value for name, value in vars(self).items() if value}


def read_marker(metadata: dict[str, str]) -> Marker | None:
    """Return the marker in a blob's metadata, or ``None``."""
    found = {
        name[len(_PREFIX) :]: value
        for name, value in ((key.lower(), value) for key, value in metadata.items())
        if name.startswith(_PREFIX)
    }
    fields = Marker.__dataclass_fields__
    if not {"state", "source_id", "source_unique_id"} <= found.keys():
        return None
    return Marker(**{name: value for name, value in found.items() if name in fields})


class TargetBlob:
    """A page blob, existing or not. Whoever writes to it holds its lease."""

    def __init__(self, client: "BlobClient") -> None:
        self.client = client
        self.url = str(client.url).split("?", 1)[0]
        self.lease = Lease(client, self.url)

    def properties(self) -> Any:
        """Return the blob's properties, or ``None`` when there is no blob.

        Raises:
            TransferFailed: its container does not exist.
        """
        from azure.core.exceptions import ResourceNotFoundError  # noqa: PLC0415

        try:
            return self.client.get_blob_properties()
        except ResourceNotFoundError:
            return None

    def begin(self, length: int, marker: Marker) -> None:
        """Make the blob anew, all zeros, with the marker, and hold its lease.

        Raises:
            BlobBusy: another run has made it meanwhile.
            TransferFailed: its container does not exist.
        """
        from azure.core import MatchConditions  # noqa: PLC0415 - extra `transfer`

        held = self.lease.id
        options: dict[str, Any] = (
            {"match_condition": MatchConditions.IfMissing} if held is None else {"lease": held}
        )
        with self._told():
            self.client.create_page_blob(length, metadata=marker.metadata(), **options)
        self.lease.take_now()

    def begin_copy(self, source_url: str, marker: Marker) -> None:
        """Have the blob made as a copy of another, with the marker.

        Azure copies to no blob under a lease that ends by itself: the lease is given back, and
        nothing is copied where another run has been at the blob since. The caller takes it again.

        Raises:
            BlobBusy: another run has.
        """
        from azure.core import MatchConditions  # noqa: PLC0415 - extra `transfer`

        condition: dict[str, Any] = {"match_condition": MatchConditions.IfMissing}
        if self.lease.id is not None:
            self.lease.release()
            found = self.client.get_blob_properties()
            left = read_marker(found.metadata or {})
            if left is None or left.state != OPEN:
                raise BlobBusy(self.url)
            condition = {"etag": found.etag, "match_condition": MatchConditions.IfNotModified}
        with self._told():
            self.client.start_copy_from_url(source_url, metadata=marker.metadata(), **condition)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what Azure answers to a blob's beginning in the words of an export."""
        from azure.core.exceptions import HttpResponseError, ResourceNotFoundError  # noqa: PLC0415

        try:
            yield
        except ResourceNotFoundError as error:
            raise TransferFailed(
                f"{self.url}: its container does not exist; create the container first"
            ) from error
        except HttpResponseError as error:
            if getattr(error, "error_code", None) in _TAKEN:
                raise BlobBusy(self.url) from error
            raise

    def resize(self, length: int) -> None:
        """Give the blob its length."""
        self.client.resize_blob(length, lease=self.lease.id)

    def mark(self, marker: Marker) -> None:
        """Write the marker of an existing blob; other metadata stays."""
        kept = {
            name: value
            for name, value in (self.client.get_blob_properties().metadata or {}).items()
            if not name.lower().startswith(_PREFIX)
        }
        self.client.set_blob_metadata({**kept, **marker.metadata()}, lease=self.lease.id)

    def check_holds(self, written: str, tell: pages.Say) -> None:
        """Read the whole blob again and compare.

        Raises:
            TransferFailed: it holds something else than was written.
        """
        ranges = list(pages.windows(pages.used_ranges(self.client)))
        progress = pages.Progress(tell, f"{self.url}: checked", sum(size for _, size in ranges))
        found = pages.hash_of(pages.digests(self.client, ranges, progress=progress))
        if found != written:
            raise TransferFailed(
                f"{self.url} holds {found}, written was {written}; something else writes to the "
                "blob, export again under another name"
            )

    def delete(self, tell: pages.Say) -> None:
        """Delete the blob, no other run writing to it; one that is gone is no error.

        Raises:
            TransferFailed: another run writes to it.
        """
        from azure.core.exceptions import ResourceNotFoundError  # noqa: PLC0415

        with self.lease:
            try:
                self.lease.take(tell)
                self.client.delete_blob(delete_snapshots="include", lease=self.lease.id)
            except ResourceNotFoundError:
                return


def target(arm: Arm, job: Job, blob_name: str | None = None) -> TargetBlob:
    """Return the blob that a job, or another name in its container, leads to."""
    from azure.storage.blob import BlobServiceClient  # noqa: PLC0415 - extra `transfer`

    url, credential = _account(arm, job)
    service = BlobServiceClient(url, credential=credential)
    name = job.blob_name if blob_name is None else blob_name
    return TargetBlob(service.get_blob_client(job.container_name, name))


def _account(arm: Arm, job: Job) -> tuple[str, Any]:
    local = os.environ.get(BLOB_URL_VARIABLE)
    if local:
        check_local(BLOB_URL_VARIABLE, local)
        return f"{local.rstrip('/')}/{job.account_name}", os.environ.get(BLOB_KEY_VARIABLE)
    if arm.is_simulated:
        raise TransferFailed(
            f"{BLOB_URL_VARIABLE}: got nothing, allowed: the URL of Azurite on this machine; what "
            "is exported from a simulated Azure does not go to a real storage account"
        )
    if job.blob_endpoint is not None:
        return job.blob_endpoint.rstrip("/"), arm.credential
    return f"https://{job.account_name}.{arm.cloud.blob_suffix}", arm.credential


def timestamp(moment: datetime) -> str:
    """Return a time as metadata and outputs have it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
