from typing import Any

import pytest

from azure_disk_protection.checks.disk_access import disk_access_problems
from tests.components.recording import DISK_ID, GROUP

NETWORK = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/n"
ZONES = f"{GROUP}/providers/Microsoft.Network/privateDnsZones"
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"
BASE: dict[str, Any] = {"location": "westeurope", "subnet_id": f"{NETWORK}/subnets/s"}


def problems(**values: Any) -> list[str]:
    return [str(each) for each in disk_access_problems({**BASE, **values})]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"private_dns_zone_id": f"{ZONES}/privatelink.blob.core.windows.net"},
        {
            "location": "China East 2",
            "private_dns_zone_id": f"{ZONES}/Privatelink.blob.core.chinacloudapi.cn",
        },
        {"virtual_network_id": NETWORK, "link_private_dns_zone": True},
        {"disk_access_id": ACCESS},
        {"imports": {"access": ACCESS, "zone-link": f"{ZONES}/z/virtualNetworkLinks/l"}},
        {"location": "usgovvirginia"},
    ],
)
def test_what_azure_takes(values: dict[str, Any]) -> None:
    assert problems(**values) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {
                "location": "usgovvirginia",
                "private_dns_zone_id": f"{ZONES}/privatelink.blob.core.windows.net",
            },
            f"privateDnsZoneId: got '{ZONES}/privatelink.blob.core.windows.net', allowed: the id "
            "of a zone named privatelink.blob.core.usgovcloudapi.net; names are looked up in that "
            "zone only, give its id",
        ),
        (
            {"disk_access_id": ACCESS, "imports": {"access": ACCESS}},
            f"imports: got { ({'access': ACCESS})!r}, allowed: nothing for 'access' with these "
            "inputs; no such child is made",
        ),
        (
            {"subnet_id": NETWORK},
            f"subnetId: got '{NETWORK}', allowed: the id of a Microsoft.Network/virtualNetworks/"
            "subnets; give the resource's id",
        ),
        (
            {"private_dns_zone_id": f"{ZONES}/blob.example"},
            f"privateDnsZoneId: got '{ZONES}/blob.example', allowed: the id of a zone named "
            "privatelink.blob.core.windows.net or privatelink.blob.core.usgovcloudapi.net or "
            "privatelink.blob.core.chinacloudapi.cn; names are looked up in that zone only, "
            "give its id",
        ),
        (
            {"link_private_dns_zone": False},
            "linkPrivateDnsZone: got False, allowed: true for a new zone; nobody would look into "
            "it, remove the input or give privateDnsZoneId",
        ),
        (
            {
                "private_dns_zone_id": f"{ZONES}/privatelink.blob.core.windows.net",
                "virtual_network_id": NETWORK,
            },
            f"virtualNetworkId: got '{NETWORK}', allowed: nothing, unless linkPrivateDnsZone is "
            "true; set linkPrivateDnsZone to true or remove the network",
        ),
        (
            {"disk_access_id": ACCESS, "disk_access_name": "a"},
            "diskAccessName: got 'a', allowed: nothing beside diskAccessId; the disk access "
            "exists, remove it",
        ),
        (
            {"disk_access_id": DISK_ID},
            f"diskAccessId: got '{DISK_ID}', allowed: the id of a Microsoft.Compute/diskAccesses; "
            "give the resource's id",
        ),
        (
            {"endpoint_name": "-"},
            "endpointName: got '-', allowed: 1 to 80 letters, digits, '_', '.' or '-', starting "
            "with a letter or digit and ending with a letter, digit or '_'; choose another name",
        ),
        (
            {"network_location": "nowhere"},
            "networkLocation: got 'nowhere', allowed: the name of an Azure region, for example "
            "westeurope; correct the name",
        ),
        (
            {"imports": {"disk": DISK_ID}},
            f"imports: got {{'disk': '{DISK_ID}'}}, allowed: access, endpoint, zone, zone-link, "
            "zone-group; remove 'disk'",
        ),
    ],
)
def test_what_azure_refuses(values: dict[str, Any], expected: str) -> None:
    assert problems(**values) == [expected]
