"""Exports of what changed between two snapshots of one disk, onto a copy of the first (F7)."""

import time
from dataclasses import dataclass
from typing import Any

from azure_disk_facts.arm_id import same_id
from azure_disk_facts.exports import MAX_RESIZE_GIB
from azure_disk_facts.vhd import VHD_FOOTER_BYTES, FileFormat
from azure_disk_protection.transfer import pages
from azure_disk_protection.transfer.disk_source import DiskSource
from azure_disk_protection.transfer.failure import TransferFailed
from azure_disk_protection.transfer.target_blob import COMPLETE, Marker, TargetBlob, read_marker

_LONGEST_WAIT_SECONDS = 30.0


def check_family(source: DiskSource, base: DiskSource, kind: FileFormat) -> None:
    """Check that what changed between two snapshots can be told and written (B7, F7).

    Raises:
        TransferFailed: other families, or sizes or a format that a delta cannot have.
    """
    if not source.family or source.family.lower() != base.family.lower():
        raise TransferFailed(
            f"baseSnapshotId: {base.id} is of family {base.family!r}, allowed: an incremental "
            f"snapshot of family {source.family!r}, that of {source.id}; changes are told within "
            "one family only"
        )
    if kind is not FileFormat.VHD:
        raise TransferFailed(
            "baseSnapshotId: disks with sectors of 4096 bytes are exported as VHDX, which is not "
            "made of changes; leave baseSnapshotId out"
        )
    if source.disk_bytes < base.disk_bytes:
        raise TransferFailed(
            f"baseSnapshotId: {base.id} is longer than {source.id}; take the older one as base"
        )
    crosses = base.size_gib < MAX_RESIZE_GIB <= source.size_gib
    if crosses:
        raise TransferFailed(
            f"baseSnapshotId: {base.id} has {base.size_gib} GiB and {source.id} "
            f"{source.size_gib}; changes are not told across {MAX_RESIZE_GIB} GiB, export the "
            "whole snapshot"
        )


@dataclass(frozen=True)
class Delta:
    """A blob that holds the base, to be changed into the newer snapshot."""

    base_length: int
    base_hash: str

    def ranges(self, changed: list[pages.Range], length: int) -> list[pages.Range]:
        """Return all that has to be written: changes, the footer, and where the old one was."""
        footers = [
            (self.base_length - VHD_FOOTER_BYTES, VHD_FOOTER_BYTES),
            (length - VHD_FOOTER_BYTES, VHD_FOOTER_BYTES),
        ]
        return pages.merged([*changed, *footers])

    def copy(
        self, source: Any, blob: TargetBlob, changed: list[pages.Range], *, tell: pages.Say
    ) -> str:
        """Write the changes, read them again, and return the hash: the base's and theirs."""
        pieces = list(pages.split(changed))
        total = sum(size for _, size in pieces)
        tell(f"{blob.url}: copying {total} bytes that changed")
        progress = pages.Progress(tell, f"{blob.url}: copied", total)
        lease = blob.lease.id
        written = pages.copy(source, blob.client, pieces, progress=progress, lease=lease)
        progress = pages.Progress(tell, f"{blob.url}: checked", total)
        if pages.digests(blob.client, pieces, progress=progress) != written:
            raise TransferFailed(
                f"{blob.url} does not hold what was written; something else writes to the blob, "
                "export again under another name"
            )
        result = pages.ContentHash(self.base_hash)
        for offset, digest in written:
            result.add(offset, digest)
        return result.text


def seed(blob: TargetBlob, base_blob: TargetBlob, base: DiskSource, *, marker: Marker) -> Delta:
    """Make the blob a copy of the base's export, within its account, with the marker; hold it.

    Raises:
        TransferFailed: the base's blob is no finished export of the base, or another run has
            been at the blob.
    """
    properties = base_blob.properties()
    found = None if properties is None else read_marker(properties.metadata or {})
    is_base = (
        found is not None
        and found.state == COMPLETE
        and same_id(found.source_id, base.id)
        and found.source_unique_id == base.unique_id
    )
    if found is None or not is_base:
        raise TransferFailed(
            f"baseBlobName: {base_blob.url} is no finished export of {base.id}; export that "
            "snapshot first and name its blob"
        )
    blob.begin_copy(base_blob.client.url, marker)
    _await_copy(blob)
    blob.lease.take_now()
    return Delta(int(properties.size), found.content_hash)


def _await_copy(blob: TargetBlob) -> None:
    """Wait for a copy within the account, which usually is there at once."""
    wait = 0.1
    while True:
        copy = blob.client.get_blob_properties().copy
        if copy.status in {None, "success"}:
            return
        if copy.status != "pending":
            raise TransferFailed(
                f"{blob.url}: the copy of the base ended as {copy.status}: "
                f"{copy.status_description}; try again"
            )
        time.sleep(wait)
        wait = min(2 * wait, _LONGEST_WAIT_SECONDS)
