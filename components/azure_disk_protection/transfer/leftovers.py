"""What a killed run left open, and taking it back."""

import sys

from azure_disk_protection.transfer.arm import Arm
from azure_disk_protection.transfer.disk_source import DiskSource
from azure_disk_protection.transfer.pages import Say
from azure_disk_protection.transfer.target_blob import OPEN, Marker, TargetBlob, read_marker


def say(text: str) -> None:
    """Tell how it goes; the engine shows what a provider writes there."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def close_leftover(arm: Arm, blob: TargetBlob, tell: Say = say) -> Marker | None:
    """Take back the access that a killed run left open; return what the blob's marker says.

    Where an export is not finished, the blob's lease is held from then on.

    Raises:
        BlobBusy: the run lives; what it opened stays open.
    """
    marker = _marker(blob)
    if marker is None or marker.state != OPEN:
        return marker
    blob.lease.take(tell)
    # Whoever held the lease may have finished meanwhile.
    marker = _marker(blob)
    if marker is not None and marker.state == OPEN:
        for source_id in filter(None, (marker.source_id, marker.base_snapshot_id)):
            _close(arm, source_id, lambda text: tell(f"{blob.url}: {text}"))
    return marker


def _marker(blob: TargetBlob) -> Marker | None:
    properties = blob.properties()
    return None if properties is None else read_marker(properties.metadata or {})


def _close(arm: Arm, source_id: str, tell: Say) -> None:
    from azure.core.exceptions import ResourceNotFoundError  # noqa: PLC0415 - extra `transfer`

    try:
        source = DiskSource(arm, source_id)
    except ResourceNotFoundError:
        return
    if source.is_open:
        tell(f"an earlier run was ended; taking back its access to {source_id}")
        source.revoke()
