import json
from pathlib import Path
from typing import Any

import pytest

from azure_disk_cli.engine import Engine
from azure_disk_cli.pending import Settled, settle, with_inputs
from azure_disk_simulator.azure import Azure
from tests.cli.conftest import Run

GROUP = {"urn": "urn:g", "type": "azure-native:resources:ResourceGroup", "custom": True}
DISK = {
    "urn": "urn:pulumi:dev::p::azure-native:compute:Disk::d",
    "type": "azure-native:compute:Disk",
    "custom": True,
    "inputs": {"resourceGroupName": "rg", "diskName": "d", "location": "westeurope"},
}
DISK_ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d"


OTHER = "00000000-0000-0000-0000-000000000002"


def own(named: str) -> str:
    return named or "s"


def deployment(*operations: tuple[str, Any]) -> dict[str, Any]:
    pending = [{"type": kind, "resource": resource} for kind, resource in operations]
    return {"resources": [GROUP], "pending_operations": pending, "manifest": {}}


def test_nothing_pending_nothing_changed() -> None:
    given = {"resources": [GROUP], "manifest": {}}
    settled = settle(given, own)
    assert settled.deployment == given
    assert not settled.has_changed


def test_an_empty_state() -> None:
    assert settle({}, own).deployment == {}


def test_a_begun_creation_gets_the_id_its_inputs_make_up() -> None:
    given = deployment(("creating", DISK))
    settled = settle(given, own)
    assert settled.looked_up == ("d",)
    assert settled.deployment["resources"] == [GROUP, {**DISK, "id": DISK_ID, "outputs": {}}]
    assert "pending_operations" not in settled.deployment
    assert len(given["pending_operations"]) == 1, "what was given stays as it was"


def test_a_begun_import_has_its_id() -> None:
    settled = settle(deployment(("importing", {**DISK, "id": "/x"})), own)
    assert settled.deployment["resources"][-1]["id"] == "/x"


def test_other_operations_are_dropped_since_a_refresh_follows() -> None:
    given = deployment(("updating", DISK), ("deleting", DISK), ("creating", {"urn": "a::b"}))
    settled = settle(given, own)
    assert settled.deployment["resources"] == [GROUP]
    assert settled.dropped == ("d", "d", "b")
    assert settled.has_changed


def test_an_unknown_id_or_type_cannot_be_looked_up() -> None:
    unknown = {**DISK, "inputs": {"diskName": "d"}}
    foreign = {**DISK, "type": "random:index:RandomId"}
    assert settle(deployment(("creating", unknown), ("creating", foreign)), own).looked_up == ()


def test_what_the_state_knows_already_is_not_doubled() -> None:
    given = deployment(("creating", DISK))
    given["resources"].append({**DISK, "id": DISK_ID.upper()})
    assert len(settle(given, own).deployment["resources"]) == 2


def test_what_was_to_be_replaced_is_left_for_deletion() -> None:
    given = deployment(("creating", DISK))
    given["resources"].append({**DISK, "id": "/old"})
    old, new = settle(given, own).deployment["resources"][1:]
    assert (old["id"], old["delete"]) == ("/old", True)
    assert new["id"] == DISK_ID


def test_inputs_are_put_back_after_the_refresh() -> None:
    settled = settle(deployment(("creating", DISK)), own)
    refreshed = {"resources": [GROUP, {**DISK, "inputs": {"guessed": 1}, "outputs": {"a": 1}}]}
    rows = with_inputs(refreshed, settled.inputs)["resources"]
    assert rows == [GROUP, {**DISK, "outputs": {"a": 1}}]


def provider(inputs: dict[str, Any], number: str = "1") -> dict[str, Any]:
    urn = "urn:pulumi:dev::p::pulumi:providers:azure-native::there"
    return {"urn": urn, "type": "pulumi:providers:azure-native", "id": number, "inputs": inputs}


def begun_by(made_by: dict[str, Any], *rows: dict[str, Any]) -> Settled:
    disk = {**DISK, "provider": f"{made_by['urn']}::{made_by['id']}"}
    given = deployment(("creating", disk))
    given["resources"] += rows
    return settle(given, own)


@pytest.mark.parametrize(("named", "subscription"), [({"subscriptionId": OTHER}, OTHER), ({}, "s")])
def test_a_creation_is_looked_up_in_its_providers_subscription(
    named: dict[str, Any], subscription: str
) -> None:
    made_by = provider(named)
    replaced = provider({"subscriptionId": "before"}, "0")
    settled = begun_by(made_by, replaced, made_by)
    assert settled.looked_up == ("d",)
    made = settled.deployment["resources"][-1]
    assert made["id"] == DISK_ID.replace("/subscriptions/s/", f"/subscriptions/{subscription}/")


def test_a_creation_in_a_subscription_that_is_secret_is_not_looked_up_elsewhere() -> None:
    made_by = provider({"subscriptionId": {"ciphertext": "v1:abc"}})
    assert begun_by(made_by, made_by).dropped == ("d",)


PROGRAM = """
import pulumi
from pulumi_azure_native import Provider, compute, resources

def declare(name, provider):
    opts = pulumi.ResourceOptions(provider=provider)
    group = resources.ResourceGroup(
        name, resource_group_name="rg", location="westeurope", opts=opts
    )
    compute.Disk(
        name,
        disk_name="d",
        resource_group_name=group.name,
        location="westeurope",
        sku={"name": "Premium_LRS"},
        disk_size_gb=4,
        creation_data={"create_option": "Empty"},
        opts=opts,
    )

declare("here", None)
declare("there", Provider("there", subscription_id="OTHER"))
""".replace("OTHER", OTHER)


def interrupt(state: Path) -> str:
    """Write a state as a kill leaves it that came while the disk ``there`` was made."""
    found = json.loads(state.read_text())
    latest = found["checkpoint"]["latest"]
    (row,) = (each for each in latest["resources"] if each["urn"].endswith("compute:Disk::there"))
    latest["resources"].remove(row)
    made = {key: value for key, value in row.items() if key not in ("id", "outputs")}
    latest["pending_operations"] = [{"type": "creating", "resource": made}]
    state.write_text(json.dumps(found))
    return str(row["id"])


@pytest.mark.timeout(240)
def test_two_subscriptions_that_hold_the_same_names(
    engine: Engine, azdisk: Run, bare: Path
) -> None:
    """Looked for at home, the disk's namesake would be found and taken for it."""
    (bare / "__main__.py").write_text(PROGRAM)
    with Azure.open(bare / ".azdisk" / "azure.db") as azure:
        azure.settings.other_subscriptions = (OTHER,)
    assert azdisk("up").exit_code == 0
    (state,) = (bare / ".azdisk" / "state").glob(".pulumi/stacks/*/dev.json")
    begun = interrupt(state)
    assert begun.startswith(f"/subscriptions/{OTHER}/")

    again = json.loads(azdisk("up", "--json").stdout)
    assert (again["exitCode"], list(again["changes"])) == (0, ["unchanged"])
    rows = json.loads(state.read_text())["checkpoint"]["latest"]["resources"]
    ids = sorted(row["id"] for row in rows if row["type"].endswith(":Disk"))
    with Azure.open(bare / ".azdisk" / "azure.db") as azure:
        home = begun.replace(OTHER, azure.subscription_id)
        assert ids == sorted([begun, home])
