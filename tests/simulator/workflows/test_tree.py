from typing import Any

import pytest

from azure_disk_simulator.workflows.tree import branches, predecessors, read_actions
from tests.simulator.estate import refused
from tests.simulator.workflows.definitions import compose, definition

NESTED = {
    "A": compose(1),
    "B": {
        "type": "If",
        "actions": {"C": compose(2)},
        "else": {"actions": {"D": compose(3)}},
        "runAfter": {"A": ["Failed"]},
    },
}


def test_reads_actions_of_all_levels() -> None:
    found = read_actions(definition(NESTED))
    assert list(found) == ["A", "B", "C", "D"]
    assert [each.name for each in found["D"].enclosing] == ["B"]
    assert found["B"].run_after == {"A": ["Failed"]}
    assert len(list(branches(found["B"].body))) == 2


def test_predecessors_near_and_far() -> None:
    actions = {"A": compose(1), "B": compose(2, "A"), "C": compose(3, "B")}
    assert predecessors("C", actions) == {"A", "B"}


@pytest.mark.parametrize(
    ("actions", "why"),
    [
        (None, "the property 'actions' is missing"),
        (
            {**NESTED, "E": {"type": "Scope", "actions": {"A": compose(1)}}},
            "the name 'A' is taken by two actions",
        ),
        ({"x" * 81: compose(1)}, "is longer than 80"),
        ({f"A{n}": compose(1) for n in range(501)}, "has more than 500 actions"),
        ({"A": compose(1, "B")}, "the action 'A' runs after 'B', which is not beside it"),
        (
            {"A": compose(1), "B": {"type": "Compose", "runAfter": {"A": ["Perhaps"]}}},
            "the action 'B' runs after the status 'Perhaps'",
        ),
        ({"A": compose(1, "B"), "B": compose(2, "A")}, "the action 'A' runs after itself"),
    ],
)
def test_refuses(actions: Any, why: str) -> None:
    with refused("InvalidTemplate", match=why):
        read_actions({"actions": actions})
