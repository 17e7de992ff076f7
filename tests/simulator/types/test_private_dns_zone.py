from tests.simulator import networks
from tests.simulator.estate import Estate, refused


def test_a_zone_is_global(estate: Estate) -> None:
    assert networks.zone(estate)["location"] == "global"
    with refused("InvalidParameter", match="'westeurope' of parameter 'location' is invalid"):
        estate.put(networks.ZONES, "a.b", {})
    with refused("InvalidResourceName", match="2 to 34 labels"):
        networks.zone(estate, "single")


def test_a_zone_goes_after_its_links(estate: Estate) -> None:
    zone = networks.zone(estate)
    link = networks.zone_link(estate, zone, networks.network(estate))
    with refused("CannotDeleteResource", match=f"nested resource IDs include: '{link['id']}'"):
        estate.azure.delete(zone["id"])
    estate.azure.delete(link["id"])
    estate.azure.delete(zone["id"])
