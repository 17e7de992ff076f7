from azure_disk_simulator import backup_jobs
from tests.simulator.backups import backed_up, restore_request
from tests.simulator.estate import Estate, refused


def test_backups_and_restores_leave_jobs(estate: Estate) -> None:
    disk, vault, instance, point = backed_up(estate)
    target = estate.id("Microsoft.Compute/disks", "r")
    estate.azure.restore(instance["id"], restore_request(point, target))
    restored, taken = estate.azure.backup_jobs(vault["id"])
    assert (restored["properties"]["operation"], taken["properties"]["operation"]) == (
        "Restore",
        "Backup",
    )
    assert restored["properties"]["dataSourceId"] == target
    assert taken["properties"]["dataSourceId"] == disk["id"]
    assert restored["properties"]["status"] == "Completed"
    assert restored["id"] == f"{vault['id']}/backupJobs/{restored['name']}"


def test_a_refused_restore_begins_no_job(estate: Estate) -> None:
    disk, vault, instance, point = backed_up(estate)
    before = estate.azure.backup_jobs(vault["id"])
    with refused("UserErrorSameNameDiskAlreadyExists"):
        estate.azure.restore(instance["id"], restore_request(point, disk["id"]))
    assert estate.azure.backup_jobs(vault["id"]) == before


def test_the_latest_hundred_are_kept(estate: Estate) -> None:
    disk, vault, instance, _ = backed_up(estate)
    store, world = estate.azure._store, estate.azure._world
    with store.write():
        kept, source = store.load(instance["id"]), store.load(disk["id"])
        assert kept is not None
        assert source is not None
        for _ in range(100):
            backup_jobs.add(world, kept, "Restore", disk=source)
    jobs = estate.azure.backup_jobs(vault["id"])
    assert len(jobs) == 100
    assert {job["properties"]["operation"] for job in jobs} == {"Restore"}
