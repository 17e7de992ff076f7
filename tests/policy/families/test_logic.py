import pytest

from azure_disk_policy.families.logic import every, some
from azure_disk_policy.inputs import UnknownInputError


def yes() -> bool:
    return True


def no() -> bool:
    return False


def unknown() -> bool:
    raise UnknownInputError("a")


def test_one_that_fails_decides_against_all() -> None:
    assert every()
    assert every(yes, yes)
    assert not every(yes, no)
    assert not every(unknown, no)
    with pytest.raises(UnknownInputError, match=r"^a$"):
        every(unknown, yes)


def test_one_that_holds_decides_for_some() -> None:
    assert not some([])
    assert some([no, unknown, yes])
    assert not some([no])
    with pytest.raises(UnknownInputError, match=r"^a$"):
        some([no, unknown])
