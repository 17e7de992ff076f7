import pytest

from azure_disk_simulator import addresses
from azure_disk_simulator.types.disk import DiskType
from tests.simulator.estate import Estate, refusal, refused


def test_an_id_names_its_type_in_any_case(estate: Estate) -> None:
    parsed, resource_type = addresses.type_of(estate.id("MICROSOFT.COMPUTE/DISKS", "d").upper())
    assert isinstance(resource_type, DiskType)
    assert parsed.name == "D"


@pytest.mark.parametrize("text", ["", "disk", "/subscriptions", "/subscriptions/x/providers/y"])
def test_what_is_no_id(estate: Estate, text: str) -> None:
    assert refusal(lambda: estate.azure.get(text)) == (
        400,
        "InvalidResourceId",
        f"The resource id '{text}' is not valid.",
    )


def test_types_that_are_not_simulated(estate: Estate) -> None:
    assert refusal(lambda: estate.put("Microsoft.Compute/images", "vm", {})) == (
        404,
        "InvalidResourceType",
        "The resource type 'images' could not be found in the namespace 'Microsoft.Compute'.",
    )


def test_other_subscriptions(estate: Estate) -> None:
    disk = estate.disk()["id"].replace(estate.azure.subscription_id, "other")
    assert refusal(lambda: estate.azure.get(disk)) == (
        404,
        "SubscriptionNotFound",
        "The subscription 'other' could not be found.",
    )
    with refused("SubscriptionNotFound"):
        estate.azure.put(disk, {"location": "westeurope"})


def test_the_parent_of_a_nested_resource(estate: Estate) -> None:
    key, _ = addresses.type_of(estate.id("Microsoft.KeyVault/vaults", "kv") + "/keys/k")
    disk, _ = addresses.type_of(estate.id("Microsoft.Compute/disks", "d"))
    assert addresses.parent_id(key) == estate.id("Microsoft.KeyVault/vaults", "kv")
    assert addresses.parent_id(disk) is None


def test_nominal_times(estate: Estate) -> None:
    disk = estate.id("Microsoft.Compute/disks", "d")
    assert addresses.write_duration(disk) == DiskType.write_duration
    assert addresses.delete_duration(disk) == DiskType.delete_duration
