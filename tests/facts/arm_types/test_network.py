import pytest

from azure_disk_facts import names
from azure_disk_facts.arm_types import network
from azure_disk_facts.arm_types.row import ResourceTypeFacts

ROWS = [row for row in vars(network).values() if isinstance(row, ResourceTypeFacts)]


def test_zones_and_links_lie_in_no_region() -> None:
    without = {row.arm_type.rsplit("/", 1)[-1] for row in ROWS if not row.has_location}
    assert without == {"privateDnsZones", "virtualNetworkLinks", "privateDnsZoneGroups", "subnets"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.arm_type)
def test_names_and_places(row: ResourceTypeFacts) -> None:
    assert row.arm_type.startswith("Microsoft.Network/")
    assert len(row.path_inputs) == row.arm_type.count("/") + 1
    if row.name_rule is not None:
        assert row.name_rule.accepts("privatelink.example")


def test_zones_have_two_labels_and_more() -> None:
    assert not names.PRIVATE_DNS_ZONE_NAME.accepts("example")
    assert not names.PRIVATE_DNS_ZONE_NAME.accepts("a" * 64 + ".example")
    assert not names.NETWORK_NAME.accepts("-net")


def test_what_an_endpoint_leads_to_is_fixed() -> None:
    assert {"subnet", "privateLinkServiceConnections"} < set(network.PRIVATE_ENDPOINT.create_only)
    assert "privateLinkServiceConnections" in network.PRIVATE_ENDPOINT.enveloped
