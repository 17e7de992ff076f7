from typing import Any

import pytest

from azure_disk_simulator.workflows.evaluation import Evaluation, Frame
from azure_disk_simulator.workflows.functions import FunctionFailed

FRAME = Frame(
    parameters={"n": 4},
    trigger={"startTime": "2026-01-01T00:00:00Z"},
    workflow={"name": "w"},
    actions={"A": {"status": "Succeeded", "outputs": {"body": [1]}}, "B": {"status": "Failed"}},
    variables={"v": []},
    items={"Each": {"id": 7}},
    item="x",
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (5, 5),
        ({"a@{parameters('n')}": ["@parameters('n')"]}, {"a4": [4]}),
        ("@items('Each')?['id']", 7),
        ("@items('Each')?['no']?['deeper']", None),
        ("@trigger()['startTime']", "2026-01-01T00:00:00Z"),
        ("@workflow()['name']", "w"),
        ("@body('A')", [1]),
        ("@body('B')", None),
        ("@outputs('C')?['statusCode']", None),
        ("@actions('B')['status']", "Failed"),
        ("@concat(item(), '-', string(variables('v')))", "x-[]"),
        ("a @{parameters('n')} b @{item()}", "a 4 b x"),
    ],
)
def test_value(given: Any, expected: object) -> None:
    assert Evaluation(FRAME).value(given) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("@items('Each')['no']", "there is no such property"),
        ("@body('B')['a']", "there is no such property"),
        ("@parameters('m')", "'parameters' cannot be evaluated"),
        ("@length(4)", "'length' cannot be evaluated"),
        ("@ticks('soon')", "'soon' is no timestamp"),
    ],
)
def test_fails(text: str, why: str) -> None:
    with pytest.raises(FunctionFailed, match=why):
        Evaluation(FRAME).value(text)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("@empty(variables('v'))", True),
        ({"and": [{"equals": ["@parameters('n')", 4]}, {"less": [1, 2]}]}, True),
        ({"or": [{"equals": ["@item()", "y"]}, {"not": {"equals": [1, 1]}}]}, False),
    ],
)
def test_condition(given: Any, expected: object) -> None:
    assert Evaluation(FRAME).condition(given) is expected


def test_a_turn_of_a_loop_keeps_what_is_around() -> None:
    inside = FRAME.inside(item=1, items={"Inner": 1})
    assert (inside.item, inside.items, inside.parameters) == (1, {"Inner": 1}, FRAME.parameters)
    assert FRAME.inside(item=2).items == FRAME.items
