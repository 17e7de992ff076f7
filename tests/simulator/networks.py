"""Networks with their subnets, endpoints and zones, short enough for tests."""

from tests.simulator.estate import Estate, Json

NETWORKS = "Microsoft.Network/virtualNetworks"
ENDPOINTS = "Microsoft.Network/privateEndpoints"
ZONES = "Microsoft.Network/privateDnsZones"
BLOBS = "privatelink.blob.core.windows.net"


def network(estate: Estate, name: str = "net", **changes: object) -> Json:
    """Put a network of 10.0.0.0/16."""
    space = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
    return estate.put(NETWORKS, name, {"properties": space, **changes})


def subnet(estate: Estate, made: Json, name: str = "s", prefix: str = "10.0.0.0/24") -> Json:
    """Put a subnet into a network."""
    body = {"properties": {"addressPrefix": prefix}}
    return estate.azure.put(f"{made['id']}/subnets/{name}", body)


def connection(target: str, *groups: str) -> Json:
    """One connection of a private endpoint."""
    return {"name": "c", "properties": {"privateLinkServiceId": target, "groupIds": list(groups)}}


def endpoint(estate: Estate, where: Json, *connections: Json) -> Json:
    """Put a private endpoint into a subnet."""
    properties = {
        "subnet": {"id": where["id"]},
        "privateLinkServiceConnections": list(connections),
    }
    return estate.put(ENDPOINTS, "pe", {"properties": properties})


def disk_access(estate: Estate, name: str = "a") -> str:
    """Put a disk access and return its id."""
    return str(estate.put("Microsoft.Compute/diskAccesses", name, {})["id"])


def zone(estate: Estate, name: str = BLOBS) -> Json:
    """Put a private DNS zone."""
    return estate.azure.put(estate.id(ZONES, name), {"location": "global"})


def zone_link(estate: Estate, made: Json, net: Json, name: str = "l") -> Json:
    """Link a zone to a network."""
    body = {"location": "global", "properties": {"virtualNetwork": {"id": net["id"]}}}
    return estate.azure.put(f"{made['id']}/virtualNetworkLinks/{name}", body)
