from typing import Any

import pytest

from azure_disk_simulator.workflows.requests import Sender
from azure_disk_simulator.workflows.runner import Run, Runner
from tests.simulator.estate import Estate
from tests.simulator.workflows.definitions import (
    append,
    compose,
    definition,
    foreach,
    http,
    until,
    variable,
)

HOST = "https://management.azure.com"
MISSING = http(uri=f"{HOST}/subscriptions/s/resourceGroups/none")


def run(estate: Estate, actions: Any, parameters: Any = None) -> Run:
    workflow = {
        "id": "/w",
        "name": "w",
        "properties": {"definition": definition(actions), "parameters": parameters or {}},
    }
    return Runner(workflow, Sender(estate.azure, host=HOST)).run()


def after(*statuses: str, action: Any) -> Any:
    return {**action, "runAfter": {"A": list(statuses)}}


def test_runs_in_order_whatever_the_spelling(estate: Estate) -> None:
    found = run(estate, {"B": compose("@outputs('A')", "A"), "A": compose("@parameters('n')")})
    assert (found.status, list(found.actions)) == ("Succeeded", ["A", "B"])


def test_a_failure_fails_the_run(estate: Estate) -> None:
    found = run(estate, {"A": MISSING, "B": compose(1, "A")})
    assert (found.status, found.actions) == ("Failed", {"A": "Failed", "B": "Skipped"})
    assert "SubscriptionNotFound" in found.failures["A"]


def test_a_failure_that_is_looked_at_does_not(estate: Estate) -> None:
    found = run(estate, {"A": MISSING, "B": after("Failed", action=compose(1))})
    assert found.status == "Succeeded"


def test_an_expression_without_value_fails_its_action(estate: Estate) -> None:
    found = run(estate, {"A": compose("@first(parameters('n'))")})
    assert (found.status, list(found.failures)) == ("Failed", ["A"])


@pytest.mark.parametrize("kind", ["Foreach", "Query", "Select"])
def test_loops_need_arrays(estate: Estate, kind: str) -> None:
    actions = {
        "Foreach": foreach("@parameters('n')", {"B": compose(1)}),
        "Query": {"type": "Query", "inputs": {"from": "@parameters('n')", "where": "@true"}},
        "Select": {"type": "Select", "inputs": {"from": "@parameters('n')", "select": 1}},
    }
    found = run(estate, {"A": actions[kind]})
    assert found.status == "Failed"
    assert "'1' is no array" in found.failures["A"]


def test_one_failed_turn_fails_the_loop_and_stops_no_other(estate: Estate) -> None:
    turn = {
        "Add": append("v", "@item()"),
        "Bad": compose("@createArray(1)[if(equals(item(), 1), 9, 0)]", "Add"),
    }
    found = run(
        estate,
        {
            "V": variable(),
            "Each": foreach("@createArray(1, 2)", turn, "V"),
            "See": {
                **compose("@createArray(1)[if(equals(length(variables('v')), 2), 0, 9)]"),
                "runAfter": {"Each": ["Failed"]},
            },
        },
    )
    assert (found.status, found.actions["See"]) == ("Succeeded", "Succeeded")


def test_until_ends_by_its_condition_or_its_limit(estate: Estate) -> None:
    turn = {"Add": append("v", 1)}
    for wanted, turns in ((2, 2), (99, 3)):
        condition = f"@equals(length(variables('v')), {wanted})"
        found = run(
            estate,
            {
                "V": variable(),
                "Loop": until(condition, turn, "V"),
                "See": compose(
                    f"@createArray(1)[if(equals(length(variables('v')), {turns}), 0, 9)]", "Loop"
                ),
            },
        )
        assert found.status == "Succeeded"


def test_branches(estate: Estate) -> None:
    branch = {
        "type": "If",
        "expression": "@equals(parameters('n'), 1)",
        "actions": {"Yes": compose(1)},
        "else": {"actions": {"No": compose(1)}},
    }
    assert "Yes" in run(estate, {"A": branch}).actions
    assert "No" in run(estate, {"A": branch}, {"n": {"value": 2}}).actions
    without = {key: value for key, value in branch.items() if key != "else"}
    assert run(estate, {"A": without}, {"n": {"value": 2}}).status == "Succeeded"


def test_terminate_ends_the_run(estate: Estate) -> None:
    error = {"code": "Bad", "message": "very"}
    end = {"type": "Terminate", "inputs": {"runStatus": "Failed", "runError": error}}
    found = run(estate, {"A": end, "B": compose(1, "A")})
    assert (found.status, found.error, "B" in found.actions) == ("Failed", error, False)


def test_actions_that_are_not_simulated_fail(estate: Estate) -> None:
    found = run(estate, {"A": {"type": "Wait", "inputs": {"interval": {"count": 1}}}})
    assert "actions of this type are not simulated" in found.failures["A"]
