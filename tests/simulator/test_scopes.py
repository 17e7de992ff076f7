from azure_disk_simulator.scopes import is_management_group
from tests.simulator import rails
from tests.simulator.estate import Estate, refused


def test_scopes_exist(estate: Estate) -> None:
    own = rails.define(estate, rails.CLOSED)["id"]
    for scope in (rails.subscription(estate), estate.group, str(estate.disk()["id"])):
        assert rails.assign(estate, own, scope)
    with refused("ResourceNotFound", match="'Microsoft.Compute/disks/none'"):
        rails.assign(estate, own, estate.id("Microsoft.Compute/disks", "none"))


def test_management_groups_are_told_by_their_ids(estate: Estate) -> None:
    assert is_management_group(rails.management_group(estate).upper())
    assert not is_management_group(estate.group)
