from azure_disk_facts import duties

DUTIES = [each for each in vars(duties).values() if isinstance(each, duties.Duty)]


def test_each_duty_has_actions_of_its_own() -> None:
    assert len({duty.name for duty in DUTIES}) == len(DUTIES)
    assert all(duty.actions and duty.description for duty in DUTIES)


def test_only_the_deleter_and_the_keeper_delete() -> None:
    deleting = [duty for duty in DUTIES if any(a.endswith("/delete") for a in duty.actions)]
    assert deleting == [duties.DELETE_SNAPSHOTS, duties.KEEP_SNAPSHOTS]


def test_no_duty_deletes_disks_or_reads_storage_keys() -> None:
    actions = {action for duty in DUTIES for action in duty.actions}
    assert "Microsoft.Compute/disks/delete" not in actions
    assert not any("Microsoft.Storage" in action or "*" in action for action in actions)


def test_only_exporters_and_restorers_get_access_to_snapshots() -> None:
    action = "Microsoft.Compute/snapshots/beginGetAccess/action"
    assert [duty for duty in DUTIES if action in duty.actions] == [
        duties.RESTORE_FROM_SNAPSHOTS,
        duties.EXPORT_SNAPSHOTS,
    ]
