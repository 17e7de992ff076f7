"""Pain 23: a disk that is private has what it is private through, from one component."""

from typing import Any

from pulumi_azure_native import network

from azure_disk_facts.encryption import EncryptionType
from azure_disk_protection import DiskAccess, ManagedDisk
from azure_disk_simulator.azure import Azure
from tests.conformance.life import Life
from tests.conformance.programs import GROUP, HOME, groups


def program() -> None:
    ready = groups()
    place: dict[str, Any] = {"resource_group_name": GROUP, "location": HOME}
    net = network.VirtualNetwork(
        "net", **place, address_space={"address_prefixes": ["10.0.0.0/16"]}, opts=ready
    )
    subnet = network.Subnet(
        "subnet",
        resource_group_name=GROUP,
        virtual_network_name=net.name,
        address_prefix="10.0.0.0/24",
        private_endpoint_network_policies="Disabled",
    )
    access_args: Any = {**place, "subnet_id": subnet.id}
    access = DiskAccess("way", access_args, ready)
    args: Any = {
        **place,
        "sku": "Premium_LRS",
        "size_gib": 64,
        "encryption_type": EncryptionType.PLATFORM_KEY,
        "network_access_policy": "AllowPrivate",
        "disk_access_id": access.disk_access_id,
    }
    ManagedDisk("web", args, ready)


def test_a_private_disk_has_its_way_in(azure: Azure, life: Life) -> None:
    run = life.up(program)
    assert run.error == ""
    made = life.resources()
    access = made["way-access"]["id"]
    disk = azure.get(made["web-disk"]["id"])["properties"]
    assert disk["networkAccessPolicy"] == "AllowPrivate"
    assert disk["publicNetworkAccess"] == "Disabled"
    assert disk["diskAccessId"].lower() == access.lower()
    (link,) = azure.get(made["way-endpoint"]["id"])["properties"]["privateLinkServiceConnections"]
    assert link["properties"]["privateLinkServiceId"].lower() == access.lower()
    state = link["properties"]["privateLinkServiceConnectionState"]
    assert state["status"] == "Approved"
    zones = azure.get(made["way-zone-group"]["id"])["properties"]["privateDnsZoneConfigs"]
    assert zones[0]["properties"]["privateDnsZoneId"].lower() == made["way-zone"]["id"].lower()
    created = [step.name for step in run.steps if step.op == "create"]
    assert created.index("web-disk") > created.index("way-zone-group")
    assert life.up(program).steps == []
    assert life.refresh().error == ""


def test_without_a_way_in_there_is_none(life: Life) -> None:
    """Private through nothing: refused by the preview already, before Azure would."""

    def nothing() -> None:
        args: Any = {
            "resource_group_name": GROUP,
            "location": HOME,
            "sku": "Premium_LRS",
            "size_gib": 64,
            "encryption_type": EncryptionType.PLATFORM_KEY,
            "network_access_policy": "AllowPrivate",
        }
        ManagedDisk("web", args, groups())

    assert "diskAccessId" in life.preview(nothing).error
