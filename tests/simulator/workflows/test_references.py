from typing import Any

import pytest

from azure_disk_simulator.workflows.references import check_references
from azure_disk_simulator.workflows.tree import read_actions
from tests.simulator.estate import refused
from tests.simulator.workflows.definitions import (
    append,
    compose,
    definition,
    foreach,
    until,
    variable,
)


def check(actions: Any) -> None:
    whole = definition(actions)
    check_references(whole, read_actions(whole))


def test_takes_what_has_run_by_then() -> None:
    check(
        {
            "V": variable(),
            "A": compose("@parameters('n')", "V"),
            "Loop": until("@empty(outputs('Inner'))", {"Inner": compose("@outputs('A')")}, "A"),
            "Each": foreach(
                "@outputs('Inner')",
                {"Add": append("v", "@concat(items('Each'), item())")},
                "Loop",
            ),
            "End": compose("@variables('v')", "Each"),
        }
    )


@pytest.mark.parametrize(
    ("actions", "why"),
    [
        ({"A": compose("@first(")}, "in the action 'A' the expression"),
        ({"A": compose("@guess(1)")}, "the template function 'guess' in action 'A' is not defined"),
        ({"A": compose("@parameters('m')")}, "the action 'A' uses the undeclared parameter 'm'"),
        (
            {"A": compose("@parameters(string(1))")},
            "the action 'A' computes what 'parameters' refers to",
        ),
        ({"A": compose("@body('B')")}, "the action 'A' refers to 'B', which does not exist"),
        (
            {"A": compose("@outputs('B')"), "B": compose(1)},
            "the action 'A' refers to 'B', which it does not run after",
        ),
        (
            {
                "L": foreach("@createArray(1)", {"B": compose(1)}),
                "A": compose("@outputs('B')", "L"),
            },
            "the action 'A' refers to 'B', which it does not run after",
        ),
        ({"A": compose("@item()")}, "the action 'A' uses an item outside of any loop"),
        ({"A": compose("@items('L')")}, "the action 'A' uses items of 'L', which it is not in"),
        ({"A": compose("@variables('w')")}, "uses the variable 'w', not initialized"),
        ({"A": append("w", 1)}, "the action 'A' uses the variable 'w', not initialized"),
        ({"V": variable(), "A": append("v", 1)}, "the action 'A' may run before 'V'"),
        (
            {"V": variable(), "A": append("v", "@length(variables('v'))", "V")},
            "the action 'A' sets the variable 'v' by itself",
        ),
    ],
)
def test_refuses(actions: Any, why: str) -> None:
    with refused("InvalidTemplate", match=why):
        check(actions)
