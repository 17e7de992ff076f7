from datetime import datetime, timezone

from hypothesis import given
from hypothesis import strategies as st

from azure_disk_simulator.records import Resource, key_of, view


@given(st.text())
def test_keys_do_not_depend_on_case(text: str) -> None:
    assert key_of(text.upper().lower()) == key_of(key_of(text.upper().lower()))


def test_a_resource_knows_its_name_and_place() -> None:
    resource = Resource(
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/D",
        "Microsoft.Compute/disks",
        {"location": "westeurope", "properties": {"diskSizeGB": 1}},
        datetime(2026, 1, 1, tzinfo=timezone.utc),
    )
    assert (resource.name, resource.location) == ("D", "westeurope")
    assert resource.arm_id.resource_group == "rg"
    assert resource.get("properties.diskSizeGB") == 1
    assert resource.get("properties.none", "absent") == "absent"
    assert view(resource, {"x": 1}) == {
        "id": resource.id,
        "name": "D",
        "type": "Microsoft.Compute/disks",
        "x": 1,
    }
