"""A disk that is exported through one subnet only: disk access, private endpoint and DNS zone."""

import pulumi
from pulumi_azure_native import network, resources

from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.network import NetworkAccessPolicy
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import DiskAccess, ManagedDisk

group = resources.ResourceGroup("bakery", location="westeurope")
net = network.VirtualNetwork(
    "net",
    resource_group_name=group.name,
    location=group.location,
    address_space={"address_prefixes": ["10.0.0.0/16"]},
)
subnet = network.Subnet(
    "exports",
    resource_group_name=group.name,
    virtual_network_name=net.name,
    address_prefix="10.0.1.0/24",
)
access = DiskAccess(
    "exports",
    {"resource_group_name": group.name, "location": "westeurope", "subnet_id": subnet.id},
)
ManagedDisk(
    "orders",
    {
        "resource_group_name": group.name,
        "location": "westeurope",
        "sku": DiskSku.PREMIUM_LRS,
        "size_gib": 64,
        "encryption_type": EncryptionType.PLATFORM_KEY,
        "network_access_policy": NetworkAccessPolicy.ALLOW_PRIVATE,
        "disk_access_id": access.disk_access_id,
    },
)
pulumi.export("diskAccessId", access.disk_access_id)
