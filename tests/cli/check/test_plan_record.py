from typing import Any

import pytest
from pulumi.automation import EngineEvent

from azure_disk_analysis.check.change import Action, Step
from azure_disk_analysis.check.report import Position
from azure_disk_cli.check.plan_record import PlanRecord

DISK = "azure-native:compute:Disk"
URN = f"urn:pulumi:dev::shop::{DISK}::web"
AT = Position(file="__main__.py", line=14)


def state(**more: Any) -> dict[str, Any]:
    return {"type": DISK, "urn": URN, "custom": True, "id": "/web", "inputs": {"a": 1}, **more}


def taken(*steps: dict[str, Any]) -> PlanRecord:
    record = PlanRecord()
    for step in steps:
        metadata = {"urn": URN, "type": DISK, **step}
        event = {"sequence": 1, "timestamp": 1, "resourcePreEvent": {"metadata": metadata}}
        record.on_event(EngineEvent.from_json(event))
    return record


def steps(*given: dict[str, Any]) -> dict[str, Step]:
    return dict(taken(*given).change({}, {}, {}).steps)


@pytest.mark.parametrize(
    ("operation", "action"),
    [
        ("create", Action.CREATE),
        ("import", Action.CREATE),
        ("update", Action.UPDATE),
        ("replace", Action.REPLACE),
        ("create-replacement", Action.REPLACE),
        ("delete-replaced", Action.REPLACE),
        ("import-replacement", Action.REPLACE),
        ("delete", Action.DELETE),
    ],
)
def test_what_becomes_of_a_resource(operation: str, action: Action) -> None:
    assert steps({"op": operation, "new": state(), "old": state()})[URN] == Step(URN, action)


@pytest.mark.parametrize("operation", ["same", "read", "refresh"])
def test_a_resource_that_stays_has_no_step(operation: str) -> None:
    assert steps({"op": operation, "new": state(), "old": state()}) == {}


def test_events_of_other_kinds_say_nothing() -> None:
    record = PlanRecord()
    record.on_event(EngineEvent.from_json({"sequence": 1, "timestamp": 1, "cancelEvent": {}}))
    assert record.change({}, {}, {}).steps == {}


def test_a_deletion_that_retains_only_forgets() -> None:
    old = state(retainOnDelete=True)
    assert steps({"op": "delete", "old": old})[URN].action is Action.FORGET


def test_a_replacement_says_what_cannot_be_changed_in_place() -> None:
    changed = {"diffs": ["zones", "tags"], "keys": ["zones"], "new": state(), "old": state()}
    whole = steps(
        {"op": "delete-replaced", "old": state()},
        {"op": "replace", **changed},
        {"op": "create-replacement", "new": state()},
    )
    assert whole == {URN: Step(URN, Action.REPLACE, ("zones",))}


def test_an_update_says_what_differs() -> None:
    changed = {"diffs": ["tags", "sku"], "new": state(), "old": state()}
    assert steps({"op": "update", **changed})[URN] == Step(URN, Action.UPDATE, ("sku", "tags"))


def test_reasons_are_told_in_the_same_order_each_time() -> None:
    changed = {"keys": ["zones", "location"], "new": state(), "old": state()}
    assert steps({"op": "replace", **changed})[URN].because == ("location", "zones")


def test_what_stays_keeps_its_id_and_outputs() -> None:
    old = state(outputs={"timeCreated": "then"})
    change = taken({"op": "update", "new": state(protect=True), "old": old}).change({}, {}, {})
    (after,) = change.after
    assert (after.id, after.outputs) == ("/web", {"timeCreated": "then"})
    assert (after.token, after.inputs, after.protect) == (DISK, {"a": 1}, True)


def test_what_is_made_anew_has_the_outputs_of_nothing() -> None:
    new, old = state(id=""), state(outputs={"timeCreated": "then"})
    change = taken({"op": "replace", "new": new, "old": old}).change({}, {}, {})
    (after,) = change.after
    assert (after.id, after.outputs) == ("", {})


def test_what_goes_is_not_there_after() -> None:
    deployed = {"resources": [state()]}
    change = taken({"op": "delete", "old": state()}).change(deployed, {URN: AT}, {})
    assert [each.urn for each in change.before] == [URN]
    assert change.after == ()
    assert change.positions == {URN: AT}


def test_an_input_keeps_what_it_is_made_of() -> None:
    made_from = {URN: {"resourceGroupName": ("urn:group",)}}
    change = taken({"op": "create", "new": state(id="")}).change({}, {}, made_from)
    assert change.after[0].made_from == {"resourceGroupName": ("urn:group",)}
