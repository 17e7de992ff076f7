"""A machine rebuilt in another zone from snapshots of its disks, taken together."""

import pulumi
from pulumi_azure_native import network, resources

from azure_disk_facts.disks import OsType
from azure_disk_facts.encryption import EncryptionType
from azure_disk_facts.skus import DiskSku
from azure_disk_protection import IncrementalSnapshot, ManagedDisk, VmRestore

kept = pulumi.ResourceOptions(retain_on_delete=True)  # deleting a group deletes all in it
group = resources.ResourceGroup("bakery", location="westeurope", opts=kept)
place = {"resource_group_name": group.name, "location": "westeurope"}
own_key = {"encryption_type": EncryptionType.PLATFORM_KEY}
net = network.VirtualNetwork("bakery", **place, address_space={"address_prefixes": ["10.0.0.0/16"]})
inside = {"resource_group_name": group.name, "virtual_network_name": net.name}
subnet = network.Subnet("tills", **inside, address_prefix="10.0.1.0/24")
kind = {"sku": DiskSku.PREMIUM_LRS}
disk = {**place, **own_key, **kind, "size_gib": 64}
system = ManagedDisk("till-os", {**disk, "os_type": OsType.LINUX})
sales = ManagedDisk("till-sales", disk)
points = {
    lost: IncrementalSnapshot(lost, {**place, **own_key, "source_disk_id": source.disk_id})
    for lost, source in {"os-lost": system, "sales-lost": sales}.items()
}
os_point = {"snapshot_id": points["os-lost"].snapshot_id, "os_type": OsType.LINUX, **kind}
till = VmRestore(
    "till",
    {
        **place,
        **own_key,
        "vm_size": "Standard_D4s_v5",
        "zone": "2",
        "subnet_id": subnet.id,
        "os_disk": os_point,
        "data_disks": {"0": {"snapshot_id": points["sales-lost"].snapshot_id, **kind}},
    },
)
pulumi.export("machine", till.vm_id)
