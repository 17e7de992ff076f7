from pulumi_azure_native import compute

from azure_disk_facts.network import DataAccessAuthMode, NetworkAccessPolicy, PublicNetworkAccess


def test_spelling_of_arm() -> None:
    """Checked against the enums of the installed provider SDK."""
    for ours, theirs in (
        (NetworkAccessPolicy, compute.NetworkAccessPolicy),
        (PublicNetworkAccess, compute.PublicNetworkAccess),
        (DataAccessAuthMode, compute.DataAccessAuthMode),
    ):
        assert {member.value for member in ours} == {member.value for member in theirs}
