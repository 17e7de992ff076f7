import pytest

from azure_disk_facts import resource_types as types
from azure_disk_policy.families.private_endpoints import demand_private_endpoint
from azure_disk_policy.inputs import UnknownInputError
from azure_disk_policy.resource import Resource
from azure_disk_policy.stack import Stack
from azure_disk_policy.verdicts import COMPLIANT, Verdict, violated
from tests.policy.samples import (
    UNKNOWN_LIST,
    UNKNOWN_TEXT,
    Props,
    depends,
    key_vault,
    made,
    private_endpoint,
    vault_id,
)

CONNECTIONS = "privateLinkServiceConnections"


def other() -> Resource:
    props: Props = {"resourceGroupName": "rg-keys", "vaultName": "kv2"}
    return made(types.KEY_VAULT.token, "kv2", props)


def demand(*endpoints: Resource, target: Resource | None = None) -> Verdict:
    stack = Stack([key_vault(), other(), *endpoints])
    return demand_private_endpoint(target or key_vault(), "vault", stack)


def test_says_which_group_is_missing() -> None:
    verdict = violated("", "no private endpoint of the stack leads to its group vault")
    assert demand() == verdict
    assert demand(private_endpoint(vault_id(), ["managedhsm"])) == verdict
    assert demand(private_endpoint(vault_id(), ["vault"])) is COMPLIANT


def test_an_unknown_id_for_another_group_leaves_nothing_open() -> None:
    """Else a storage account's endpoint would leave each key vault undecided."""
    blobs = private_endpoint(UNKNOWN_TEXT, ["blob"])
    unknown = private_endpoint(UNKNOWN_TEXT, ["vault"], name="pe2")
    assert demand(blobs) == demand()
    with pytest.raises(UnknownInputError, match=r"^pe2: privateLink.*\[0\]\.privateLinkServiceId$"):
        demand(blobs, unknown)


def test_connections_that_are_unknown_altogether_are_told_by_dependency() -> None:
    whole = made(types.PRIVATE_ENDPOINT.token, "pe1", {CONNECTIONS: UNKNOWN_LIST})
    ours = depends(whole, CONNECTIONS, key_vault())
    with pytest.raises(UnknownInputError, match=f"^pe1: {CONNECTIONS}$"):
        demand(ours)
    assert demand(ours, target=other()) == demand()


def test_one_endpoint_may_lead_to_several() -> None:
    connections = [
        {"privateLinkServiceId": UNKNOWN_TEXT, "groupIds": ["vault"]},
        {"privateLinkServiceId": UNKNOWN_TEXT, "groupIds": ["vault"]},
    ]
    both = made(types.PRIVATE_ENDPOINT.token, "pe1", {CONNECTIONS: connections})
    both = depends(both, CONNECTIONS, key_vault(), other())
    assert demand(both) is demand(both, target=other()) is COMPLIANT
