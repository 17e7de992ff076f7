import pytest
from pulumi_azure_native import compute, keyvault

from azure_disk_facts import names, network
from azure_disk_facts.network import (
    DataAccessAuthMode,
    FirewallAction,
    NetworkAccessPolicy,
    PublicNetworkAccess,
)
from azure_disk_facts.regions import AzureCloud


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    for ours, theirs in (
        (NetworkAccessPolicy, compute.NetworkAccessPolicy),
        (PublicNetworkAccess, compute.PublicNetworkAccess),
        (DataAccessAuthMode, compute.DataAccessAuthMode),
        (FirewallAction, keyvault.NetworkRuleAction),
    ):
        assert {member.value for member in ours} == {member.value for member in theirs}


@pytest.mark.parametrize(
    ("link", "arm_type"),
    [
        (network.DISK_ACCESS_LINK, "Microsoft.Compute/diskAccesses"),
        (network.KEY_VAULT_LINK, "Microsoft.KeyVault/vaults"),
    ],
)
def test_private_links(link: network.PrivateLinkFacts, arm_type: str) -> None:
    """Each cloud has a zone that Azure takes; the group is one the resource has."""
    assert set(link.zones) == set(AzureCloud)
    assert all(names.PRIVATE_DNS_ZONE_NAME.accepts(zone) for zone in link.zones.values())
    assert all(zone.startswith("privatelink.") for zone in link.zones.values())
    assert link.group_id in network.PRIVATE_LINK_GROUPS[arm_type]
