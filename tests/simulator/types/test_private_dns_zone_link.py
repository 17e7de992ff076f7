from tests.simulator import networks
from tests.simulator.estate import Estate, refused


def test_a_network_has_one_zone_of_a_name(estate: Estate) -> None:
    net, zone = networks.network(estate), networks.zone(estate)
    made = networks.zone_link(estate, zone, net)
    assert made["properties"]["virtualNetworkLinkState"] == "Completed"
    assert networks.zone_link(estate, zone, net)["id"] == made["id"]
    assert networks.zone_link(estate, networks.zone(estate, "other.example"), net, "o")
    estate.put_group("rg2")
    second = estate.azure.put(
        zone["id"].replace("/resourceGroups/rg/", "/resourceGroups/rg2/"), {"location": "global"}
    )
    with refused("BadRequest", match="cannot be linked to multiple zones with overlapping names"):
        networks.zone_link(estate, second, net)


def test_the_network_is_there_and_stays_the_same(estate: Estate) -> None:
    zone = networks.zone(estate)
    gone = {"id": estate.id(networks.NETWORKS, "gone")}
    with refused("InvalidResourceReference", match="/gone referenced by resource"):
        networks.zone_link(estate, zone, gone)
    networks.zone_link(estate, zone, networks.network(estate))
    with refused("BadRequest", match="virtualNetwork.id' of 'l' cannot be changed"):
        networks.zone_link(estate, zone, networks.network(estate, "other"))
