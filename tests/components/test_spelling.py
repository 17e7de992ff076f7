import pytest

from azure_disk_protection.spelling import as_arm_writes, is_keyed_by_region, names_regions


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("West Europe", "westeurope"),
        ("WestEurope", "westeurope"),
        ("westeurope", "westeurope"),
        (["UK West", "ukwest"], ["ukwest", "ukwest"]),
        ("My Moon", "My Moon"),
        (7, 7),
        (None, None),
    ],
)
def test_regions_are_written_as_arm_does(given: object, written: object) -> None:
    assert as_arm_writes(given) == written


def test_inputs_that_name_regions() -> None:
    fields = ("location", "disk_location", "site", "copy_to", "sites", "targets", "zone", "tags")
    assert [each for each in fields if names_regions(each)] == [*fields[:4]]
    assert [each for each in fields if is_keyed_by_region(each)] == ["sites", "targets"]
