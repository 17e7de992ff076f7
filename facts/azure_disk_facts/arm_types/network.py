"""Private endpoints with their DNS, and what machines hang on (rule A17)."""

from azure_disk_facts.arm_types.row import ResourceTypeFacts

PRIVATE_ENDPOINT = ResourceTypeFacts(
    "Microsoft.Network/privateEndpoints",
    "azure-native:network:PrivateEndpoint",
    "2024-05-01",
    ("resourceGroupName", "privateEndpointName"),
    ("location", "subnet"),
)

PRIVATE_DNS_ZONE_GROUP = ResourceTypeFacts(
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
    "azure-native:network:PrivateDnsZoneGroup",
    "2024-05-01",
    ("resourceGroupName", "privateEndpointName", "privateDnsZoneGroupName"),
    has_location=False,
)

PRIVATE_DNS_ZONE = ResourceTypeFacts(
    "Microsoft.Network/privateDnsZones",
    "azure-native:privatedns:PrivateZone",
    "2024-06-01",
    ("resourceGroupName", "privateZoneName"),
    ("location",),
)

PRIVATE_DNS_ZONE_LINK = ResourceTypeFacts(
    "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
    "azure-native:privatedns:VirtualNetworkLink",
    "2024-06-01",
    ("resourceGroupName", "privateZoneName", "virtualNetworkLinkName"),
    ("location", "virtualNetwork"),
)

VIRTUAL_NETWORK = ResourceTypeFacts(
    "Microsoft.Network/virtualNetworks",
    "azure-native:network:VirtualNetwork",
    "2024-05-01",
    ("resourceGroupName", "virtualNetworkName"),
    ("location",),
)

SUBNET = ResourceTypeFacts(
    "Microsoft.Network/virtualNetworks/subnets",
    "azure-native:network:Subnet",
    "2024-05-01",
    ("resourceGroupName", "virtualNetworkName", "subnetName"),
    has_location=False,
)

NETWORK_INTERFACE = ResourceTypeFacts(
    "Microsoft.Network/networkInterfaces",
    "azure-native:network:NetworkInterface",
    "2024-05-01",
    ("resourceGroupName", "networkInterfaceName"),
    ("location",),
)
