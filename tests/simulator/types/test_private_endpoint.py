import pytest

from azure_disk_simulator.doors import shapes
from azure_disk_simulator.doors.values import UNKNOWN
from tests.simulator import networks
from tests.simulator.estate import Estate, refused


def test_connections_are_approved(estate: Estate) -> None:
    """A17."""
    where = networks.subnet(estate, networks.network(estate))
    connection = networks.connection(networks.disk_access(estate), "disks")
    made = networks.endpoint(estate, where, connection)
    (shown,) = made["properties"]["privateLinkServiceConnections"]
    assert shown["properties"]["privateLinkServiceConnectionState"]["status"] == "Approved"
    assert shown["properties"]["groupIds"] == ["disks"]
    assert networks.endpoint(estate, where, connection)["id"] == made["id"]


def test_one_connection(estate: Estate) -> None:
    where = networks.subnet(estate, networks.network(estate))
    with refused("InvalidParameter", match="'pe' must have exactly one connection in"):
        networks.endpoint(estate, where)


def test_the_target_is_there(estate: Estate) -> None:
    where = networks.subnet(estate, networks.network(estate))
    gone = estate.id("Microsoft.Compute/diskAccesses", "gone")
    with refused("InvalidResourceReference", match=f"Resource {gone} referenced by resource"):
        networks.endpoint(estate, where, networks.connection(gone, "disks"))
    with refused("InvalidParameter", match="privateLinkServiceId' is missing"):
        networks.endpoint(estate, where, {"name": "c", "properties": {}})


@pytest.mark.parametrize("groups", [(), ("vault",), ("disks", "vault")])
def test_the_target_has_the_group(estate: Estate, groups: tuple[str, ...]) -> None:
    where = networks.subnet(estate, networks.network(estate))
    connection = networks.connection(networks.disk_access(estate), *groups)
    with refused("PrivateLinkServiceConnectionGroupIdInvalid", match="it has disks"):
        networks.endpoint(estate, where, connection)


def test_what_it_leads_to_stays(estate: Estate) -> None:
    where = networks.subnet(estate, networks.network(estate))
    one, other = networks.disk_access(estate), networks.disk_access(estate, "b")
    networks.endpoint(estate, where, networks.connection(one, "disks"))
    with refused("BadRequest", match="privateLinkServiceConnections' of 'pe' cannot be changed"):
        networks.endpoint(estate, where, networks.connection(other, "disks"))


def test_a_key_vault_has_endpoints_too(estate: Estate) -> None:
    where = networks.subnet(estate, networks.network(estate))
    assert networks.endpoint(estate, where, networks.connection(estate.vault()["id"], "vault"))


def test_objects_in_envelopes_gain_and_lose_theirs() -> None:
    """Private links, zone configurations, addresses and subnets."""
    connection = {"name": "c", "privateLinkServiceId": "/a", "groupIds": ["disks"]}
    inputs = {"subnet": {"id": "/s"}, "privateLinkServiceConnections": [connection]}
    token = "azure-native:network:PrivateEndpoint"
    body = shapes.to_body(token, inputs)
    inside = {"privateLinkServiceId": "/a", "groupIds": ["disks"]}
    assert body["properties"]["privateLinkServiceConnections"] == [
        {"name": "c", "properties": inside}
    ]
    assert body["properties"]["subnet"] == {"id": "/s"}
    outputs = shapes.to_outputs(token, body)
    assert outputs["privateLinkServiceConnections"] == [connection]
    unknown = shapes.to_body(token, {"privateLinkServiceConnections": UNKNOWN})
    assert unknown["properties"]["privateLinkServiceConnections"] is UNKNOWN
