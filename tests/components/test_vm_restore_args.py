from azure_disk_protection.checks.vm_restore import POINT_ONLY, SHARED
from azure_disk_protection.disk_restore import DiskRestoreArgs
from azure_disk_protection.vm_restore_args import DataDiskPoint, OsDiskPoint, VmRestoreArgs


def test_points_are_restores_beside_what_is_the_machines() -> None:
    """A machine's disks are restored as any disk is."""
    known = set(DiskRestoreArgs.__annotations__)
    for point in (OsDiskPoint, DataDiskPoint):
        assert set(point.__annotations__) - set(POINT_ONLY) <= known
        assert not set(point.__annotations__) & set(SHARED)
    assert set(SHARED) <= known & set(VmRestoreArgs.__annotations__)
