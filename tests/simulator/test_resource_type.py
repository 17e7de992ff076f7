import pytest

from azure_disk_facts.resource_types import RESOURCE_TYPES as FACTS
from azure_disk_simulator.resource_type import ResourceType, canonical
from azure_disk_simulator.types import RESOURCE_TYPES, find_type
from tests.simulator.estate import Estate, refused

every_type = pytest.mark.parametrize("resource_type", RESOURCE_TYPES.values(), ids=RESOURCE_TYPES)


def test_every_type_of_the_facts_is_simulated() -> None:
    assert {facts.arm_type for facts in FACTS} == {
        resource_type.facts.arm_type for resource_type in RESOURCE_TYPES.values()
    }


@every_type
def test_types_are_found_in_any_case(resource_type: ResourceType) -> None:
    assert find_type(resource_type.facts.arm_type.upper()) is resource_type
    assert find_type("Microsoft.Compute/none") is None


@every_type
def test_tables_name_arm_paths(resource_type: ResourceType) -> None:
    roots = {"properties", "sku", "zones", "identity", "managedBy", "managedByExtended", "location",
             "extendedLocation", "kind"}  # fmt: skip
    named = (*resource_type.read_only, *resource_type.defaults, *resource_type.choices)
    for path in (*named, *resource_type.kept, *resource_type.required, *resource_type.create_only):
        assert path.split(".")[0] in roots


@every_type
def test_every_type_takes_time_and_says_what_it_is(resource_type: ResourceType) -> None:
    assert resource_type.write_duration.total_seconds() > 0
    assert resource_type.delete_duration.total_seconds() > 0
    assert type(resource_type).__doc__


def test_choices_come_back_in_arms_spelling() -> None:
    assert canonical("p", "DENYALL", ("AllowAll", "DenyAll")) == "DenyAll"
    for wrong in ("deny", 7, None):
        with refused("InvalidParameter", match=f"The value '{wrong}' of parameter 'p' is invalid"):
            canonical("p", wrong, ("AllowAll", "DenyAll"))


def test_read_only_properties_of_a_request_are_ignored(estate: Estate) -> None:
    made = estate.disk(
        managedBy="/vm",
        properties={"uniqueId": "mine", "diskState": "Attached", "timeCreated": "x"},
    )
    assert "managedBy" not in made
    assert made["properties"]["uniqueId"] != "mine"
    assert made["properties"]["diskState"] == "Unattached"


def test_a_put_without_a_property_goes_back_to_azures_default(estate: Estate) -> None:
    estate.disk(properties={"networkAccessPolicy": "DenyAll"}, tags={"a": "b"})
    again = estate.disk()
    assert again["properties"]["networkAccessPolicy"] == "AllowAll"
    assert "tags" not in again


def test_what_azure_keeps_stays_when_left_out(estate: Estate) -> None:
    first = estate.disk(size=128)
    again = estate.disk(size=None, sku=None)
    assert again["properties"]["diskSizeGB"] == 128
    assert again["sku"] == first["sku"]
