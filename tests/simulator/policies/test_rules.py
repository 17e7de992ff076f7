from typing import Any

import pytest

from azure_disk_simulator.policies.expressions import Surroundings
from azure_disk_simulator.policies.rules import InvalidRule, check_condition, fields_of, judge
from azure_disk_simulator.policies.subjects import Subject

DISK = Subject(
    "/x/disks/d",
    "Microsoft.Compute/disks",
    {"properties": {"n": 5, "flag": False, "text": "DenyAll", "time": "2026-01-02T00:00:00+00:00"}},
)


def _holds(field: str, **operator: Any) -> bool:
    leaf = {"field": f"Microsoft.Compute/disks/{field}", **operator}
    return judge(leaf, DISK, Surroundings({})).matches


@pytest.mark.parametrize(
    ("field", "operator", "value", "holds"),
    [
        ("text", "equals", "denyall", True),
        ("none", "equals", "x", False),
        ("flag", "equals", "false", True),
        ("none", "notEquals", "x", True),
        ("text", "notEquals", "DENYALL", False),
        ("text", "in", ["a", "denyall"], True),
        ("none", "in", ["a"], False),
        ("none", "notIn", ["a"], True),
        ("text", "notIn", ["DenyAll"], False),
        ("text", "like", "deny*", True),
        ("none", "like", "*", False),
        ("none", "notLike", "*", True),
        ("text", "notLike", "Deny*", False),
        ("none", "exists", "false", True),
        ("flag", "exists", True, True),
        ("n", "less", 6, True),
        ("n", "lessOrEquals", 5, True),
        ("n", "greater", 5, False),
        ("n", "greaterOrEquals", 5, True),
        ("none", "less", 6, False),
        ("time", "less", "2026-01-03T00:00:00+00:00", True),
    ],
)
def test_operators(field: str, operator: str, value: Any, *, holds: bool) -> None:
    assert _holds(field, **{operator: value}) is holds


def test_conditions_combine() -> None:
    yes, no = {"value": 1, "equals": 1}, {"value": 1, "equals": 2}
    around = Surroundings({})
    assert judge({"allOf": [yes, {"not": no}]}, DISK, around).matches
    assert not judge({"allOf": [yes, no]}, DISK, around).matches
    assert judge({"anyOf": [no, yes]}, DISK, around).matches


def test_what_was_evaluated_is_shown_as_azure_shows_it() -> None:
    rule = {
        "allOf": [
            {"field": "type", "equals": "Microsoft.Compute/disks"},
            {"field": "Microsoft.Compute/disks/sku.name", "exists": "false"},
            {"value": "[length(parameters('sets'))]", "less": 1},
        ]
    }
    assert judge(rule, DISK, Surroundings({"sets": []})).evaluated == [
        {
            "result": "True",
            "expressionKind": "Field",
            "expression": "type",
            "path": "type",
            "expressionValue": "Microsoft.Compute/disks",
            "targetValue": "Microsoft.Compute/disks",
            "operator": "Equals",
        },
        {
            "result": "True",
            "expressionKind": "Field",
            "expression": "Microsoft.Compute/disks/sku.name",
            "path": "sku.name",
            "targetValue": "false",
            "operator": "Exists",
        },
        {
            "result": "True",
            "expressionKind": "Value",
            "expression": "[length(parameters('sets'))]",
            "expressionValue": 0,
            "targetValue": 1,
            "operator": "Less",
        },
    ]


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("text", "a condition has to be an object"),
        ({"count": {}, "greater": 0}, r"a condition of \['count', 'greater'\] is not simulated"),
        ({"allOf": []}, "'allOf' takes a list of conditions"),
        ({"field": "type", "match": "x"}, r"a condition with \['match'\] is not simulated"),
        ({"field": "type"}, r"a condition with \[\] is not simulated"),
    ],
)
def test_grammar(condition: object, why: str) -> None:
    with pytest.raises(InvalidRule, match=why):
        check_condition(condition)


def test_fields_are_found() -> None:
    rule = {"anyOf": [{"not": {"field": "a", "equals": 1}}, {"value": 1, "equals": 1}]}
    assert list(fields_of(rule)) == ["a"]
