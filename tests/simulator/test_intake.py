import pytest

from tests.simulator.estate import Estate, refusal, refused


def test_a_location_is_required_and_known(estate: Estate) -> None:
    disk = estate.id("Microsoft.Compute/disks", "d")
    assert refusal(lambda: estate.azure.put(disk, {})) == (
        400,
        "LocationRequired",
        "The location property is required for this definition.",
    )
    status, code, text = refusal(lambda: estate.azure.put(disk, {"location": "moon"}))
    assert (status, code) == (400, "LocationNotAvailableForResourceType")
    assert text.startswith(
        "The provided location 'moon' is not available for resource type 'Microsoft.Compute/disks'."
        " List of available regions for the resource type is 'australiacentral,"
    )


def test_regions_come_back_in_arms_spelling(estate: Estate) -> None:
    assert estate.disk(location="West Europe")["location"] == "westeurope"
    assert estate.disk(location=None)["location"] == "westeurope"


def test_a_resource_stays_in_its_region(estate: Estate) -> None:
    estate.disk()
    with refused("InvalidResourceLocation", match="'d' already exists in location 'westeurope'"):
        estate.disk(location="northeurope")


@pytest.mark.parametrize("name", ["a b", "-a", "a-", "a" * 81])
def test_names_of_disks(estate: Estate, name: str) -> None:
    """A18."""
    status, code, text = refusal(lambda: estate.disk(name))
    assert (status, code) == (400, "InvalidResourceName")
    assert text.startswith(
        f"The resource name '{name}' of type 'Microsoft.Compute/disks' is invalid: it takes 1 to 80"
    )


def test_id_name_and_type_in_a_body_are_ignored(estate: Estate) -> None:
    data = {"createOption": "Empty"}
    body = {"properties": {"creationData": data, "diskSizeGB": 1}, "id": "/x", "name": "y"}
    disk = estate.id("Microsoft.Compute/disks", "d")
    made = estate.azure.put(
        disk, {**body, "location": "eastus", "type": "z", "systemData": {"createdBy": "me"}}
    )
    assert (made["name"], made["type"]) == ("d", "Microsoft.Compute/disks")
    assert "systemData" not in made


def test_unknown_properties_are_kept_and_nulls_are_not(estate: Estate) -> None:
    made = estate.disk(properties={"newThing": {"a": 1, "b": None}, "tier": None})["properties"]
    assert made["newThing"] == {"a": 1}
    assert "tier" not in made
