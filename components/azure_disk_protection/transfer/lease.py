"""The lease by which a run keeps every other run off its target blob.

It is renewed while the run works and ends by itself when the run was killed: one that is still held
after its longest duration is that of a living run.
"""

import time
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from azure_disk_facts.exports import BLOB_LEASE_SECONDS
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.pages import Say

if TYPE_CHECKING:
    from azure.storage.blob import BlobClient
    from typing_extensions import Self

_SECONDS: int = BLOB_LEASE_SECONDS
_PATIENCE_SECONDS = _SECONDS + 5
_RENEW_SECONDS = _SECONDS / 3
_POLL_SECONDS = 2.0
_TAKEN_OVER = "LeaseIdMismatchWithLeaseOperation"


class BlobBusy(TransferFailed):
    """Another run writes to the blob."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"blobName: {url} is being written by another run; wait until that is done, or choose "
            "another name"
        )


class Lease:
    """The lease of one run on one blob; as a context it is given back at the end."""

    def __init__(self, client: "BlobClient", url: str) -> None:
        self._client, self._url = client, url
        self._proposed = str(uuid4())
        self._ended = Event()
        self._renewals: Thread | None = None

    def __enter__(self) -> "Self":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    @property
    def id(self) -> str | None:
        """What every write to the blob carries; ``None`` while the lease is not held."""
        return None if self._renewals is None else self._proposed

    def take(self, tell: Say) -> None:
        """Take the lease; wait as long as that of a killed run may last.

        Raises:
            BlobBusy: a living run holds it.
            TransferFailed: it is held without end, which no run does.
        """
        if self._acquire():
            return
        if self._client.get_blob_properties().lease.duration == "infinite":
            raise TransferFailed(
                f"blobName: {self._url} is under a lease without end; break it "
                "(az storage blob lease break), or choose another name"
            )
        tell(
            f"{self._url}: another run holds it, or was killed just now; waiting for the end of "
            f"its lease, at most {_PATIENCE_SECONDS} s"
        )
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)
            if self._acquire():
                return
        raise BlobBusy(self._url)

    def take_now(self) -> None:
        """Take the lease of a blob that this run has just made.

        Raises:
            BlobBusy: another run was quicker.
        """
        if not self._acquire():
            raise BlobBusy(self._url)

    def is_lost(self) -> bool:
        """Tell whether it ended, for want of a connection, and another run has taken the blob."""
        from azure.core.exceptions import AzureError  # noqa: PLC0415 - extra `transfer`

        if self._renewals is None:
            return False
        try:
            self._lease().renew()
        except AzureError as error:
            return getattr(error, "error_code", None) == _TAKEN_OVER
        return False

    def release(self) -> None:
        """Give the lease back; what cannot be given back ends by itself."""
        from azure.core.exceptions import AzureError  # noqa: PLC0415 - extra `transfer`

        if self._renewals is None:
            return
        self._ended.set()
        self._renewals.join()
        self._renewals = None
        try:
            self._lease().release()
        except AzureError:
            return

    def _lease(self) -> Any:
        from azure.storage.blob import BlobLeaseClient  # noqa: PLC0415 - extra `transfer`

        return BlobLeaseClient(self._client, self._proposed)

    def _acquire(self) -> bool:
        """Ask for it; asking for what this run holds already starts its time anew."""
        from azure.core.exceptions import ResourceExistsError  # noqa: PLC0415 - extra `transfer`

        try:
            self._lease().acquire(lease_duration=_SECONDS)
        except ResourceExistsError:
            return False
        if self._renewals is None:
            self._ended.clear()
            self._renewals = Thread(target=self._renew, name="lease", daemon=True)
            self._renewals.start()
        return True

    def _renew(self) -> None:
        from azure.core.exceptions import AzureError  # noqa: PLC0415 - extra `transfer`

        while not self._ended.wait(_RENEW_SECONDS):
            try:
                self._lease().renew()
            except AzureError:
                # The next may succeed; where the lease is lost, no write does.
                continue
