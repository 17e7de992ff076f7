from azure_disk_facts import limits


def test_backup_splits_the_snapshots_of_a_disk() -> None:
    assert (
        limits.MAX_SCHEDULED_RECOVERY_POINTS + limits.MAX_ON_DEMAND_RECOVERY_POINTS
        == limits.MAX_INCREMENTAL_SNAPSHOTS_PER_DISK
    )


def test_export_lives_sixty_days_at_most() -> None:
    assert limits.MAX_EXPORT_DURATION.days == 60
