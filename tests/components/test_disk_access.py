from typing import Any

import pytest

from azure_disk_protection import DiskAccess, InvalidInputs, ManagedDisk
from tests.components.recording import GROUP, Recording, record

NETWORK = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/n"
ACCESS = f"{GROUP}/providers/Microsoft.Compute/diskAccesses/a"
BASE: dict[str, Any] = {
    "resource_group_name": "rg",
    "location": "westeurope",
    "subnet_id": f"{NETWORK}/subnets/s",
}
CHILDREN = {"x-access", "x-endpoint", "x-zone", "x-zone-link", "x-zone-group"}


def declared(**inputs: Any) -> Recording:
    return record(lambda: DiskAccess("x", {**BASE, **inputs}))  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("inputs", "path", "expected"),
    [
        ({}, "resourceGroupName", "rg"),
        ({}, "location", "westeurope"),
        ({"disk_access_name": "a"}, "diskAccessName", "a"),
        ({"edge_zone": "e"}, "extendedLocation", {"name": "e", "type": "EdgeZone"}),
        ({"tags": {"a": "b"}}, "tags", {"a": "b"}),
    ],
)
def test_input_reaches_property(inputs: dict[str, Any], path: str, expected: object) -> None:
    assert declared(**inputs)["x-access"].at(path) == expected


def test_access_endpoint_and_zone_are_made() -> None:
    made = declared()
    assert made.names == {"x", *CHILDREN}
    connection = made["x-endpoint"].at("privateLinkServiceConnections.0")
    assert connection["groupIds"] == ["disks"]
    assert connection["privateLinkServiceId"].endswith("/diskAccesses/x-access")
    assert made["x-zone"].at("privateZoneName") == "privatelink.blob.core.windows.net"
    assert all(made[name].request.parent.endswith("DiskAccess::x") for name in CHILDREN)


def test_an_existing_access_gets_another_endpoint() -> None:
    made = declared(disk_access_id=ACCESS)
    assert "x-access" not in made.names
    assert made["x-endpoint"].at("privateLinkServiceConnections.0.privateLinkServiceId") == ACCESS


def test_protection_adoption_and_aliases() -> None:
    assert not declared()["x-access"].request.protect
    assert declared(protect=True)["x-access"].request.protect
    assert declared(imports={"access": ACCESS})["x-access"].request.importId == ACCESS
    assert len(list(declared(keep_version_aliases=True)["x-access"].request.aliases)) > 5
    assert not list(declared()["x-access"].request.aliases)


def test_a_disk_waits_until_names_lead_to_the_endpoint() -> None:
    def program() -> None:
        access = DiskAccess("x", BASE)  # type: ignore[arg-type]
        args: dict[str, Any] = {
            "resource_group_name": "rg",
            "location": "westeurope",
            "sku": "Premium_LRS",
            "size_gib": 64,
            "encryption_type": "EncryptionAtRestWithPlatformKey",
            "network_access_policy": "AllowPrivate",
            "disk_access_id": access.disk_access_id,
        }
        ManagedDisk("d", args)  # type: ignore[arg-type]

    disk = record(program)["d-disk"]
    assert disk.at("diskAccessId").endswith("/diskAccesses/x-access")
    assert disk.depends_on >= CHILDREN


def test_every_wrong_input_is_reported_at_once() -> None:
    with pytest.raises(InvalidInputs) as caught:
        declared(subnet_id=NETWORK, location="nowhere", link_private_dns_zone=False)
    paths = [problem.path for problem in caught.value.problems]
    assert paths == ["location", "subnetId", "linkPrivateDnsZone"]
