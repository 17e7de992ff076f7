from tests.simulator import networks
from tests.simulator.estate import Estate, Json, refused


def group(estate: Estate, endpoint: Json, zone_id: str | None, name: str = "default") -> Json:
    config = {"name": "disks", "properties": {"privateDnsZoneId": zone_id}}
    return estate.azure.put(
        f"{endpoint['id']}/privateDnsZoneGroups/{name}",
        {"properties": {"privateDnsZoneConfigs": [config]}},
    )


def test_zones_are_there_and_groups_are_single(estate: Estate) -> None:
    where = networks.subnet(estate, networks.network(estate))
    target = networks.connection(networks.disk_access(estate), "disks")
    endpoint, zone = networks.endpoint(estate, where, target), networks.zone(estate)
    assert group(estate, endpoint, zone["id"])["properties"]["provisioningState"] == "Succeeded"
    assert group(estate, endpoint, zone["id"])
    with refused("BadRequest", match="'pe' has the private DNS zone group 'default' already"):
        group(estate, endpoint, zone["id"], "second")
    with refused("InvalidResourceReference", match="/gone.example referenced by resource"):
        group(estate, endpoint, estate.id(networks.ZONES, "gone.example"))
    with refused("InvalidParameter", match="privateDnsZoneId' is missing"):
        group(estate, endpoint, None)
