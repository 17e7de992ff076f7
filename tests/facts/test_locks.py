from azure_disk_facts.locks import MAX_LOCK_NAME, MAX_NOTES, LockLevel


def test_levels_are_those_of_azure() -> None:
    assert [each.value for each in LockLevel] == ["CanNotDelete", "ReadOnly"]
    assert (MAX_NOTES, MAX_LOCK_NAME) == (512, 260)
