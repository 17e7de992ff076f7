import pytest

from azure_disk_simulator.records import key_of
from azure_disk_simulator.request import World
from tests.simulator.estate import Estate, refused


@pytest.fixture
def world(estate: Estate) -> World:
    return estate.azure._world


def test_a_world_loads_only_ids(estate: Estate, world: World) -> None:
    found = world.load(estate.group)
    assert found is not None
    assert found.key == key_of(estate.group)
    assert world.load(None) is None
    assert world.load(7) is None


def test_the_parent_of_a_nested_resource(estate: Estate, world: World) -> None:
    vault = estate.vault()
    assert world.parent(f"{vault['id']}/keys/k").id == vault["id"]
    with refused("ParentResourceNotFound", match="Parent resource 'none' not found"):
        world.parent(f"{estate.id('Microsoft.KeyVault/vaults', 'none')}/keys/k")
