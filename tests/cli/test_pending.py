from typing import Any

from azure_disk_cli.pending import settle, with_inputs

GROUP = {"urn": "urn:g", "type": "azure-native:resources:ResourceGroup", "custom": True}
DISK = {
    "urn": "urn:pulumi:dev::p::azure-native:compute:Disk::d",
    "type": "azure-native:compute:Disk",
    "custom": True,
    "inputs": {"resourceGroupName": "rg", "diskName": "d", "location": "westeurope"},
}
DISK_ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d"


def deployment(*operations: tuple[str, Any]) -> dict[str, Any]:
    pending = [{"type": kind, "resource": resource} for kind, resource in operations]
    return {"resources": [GROUP], "pending_operations": pending, "manifest": {}}


def test_nothing_pending_nothing_changed() -> None:
    given = {"resources": [GROUP], "manifest": {}}
    settled = settle(given, "s")
    assert settled.deployment == given
    assert not settled.has_changed


def test_an_empty_state() -> None:
    assert settle({}, "s").deployment == {}


def test_a_begun_creation_gets_the_id_its_inputs_make_up() -> None:
    given = deployment(("creating", DISK))
    settled = settle(given, "s")
    assert settled.looked_up == ("d",)
    assert settled.deployment["resources"] == [GROUP, {**DISK, "id": DISK_ID, "outputs": {}}]
    assert "pending_operations" not in settled.deployment
    assert len(given["pending_operations"]) == 1, "what was given stays as it was"


def test_a_begun_import_has_its_id() -> None:
    settled = settle(deployment(("importing", {**DISK, "id": "/x"})), "s")
    assert settled.deployment["resources"][-1]["id"] == "/x"


def test_other_operations_are_dropped_since_a_refresh_follows() -> None:
    given = deployment(("updating", DISK), ("deleting", DISK), ("creating", {"urn": "a::b"}))
    settled = settle(given, "s")
    assert settled.deployment["resources"] == [GROUP]
    assert settled.dropped == ("d", "d", "b")
    assert settled.has_changed


def test_an_unknown_id_or_type_cannot_be_looked_up() -> None:
    unknown = {**DISK, "inputs": {"diskName": "d"}}
    foreign = {**DISK, "type": "random:index:RandomId"}
    assert settle(deployment(("creating", unknown), ("creating", foreign)), "s").looked_up == ()


def test_what_the_state_knows_already_is_not_doubled() -> None:
    given = deployment(("creating", DISK))
    given["resources"].append({**DISK, "id": DISK_ID.upper()})
    assert len(settle(given, "s").deployment["resources"]) == 2


def test_what_was_to_be_replaced_is_left_for_deletion() -> None:
    given = deployment(("creating", DISK))
    given["resources"].append({**DISK, "id": "/old"})
    old, new = settle(given, "s").deployment["resources"][1:]
    assert (old["id"], old["delete"]) == ("/old", True)
    assert new["id"] == DISK_ID


def test_inputs_are_put_back_after_the_refresh() -> None:
    settled = settle(deployment(("creating", DISK)), "s")
    refreshed = {"resources": [GROUP, {**DISK, "inputs": {"guessed": 1}, "outputs": {"a": 1}}]}
    rows = with_inputs(refreshed, settled.inputs)["resources"]
    assert rows == [GROUP, {**DISK, "outputs": {"a": 1}}]
