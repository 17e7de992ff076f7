"""What a ``VhdExport`` asks for, read from its inputs once more where the work is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from azure_disk_facts.arm_id import ArmId, parse
from azure_disk_facts.vhd import FileFormat


@dataclass(frozen=True)
class Job:
    """One export. Names of inputs are those of the resource, in schema case."""

    source_id: str
    account_name: str
    container_name: str
    blob_name: str
    blob_endpoint: str | None
    file_format: FileFormat | None
    duration: timedelta | None
    disk_access_id: str | None
    guest_state_blob_name: str | None
    base_snapshot_id: str | None
    base_blob_name: str | None
    read_back: bool

    @property
    def source(self) -> ArmId:
        """The source's id, parsed."""
        return parse(self.source_id)

    @property
    def is_delta(self) -> bool:
        """Whether only what changed since a base is transferred."""
        return self.base_snapshot_id is not None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Ids of everything whose access is opened, always in the same order."""
        ids = {self.source_id.lower(): self.source_id}
        if self.base_snapshot_id is not None:
            ids[self.base_snapshot_id.lower()] = self.base_snapshot_id
        return tuple(ids[key] for key in sorted(ids))


def read_job(inputs: Mapping[str, Any]) -> Job:
    """Return the export that a resource's inputs describe; numbers arrive as floats."""
    get = inputs.get
    hours, kind = get("accessHours"), get("fileFormat")
    return Job(
        source_id=str(inputs["sourceId"]),
        account_name=str(inputs["storageAccountName"]),
        container_name=str(inputs["containerName"]),
        blob_name=str(inputs["blobName"]),
        blob_endpoint=get("blobEndpoint"),
        file_format=None if kind is None else FileFormat(kind),
        duration=None if hours is None else timedelta(hours=float(hours)),
        disk_access_id=get("diskAccessId"),
        guest_state_blob_name=get("guestStateBlobName"),
        base_snapshot_id=get("baseSnapshotId"),
        base_blob_name=get("baseBlobName"),
        read_back=get("readBack") is not False,
    )
