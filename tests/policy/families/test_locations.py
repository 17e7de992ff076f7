import pytest

from azure_disk_policy.families.locations import location_of
from azure_disk_policy.inputs import UnknownInputError
from tests.policy.samples import UNKNOWN_TEXT, disk


def test_location() -> None:
    assert location_of(disk(location="West Europe")) == "West Europe"


@pytest.mark.parametrize("location", [None, " ", UNKNOWN_TEXT])
def test_one_that_is_absent_is_not_known(location: object) -> None:
    with pytest.raises(UnknownInputError, match=r"^d1: location$"):
        location_of(disk(location=location))
