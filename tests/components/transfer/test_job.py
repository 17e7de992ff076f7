from datetime import timedelta

from azure_disk_facts.vhd import FileFormat
from azure_disk_protection.transfer.job import read_job
from tests.components.recording import DISK_ID, SNAPSHOT_ID

REQUIRED = {
    "sourceId": SNAPSHOT_ID,
    "storageAccountName": "a",
    "containerName": "c",
    "blobName": "b",
}


def test_what_is_left_out() -> None:
    job = read_job(REQUIRED)
    assert (job.duration, job.file_format, job.is_delta) == (None, None, False)
    assert job.read_back
    assert job.source_ids == (SNAPSHOT_ID,)
    assert job.source.name == "s"


def test_numbers_arrive_as_floats() -> None:
    job = read_job({**REQUIRED, "accessHours": 3.0, "fileFormat": "VHDX", "readBack": False})
    assert job.duration == timedelta(hours=3)
    assert job.file_format is FileFormat.VHDX
    assert not job.read_back


def test_sources_are_opened_in_one_order() -> None:
    one = read_job({**REQUIRED, "sourceId": "/B", "baseSnapshotId": "/a"})
    other = read_job({**REQUIRED, "sourceId": "/a", "baseSnapshotId": "/B"})
    assert one.is_delta
    assert one.source_ids == other.source_ids == ("/a", "/B")
    same = read_job({**REQUIRED, "sourceId": DISK_ID, "baseSnapshotId": DISK_ID.upper()})
    assert len(same.source_ids) == 1
