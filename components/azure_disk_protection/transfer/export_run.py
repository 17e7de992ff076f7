"""One export from start to end: access, copy, checks, and access taken back on every path."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any

from azure_disk_facts.arm_id import same_id
from azure_disk_facts.exports import export_duration
from azure_disk_facts.vhd import MAX_PAGE_BLOB_BYTES, PAGE_BYTES, VHD_FOOTER_BYTES, FileFormat
from azure_disk_protection.transfer import pages, vhd_file
from azure_disk_protection.transfer.arm import Arm
from azure_disk_protection.transfer.delta import Delta, check_family, seed
from azure_disk_protection.transfer.disk_source import DiskSource, Urls, alone
from azure_disk_protection.transfer.failure import TransferFailed, without_signatures
from azure_disk_protection.transfer.job import Job
from azure_disk_protection.transfer.leftovers import close_leftover, say
from azure_disk_protection.transfer.target_blob import (
    COMPLETE,
    OPEN,
    Marker,
    TargetBlob,
    target,
    timestamp,
)


@dataclass(frozen=True)
class Exported:
    """What came of an export. Nothing in it opens anything."""

    url: str
    size_bytes: int
    content_hash: str
    completed_at: str
    source_unique_id: str
    file_format: str
    guest_state_url: str | None = None
    changed: list[pages.Range] = field(default_factory=list)


def export(arm: Arm, job: Job, tell: pages.Say = say) -> Exported:
    """Export a disk or snapshot, or what changed in it, to a page blob.

    Raises:
        TransferFailed: what stands in the way, or what went wrong.
    """
    with alone(job.source_ids), ExitStack() as leases:
        run = _Export(arm, job, tell)
        for blob in run.blobs:
            leases.enter_context(blob.lease)
        return run.run()


class _Export:
    def __init__(self, arm: Arm, job: Job, tell: pages.Say) -> None:
        self.arm, self.job, self.tell = arm, job, tell
        self.blob = target(arm, job)
        name = job.guest_state_blob_name
        self.guest_state = None if name is None else target(arm, job, name)
        self.blobs = [self.blob] if self.guest_state is None else [self.blob, self.guest_state]

    def run(self) -> Exported:
        earlier = self._earlier()
        self.source = DiskSource(self.arm, self.job.source_id)
        self.base = (
            None
            if self.job.base_snapshot_id is None
            else DiskSource(self.arm, self.job.base_snapshot_id)
        )
        if earlier is not None and earlier.state == COMPLETE:
            return self._finished(earlier)
        self._check()
        delta = self._begin()
        with self._access() as (urls, base_url):
            exported = self._copy(urls, base_url, delta)
        self.blob.mark(self._marker(COMPLETE, exported))
        self.tell(f"{self.blob.url}: {exported.size_bytes} bytes exported and checked")
        return exported

    def _earlier(self) -> Marker | None:
        """Return what an earlier run left in the blob, its access taken back.

        Raises:
            TransferFailed: the blob holds something else, which is never overwritten.
        """
        found: Marker | None = None
        for blob in self.blobs:
            marker = close_leftover(self.arm, blob, self.tell)
            if marker is None and blob.properties() is not None:
                raise TransferFailed(
                    f"blobName: {blob.url} exists and is no export of this source; nothing is "
                    "overwritten, choose another name"
                )
            if marker is not None and not same_id(marker.source_id, self.job.source_id):
                raise TransferFailed(
                    f"blobName: {blob.url} holds an export of {marker.source_id}; nothing is "
                    "overwritten, choose another name"
                )
            if blob is self.blob:
                found = marker
            elif marker is not None:
                blob.lease.take(self.tell)
        return found

    def _finished(self, marker: Marker) -> Exported:
        """Return an export that was finished by a run whose state was lost."""
        if self.source.is_disk or marker.source_unique_id != self.source.unique_id:
            raise TransferFailed(
                f"blobName: {self.blob.url} holds an export of {marker.source_id} as it was at "
                f"{marker.completed_at}; nothing is overwritten, choose another name"
            )
        if self.base is not None or marker.base_snapshot_id:
            raise TransferFailed(
                f"blobName: {self.blob.url} holds a finished delta; nothing is overwritten, choose "
                "another name"
            )
        return Exported(
            self.blob.url,
            int(self.blob.properties().size),
            marker.content_hash,
            marker.completed_at,
            marker.source_unique_id,
            marker.file_format,
            None if self.guest_state is None else self.guest_state.url,
        )

    @property
    def file_format(self) -> FileFormat:
        chosen = self.job.file_format
        return self.source.file_format if chosen is None else chosen

    def _check(self) -> None:
        for source in filter(None, (self.source, self.base)):
            source.check_exportable(self.job.disk_access_id)
        needed = self.source.file_format
        if needed is FileFormat.VHDX and self.file_format is FileFormat.VHD:
            raise TransferFailed(
                f"fileFormat: got 'VHD', allowed: 'VHDX'; {self.source.id} has sectors of 4096 "
                "bytes, leave fileFormat out"
            )
        if self.source.is_confidential and self.guest_state is None:
            raise TransferFailed(
                "guestStateBlobName: got nothing, allowed: a blob name; the disk is confidential "
                "and of no use without its guest state"
            )
        if vhd_file.vhd_length(self.source.disk_bytes) > MAX_PAGE_BLOB_BYTES:
            raise TransferFailed(
                f"sourceId: {self.source.id} has {self.source.size_gib} GiB, allowed: less than "
                f"{MAX_PAGE_BLOB_BYTES // 1024**3}; no page blob is longer"
            )
        if self.base is not None:
            check_family(self.source, self.base, self.file_format)

    def _marker(self, state: str, exported: Exported | None = None) -> Marker:
        marker = Marker(
            state,
            self.source.id,
            self.source.unique_id,
            "" if self.base is None else self.base.id,
            self.file_format.value,
        )
        if exported is None:
            return marker
        return replace(
            marker, content_hash=exported.content_hash, completed_at=exported.completed_at
        )

    def _begin(self) -> Delta | None:
        """Make the blobs with their markers; only then may access be asked for."""
        marker = self._marker(OPEN)
        if self.guest_state is not None:
            self.guest_state.begin(0, marker)
        if self.base is None:
            self.blob.begin(0, marker)
            return None
        name = str(self.job.base_blob_name)
        return seed(self.blob, target(self.arm, self.job, name), self.base, marker=marker)

    @contextmanager
    def _access(self) -> Iterator[tuple[Urls, str | None]]:
        """Have access given, and taken back whatever happens meanwhile."""
        asked: list[DiskSource] = []
        try:
            base_url = None
            if self.base is not None:
                asked.append(self.base)
                base_url = self.base.grant(self._duration(), FileFormat.VHD).disk
            asked.append(self.source)
            wanted = self.guest_state is not None
            yield (
                self.source.grant(self._duration(), self.file_format, with_guest_state=wanted),
                base_url,
            )
        finally:
            self._close(asked)

    def _duration(self) -> Any:
        chosen = self.job.duration
        return export_duration(self.source.size_gib) if chosen is None else chosen

    def _close(self, asked: list[DiskSource]) -> None:
        if self.blob.lease.is_lost():
            raise TransferFailed(
                f"{self.blob.url}: Azure could not be reached for so long that another run took "
                "this export over, and the access with it; let that run finish"
            )
        failures = []
        for source in asked:
            try:
                source.revoke()
            except Exception as error:  # noqa: BLE001 - the others are closed all the same
                failures.append(f"{source.id}: {without_signatures(str(error))}")
        if failures:
            raise TransferFailed(
                "access could not be taken back, it ends by itself; revoke it by hand "
                f"(az disk revoke-access, az snapshot revoke-access): {'; '.join(failures)}"
            )

    def _copy(self, urls: Urls, base_url: str | None, delta: Delta | None) -> Exported:
        blob = self.source.blob(urls.disk)
        length = int(blob.get_blob_properties().size)
        self._check_length(length)
        self.blob.resize(length)
        if delta is None or base_url is None:
            changed: list[pages.Range] = []
            content_hash = self._copy_whole(blob, self.blob, length)
        else:
            changed = delta.ranges(pages.changed_ranges(blob, base_url, length), length)
            content_hash = delta.copy(blob, self.blob, changed, tell=self.tell)
        self._check_file()
        if self.guest_state is not None and urls.guest_state is not None:
            self._copy_guest_state(self.guest_state, urls.guest_state)
        return Exported(
            self.blob.url,
            length,
            content_hash,
            timestamp(datetime.now(timezone.utc)),
            self.source.unique_id,
            self.file_format.value,
            None if self.guest_state is None else self.guest_state.url,
            changed,
        )

    def _check_length(self, length: int) -> None:
        expected = vhd_file.vhd_length(self.source.disk_bytes)
        if self.file_format is FileFormat.VHD and length != expected:
            raise TransferFailed(
                f"the export of {self.source.id} has {length} bytes, allowed: {expected}, the disk "
                "and its footer; export again"
            )
        if length % PAGE_BYTES or not length:
            raise TransferFailed(
                f"the export of {self.source.id} has {length} bytes, allowed: a multiple of "
                f"{PAGE_BYTES} above 0; export again"
            )

    def _copy_whole(self, source: Any, blob: TargetBlob, length: int) -> str:
        ranges = list(pages.windows(pages.used_ranges(source)))
        total = sum(size for _, size in ranges)
        self.tell(f"{blob.url}: copying {total} of {length} bytes, the rest is zeros")
        progress = pages.Progress(self.tell, f"{blob.url}: copied", total)
        lease = blob.lease.id
        copied = pages.copy(source, blob.client, ranges, progress=progress, lease=lease)
        written = pages.hash_of(copied)
        if self.job.read_back:
            blob.check_holds(written, self.tell)
        return written

    def _check_file(self) -> None:
        size = int(self.blob.properties().size)
        if self.file_format is FileFormat.VHDX:
            vhd_file.check_vhdx(pages.read(self.blob.client, (0, PAGE_BYTES)))
            return
        at = size - VHD_FOOTER_BYTES
        footer = pages.read(self.blob.client, (at, VHD_FOOTER_BYTES))
        vhd_file.check_footer(footer, self.source.disk_bytes)

    def _copy_guest_state(self, blob: TargetBlob, url: str) -> None:
        source = self.source.blob(url)
        length = int(source.get_blob_properties().size)
        blob.resize(length)
        content_hash = self._copy_whole(source, blob, length)
        moment = timestamp(datetime.now(timezone.utc))
        blob.mark(replace(self._marker(COMPLETE), content_hash=content_hash, completed_at=moment))
