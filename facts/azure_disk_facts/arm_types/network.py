"""Private endpoints with their DNS, and what machines hang on (rule A17)."""

from azure_disk_facts import names
from azure_disk_facts.arm_types.row import ResourceTypeFacts

PRIVATE_ENDPOINT = ResourceTypeFacts(
    "Microsoft.Network/privateEndpoints",
    "azure-native:network:PrivateEndpoint",
    "2024-05-01",
    ("resourceGroupName", "privateEndpointName"),
    (
        "location",
        "subnet",
        "privateLinkServiceConnections",
        "manualPrivateLinkServiceConnections",
        "customNetworkInterfaceName",
        "extendedLocation",
    ),
    names.NETWORK_NAME,
    enveloped=(
        "privateLinkServiceConnections",
        "manualPrivateLinkServiceConnections",
        "ipConfigurations",
    ),
)
"""What an endpoint leads to cannot change: engineering knowledge (K)."""

PRIVATE_DNS_ZONE_GROUP = ResourceTypeFacts(
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
    "azure-native:network:PrivateDnsZoneGroup",
    "2024-05-01",
    ("resourceGroupName", "privateEndpointName", "privateDnsZoneGroupName"),
    name_rule=names.NETWORK_NAME,
    enveloped=("privateDnsZoneConfigs",),
    has_location=False,
)

PRIVATE_DNS_ZONE = ResourceTypeFacts(
    "Microsoft.Network/privateDnsZones",
    "azure-native:privatedns:PrivateZone",
    "2024-06-01",
    ("resourceGroupName", "privateZoneName"),
    ("location",),
    names.PRIVATE_DNS_ZONE_NAME,
    has_location=False,
)
"""Lies in no region: its location is ``global``."""

PRIVATE_DNS_ZONE_LINK = ResourceTypeFacts(
    "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
    "azure-native:privatedns:VirtualNetworkLink",
    "2024-06-01",
    ("resourceGroupName", "privateZoneName", "virtualNetworkLinkName"),
    ("location", "virtualNetwork"),
    names.NETWORK_NAME,
    has_location=False,
)
"""Lies in no region: its location is ``global``."""

VIRTUAL_NETWORK = ResourceTypeFacts(
    "Microsoft.Network/virtualNetworks",
    "azure-native:network:VirtualNetwork",
    "2024-05-01",
    ("resourceGroupName", "virtualNetworkName"),
    ("location", "extendedLocation"),
    names.NETWORK_NAME,
    enveloped=("subnets",),
)

SUBNET = ResourceTypeFacts(
    "Microsoft.Network/virtualNetworks/subnets",
    "azure-native:network:Subnet",
    "2024-05-01",
    ("resourceGroupName", "virtualNetworkName", "subnetName"),
    name_rule=names.NETWORK_NAME,
    has_location=False,
)

NETWORK_INTERFACE = ResourceTypeFacts(
    "Microsoft.Network/networkInterfaces",
    "azure-native:network:NetworkInterface",
    "2024-05-01",
    ("resourceGroupName", "networkInterfaceName"),
    ("location", "extendedLocation"),
    name_rule=names.NETWORK_NAME,
    enveloped=("ipConfigurations",),
)
