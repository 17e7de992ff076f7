from azure_disk_facts.locks import LOCK_NAME, MAX_LOCK_NAME, MAX_NOTES, LockLevel


def test_levels_are_those_of_azure() -> None:
    assert [each.value for each in LockLevel] == ["CanNotDelete", "ReadOnly"]
    assert (MAX_NOTES, MAX_LOCK_NAME) == (512, 260)


def test_what_a_lock_is_called() -> None:
    assert LOCK_NAME.accepts("keep all (by ops)")
    assert not any(map(LOCK_NAME.accepts, ["", "a/b", "a?", "a\n"]))
