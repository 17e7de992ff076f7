from typing import Any

import pytest

from azure_disk_simulator.workflows.definition import check_definition, check_identities
from tests.simulator.estate import refused
from tests.simulator.workflows.definitions import (
    compose,
    definition,
    foreach,
    http,
    recurrence,
    terminate,
    until,
    variable,
)

ONE = {"One": compose(1)}


def test_takes_what_is_valid() -> None:
    check_definition(definition(), {"n": {"value": 4}})
    check_definition(definition(triggers={"Manual": {"type": "Request"}}), {})


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("text", "the definition is not an object"),
        (definition(colour="red"), "the definition has an unknown property 'colour'"),
        ({**definition(), "$schema": "x"}, r"the property '\$schema' must be 'https"),
        (definition(contentVersion=None), "the property 'contentVersion' is missing"),
        (definition(triggers=None), "the property 'triggers' is missing"),
        (definition(triggers={"T": 1}), "'T' in 'triggers' is not an object"),
        (definition(actions={"A": 1}), "the action 'A' is not an object"),
        (
            definition(parameters={"n": {"type": "Number"}}),
            "the parameter 'n' has the unknown type 'Number'",
        ),
        (
            definition(parameters={"n": {"type": "Int"}}),
            "the parameter 'n' has neither a value nor a default",
        ),
        (
            definition(parameters={"n": {"type": "Int", "defaultValue": True}}),
            "the value of parameter 'n' is not of type 'Int'",
        ),
        (
            definition(parameters={"n": {"type": "Array", "defaultValue": "a"}}),
            "the value of parameter 'n' is not of type 'Array'",
        ),
    ],
)
def test_refuses_the_whole(given: Any, why: str) -> None:
    with refused("InvalidTemplate", match=f"The template validation failed: '{why}"):
        check_definition(given, {})


def test_refuses_values_that_are_not_declared() -> None:
    with refused("InvalidTemplate", match="the parameter 'm' is not declared in the definition"):
        check_definition(definition(), {"m": {"value": 1}})


@pytest.mark.parametrize(
    ("trigger", "why"),
    [
        ({"type": "Recurrence"}, "the trigger 'Recurrence' has no recurrence"),
        (recurrence(frequency="Fortnight"), "unknown frequency 'Fortnight'"),
        (recurrence(interval=0), "the interval '0' of trigger 'Recurrence' is not between 1 and"),
        (recurrence(interval="4"), "the interval '4'"),
        (recurrence(frequency="Day", interval=501), "is not between 1 and 500"),
        (recurrence(schedule={"hours": [1]}), "takes a schedule with days and weeks only"),
        (
            recurrence(frequency="Day", schedule={"weekDays": ["Monday"]}),
            "takes days of the week with weeks only",
        ),
        (recurrence(frequency="Day", schedule={"hours": [24]}), "has '24' among its hours"),
        (recurrence(frequency="Week", schedule={"minutes": ["5"]}), "has '5' among its minutes"),
    ],
)
def test_refuses_triggers(trigger: Any, why: str) -> None:
    with refused("InvalidTemplate", match=why):
        check_definition(definition(triggers={"Recurrence": trigger}), {})


@pytest.mark.parametrize(
    ("actions", "why"),
    [
        ({"A": {"type": "Htttp"}}, "the action 'A' has the unknown type 'Htttp'"),
        (
            {"A": {"type": "Http", "inputs": {"method": "GET"}}},
            "the action 'A' has no 'inputs.uri'",
        ),
        ({"A": {"type": "Foreach", "foreach": []}}, "the action 'A' has no 'actions'"),
        (
            {"A": {"type": "Scope", "actions": {"V": variable()}}},
            "the action 'V' initializes a variable below the top level",
        ),
        (
            {"A": foreach("@createArray(1)", {"T": terminate()})},
            "the action 'T' terminates the run from within a loop",
        ),
        ({"A": until("@true", ONE, count=0)}, "the limit '0' of action 'A' is not between 1"),
        ({"A": until("@true", ONE, count=5001)}, "the limit '5001' of action 'A' is not between"),
        (
            {
                "A": foreach(
                    "@createArray(1)",
                    ONE,
                    runtimeConfiguration={"concurrency": {"repetitions": 51}},
                )
            },
            "the concurrency '51' of action 'A' is not between 1 and 50",
        ),
    ],
)
def test_refuses_actions(actions: Any, why: str) -> None:
    with refused("InvalidTemplate", match=why):
        check_definition(definition(actions), {})


def test_refuses_deep_nesting() -> None:
    actions: dict[str, Any] = {"S0": compose(1)}
    for number in range(1, 9):
        actions = {f"S{number}": {"type": "Scope", "actions": actions, "runAfter": {}}}
    with refused("InvalidTemplate", match="the action 'S0' lies deeper than 8 levels"):
        check_definition(definition(actions), {})


def test_identities_that_a_workflow_lacks() -> None:
    own, named = definition({"A": http()}), "/subscriptions/s/resourceGroups/g"
    other = definition(
        {"A": http(authentication={"type": "ManagedServiceIdentity", "identity": named})}
    )
    check_identities(own, {"type": "SystemAssigned"})
    check_identities(other, {"type": "UserAssigned", "userAssignedIdentities": {named.upper(): {}}})
    check_identities(definition({"A": http(authentication={"type": "Basic"})}), {})
    with refused("InvalidTemplate", match="which has no system-assigned identity"):
        check_identities(own, {"type": "UserAssigned", "userAssignedIdentities": {named: {}}})
    with refused("InvalidTemplate", match=f"which has not the identity '{named}'"):
        check_identities(other, {"type": "SystemAssigned"})
