from typing import Any

import pulumi
import pytest

from azure_disk_facts.network import KEY_VAULT_LINK
from azure_disk_protection.private_endpoint import EndpointTarget, declare_private_endpoint
from azure_disk_protection.problems import InvalidInputs
from tests.components.recording import (
    GROUP,
    OTHER_SUBSCRIPTION,
    SUBSCRIPTION,
    VAULT_ID,
    Recording,
    record,
)

NETWORK = f"{GROUP}/providers/Microsoft.Network/virtualNetworks/n"
SUBNET = f"{NETWORK}/subnets/s"
ENDPOINT = f"{GROUP}/providers/Microsoft.Network/privateEndpoints/e"
ZONE = f"{GROUP}2/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net"


class Parent(pulumi.ComponentResource):
    """A component with an endpoint."""

    def __init__(self) -> None:
        super().__init__("test:index:Parent", "p")


def declared(
    role: str = "", location: str = "westeurope", imports: Any = None, **inputs: Any
) -> Recording:
    """Declare an endpoint of a key vault."""

    def program() -> None:
        target = EndpointTarget(VAULT_ID, KEY_VAULT_LINK, "rg", location)
        given = {"subnet_id": SUBNET, **inputs}
        parent = Parent()
        made = declare_private_endpoint(
            "kv", given, target, parent=parent, role=role, imports=imports
        )
        Needing([each.urn for each in made.needed])

    return record(program)


class Needing(pulumi.ComponentResource):
    """What waits for the endpoint."""

    def __init__(self, urns: list[pulumi.Output[str]]) -> None:
        super().__init__("test:index:Needing", "needing", {"urns": urns})


@pytest.mark.parametrize(
    ("inputs", "child", "path", "expected"),
    [
        ({}, "endpoint", "subnet.id", SUBNET),
        ({}, "endpoint", "resourceGroupName", "rg"),
        ({}, "endpoint", "location", "westeurope"),
        (
            {},
            "endpoint",
            "privateLinkServiceConnections.0",
            {
                "name": "kv-endpoint",
                "privateLinkServiceId": VAULT_ID,
                "groupIds": ["vault"],
            },
        ),
        ({"network_location": "ukwest"}, "endpoint", "location", "ukwest"),
        ({"endpoint_name": "e"}, "endpoint", "privateEndpointName", "e"),
        ({"network_interface_name": "n"}, "endpoint", "customNetworkInterfaceName", "n"),
        ({"network_resource_group_name": "net"}, "endpoint", "resourceGroupName", "net"),
        ({"network_resource_group_name": "net"}, "zone", "resourceGroupName", "net"),
        ({"tags": {"a": "b"}}, "endpoint", "tags", {"a": "b"}),
        ({"tags": {"a": "b"}}, "zone", "tags", {"a": "b"}),
        ({"tags": {"a": "b"}}, "zone-link", "tags", {"a": "b"}),
        ({}, "zone", "privateZoneName", "privatelink.vaultcore.azure.net"),
        ({}, "zone", "location", "global"),
        (
            {"location": "usgovvirginia"},
            "zone",
            "privateZoneName",
            "privatelink.vaultcore.usgovcloudapi.net",
        ),
        ({"location": "chinanorth3"}, "zone", "privateZoneName", "privatelink.vaultcore.azure.cn"),
        ({}, "zone-link", "virtualNetwork.id", NETWORK),
        ({}, "zone-link", "registrationEnabled", False),
        ({"virtual_network_id": f"{NETWORK}2"}, "zone-link", "virtualNetwork.id", f"{NETWORK}2"),
        ({}, "zone-group", "privateDnsZoneConfigs.0.name", "vault"),
    ],
)
def test_input_reaches_property(
    inputs: dict[str, Any], child: str, path: str, expected: object
) -> None:
    assert declared(**inputs)[f"kv-{child}"].at(path) == expected


def test_an_existing_zone_is_used_and_linked_on_demand() -> None:
    made = declared(private_dns_zone_id=ZONE)
    assert made.names == {"p", "kv-endpoint", "kv-zone-group", "needing"}
    assert made["kv-zone-group"].at("privateDnsZoneConfigs.0.privateDnsZoneId") == ZONE
    linked = declared(private_dns_zone_id=ZONE, link_private_dns_zone=True)["kv-zone-link"]
    assert linked.at("privateZoneName") == "privatelink.vaultcore.azure.net"
    assert linked.at("resourceGroupName") == "rg2"


def test_names_resolve_after_everything_is_there() -> None:
    made = declared()
    assert made["kv-zone-group"].depends_on >= {"kv-endpoint", "kv-zone", "kv-zone-link"}
    needed = {"kv-endpoint", "kv-zone", "kv-zone-link", "kv-zone-group"}
    assert {urn.rsplit("::", 1)[-1] for urn in made["needing"].at("urns")} == needed


def test_children_carry_their_role_and_may_be_taken_over() -> None:
    made = declared("key-vault-", imports={"key-vault-endpoint": ENDPOINT, "key": VAULT_ID})
    assert made["kv-key-vault-endpoint"].request.importId == ENDPOINT
    assert made["kv-key-vault-zone"].request.importId == ""
    assert {"kv-key-vault-zone-link", "kv-key-vault-zone-group"} <= made.names


def test_a_subnets_id_may_end_with_a_slash() -> None:
    """Rule 0.5: the zone is linked to its network all the same."""
    link = declared(subnet_id=f"{SUBNET}/")["kv-zone-link"]
    assert link.at("virtualNetwork.id") == NETWORK


@pytest.mark.parametrize(
    ("role", "path"), [("", "privateDnsZoneId"), ("key-vault-", "privateEndpoint.privateDnsZoneId")]
)
def test_a_zone_of_another_subscription_is_linked_there(role: str, path: str) -> None:
    """azure-native would make the link in a zone of that name in the deployment's subscription."""
    far = ZONE.replace(SUBSCRIPTION, OTHER_SUBSCRIPTION)
    assert f"kv-{role}zone-link" not in declared(role, private_dns_zone_id=far).names
    with pytest.raises(InvalidInputs) as caught:
        declared(role, private_dns_zone_id=far, link_private_dns_zone=True)
    assert str(caught.value.problems[0]) == (
        f"{path}: got {far!r}, allowed: a zone in subscription {SUBSCRIPTION}, or "
        "linkPrivateDnsZone false; a zone is linked where it lies: link it there and leave the "
        "input out"
    )
