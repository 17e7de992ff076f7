"""Requests as a principal: what its roles give, and nothing else (G1)."""

import uuid

import pytest

from azure_disk_facts.roles import (
    CONTRIBUTOR,
    DISK_BACKUP_READER,
    DISK_SNAPSHOT_CONTRIBUTOR,
    OWNER,
    READER,
    Role,
)
from azure_disk_simulator.azure import Azure
from tests.simulator.estate import Estate, Json, refusal, refused


def principal(estate: Estate, *roles: Role) -> Azure:
    identity = estate.identity()["properties"]["principalId"]
    for role in roles:
        estate.grant(role, identity, estate.group)
    return estate.azure.acting_as(identity)


def body(source: Json, **properties: object) -> Json:
    data = {"createOption": "Copy", "sourceResourceId": source["id"]}
    return {
        "location": "westeurope",
        "properties": {"creationData": data, "incremental": True, **properties},
    }


def test_without_roles_nothing_is_allowed(estate: Estate) -> None:
    disk, own = estate.disk(), principal(estate)
    who = estate.identity()["properties"]["principalId"]
    assert refusal(lambda: own.get(disk["id"])) == (
        403,
        "AuthorizationFailed",
        f"The client '{who}' with object id '{who}' does not have authorization to perform action "
        f"'Microsoft.Compute/disks/read' over scope '{disk['id']}' or the scope is invalid. If "
        "access was recently granted, please refresh your credentials.",
    )
    with refused("AuthorizationFailed", match="disks/delete"):
        own.delete(disk["id"])
    with refused("AuthorizationFailed", match="disks/write"):
        own.put(disk["id"], {"location": "westeurope"})
    with refused("AuthorizationFailed", match="disks/read"):
        own.list(estate.group, "Microsoft.Compute/disks")


def test_a_snapshot_needs_a_right_on_its_disk_too(estate: Estate) -> None:
    disk = estate.disk()
    own = principal(estate, READER)
    target = estate.id("Microsoft.Compute/snapshots", "s")
    with refused("AuthorizationFailed", match="snapshots/write"):
        own.put(target, body(disk))
    custom = estate.azure.acting_as(_with(estate, "Microsoft.Compute/snapshots/*"))
    status, code, text = refusal(lambda: custom.put(target, body(disk)))
    assert (status, code) == (403, "LinkedAuthorizationFailed")
    assert (
        "has permission to perform action 'Microsoft.Compute/snapshots/write' on scope "
        f"'{target}'; however, it does not have permission to perform action(s) "
        "'Microsoft.Compute/disks/beginGetAccess/action' on the linked scope(s) "
        f"'{disk['id']}' (respectively) or the linked scope(s) are invalid."
    ) in text


def _with(estate: Estate, *actions: str, without: tuple[str, ...] = ()) -> str:
    """A new principal with a custom role of some actions on the group."""
    guid = str(uuid.uuid5(uuid.NAMESPACE_URL, str(actions)))
    scope = f"/subscriptions/{estate.azure.subscription_id}"
    role = {
        "roleName": f"custom {guid}",
        "permissions": [{"actions": list(actions), "notActions": list(without)}],
        "assignableScopes": [estate.group],
    }
    made = f"{scope}/providers/Microsoft.Authorization/roleDefinitions/{guid}"
    estate.azure.put(made, {"properties": role})
    who = str(estate.identity(f"identity-{guid[:8]}")["properties"]["principalId"])
    estate.grant(Role("custom", guid), who, estate.group)
    return who


def test_an_encryption_set_needs_a_right_of_its_own(estate: Estate) -> None:
    encryption_set = estate.encryption_set()
    encryption = {
        "type": "EncryptionAtRestWithCustomerKey",
        "diskEncryptionSetId": encryption_set["id"],
    }
    disk = estate.disk(properties={"encryption": encryption})
    own = principal(estate, DISK_BACKUP_READER, DISK_SNAPSHOT_CONTRIBUTOR)
    target = estate.id("Microsoft.Compute/snapshots", "s")
    with refused("LinkedAuthorizationFailed", match="diskEncryptionSets/read"):
        own.put(target, body(disk, encryption=encryption))
    assert principal(estate, READER).put(target, body(disk, encryption=encryption))["id"] == target


@pytest.mark.parametrize("role", [OWNER, CONTRIBUTOR], ids=lambda role: role.name)
def test_owners_and_contributors_work(estate: Estate, role: Role) -> None:
    disk, own = estate.disk(), principal(estate, role)
    own.put(estate.id("Microsoft.Compute/snapshots", "s"), body(disk))
    own.delete(disk["id"])


def test_contributors_assign_no_roles(estate: Estate) -> None:
    own = principal(estate, CONTRIBUTOR)
    assignment = (
        f"{estate.group}/providers/Microsoft.Authorization/roleAssignments/{uuid.UUID(int=1)}"
    )
    with refused("AuthorizationFailed", match="roleAssignments/write"):
        own.put(assignment, {"properties": {}})


def test_what_a_custom_role_takes_out_is_out(estate: Estate) -> None:
    disk = estate.disk()
    own = estate.azure.acting_as(
        _with(estate, "Microsoft.Compute/*", without=("Microsoft.Compute/disks/delete",))
    )
    assert own.get(disk["id"])["name"] == "d"
    with refused("AuthorizationFailed", match="disks/delete"):
        own.delete(disk["id"])


def test_data_actions_are_no_actions(estate: Estate) -> None:
    disk = estate.disk()
    guid = str(uuid.UUID(int=7))
    scope = f"/subscriptions/{estate.azure.subscription_id}"
    role = {
        "roleName": "data",
        "permissions": [{"dataActions": ["*"]}],
        "assignableScopes": [estate.group],
    }
    made = f"{scope}/providers/Microsoft.Authorization/roleDefinitions/{guid}"
    estate.azure.put(made, {"properties": role})
    own = principal(estate, Role("data", guid))
    with refused("AuthorizationFailed"):
        own.get(disk["id"])


def test_the_callers_own_requests_need_no_role(estate: Estate) -> None:
    assert estate.azure.get(estate.disk()["id"])["name"] == "d"
