from datetime import datetime, timezone

import pytest

from azure_disk_simulator.policies.expressions import (
    InvalidExpression,
    Surroundings,
    arguments_of,
    evaluate,
    is_expression,
    parse,
)

NOW = datetime(2026, 3, 1, tzinfo=timezone.utc)
AROUND = Surroundings(
    {"tag": "backup", "days": 30, "sets": ["a", "b"]},
    lambda name: f"<{name}>",
    NOW,
    {"tags": {"team": "bread"}},
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain", "plain"),
        ("[[escaped]", "[[escaped]"),
        ("[parameters('Tag')]", "backup"),
        ("[concat('tags[', parameters('tag'), ']')]", "tags[backup]"),
        ("[concat('it''s ', parameters('tag'))]", "it's backup"),
        ("[field('type')]", "<type>"),
        ("[length(parameters('sets'))]", 2),
        ("[mul(parameters('days'), -1)]", -30),
        (
            "[addDays(utcNow(), mul(parameters('days'), -1))]",
            "2026-01-30T00:00:00.000000+00:00",
        ),
        ("[resourceGroup().tags['team']]", "bread"),
        ("[resourceGroup().tags.team]", "bread"),
        ("[resourceGroup().name.of]", None),
        (["[parameters('tag')]"], ["backup"]),
        ({"a": "[parameters('tag')]"}, {"a": "backup"}),
        (7, 7),
    ],
)
def test_evaluation(text: object, value: object) -> None:
    assert evaluate(text, AROUND) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[newGuid()]", "the template function 'newGuid' is not simulated"),
        ("[parameters('tag']", "the expression 'parameters\\('tag'' is malformed"),
        ("[parameters('tag')) x]", "is malformed"),
        ("[#]", "is malformed"),
        ("[parameters]", "is malformed"),
    ],
)
def test_what_is_no_expression(text: str, why: str) -> None:
    with pytest.raises(InvalidExpression, match=why):
        parse(text)


def test_what_cannot_be_evaluated() -> None:
    with pytest.raises(InvalidExpression, match="the parameter 'none' is not declared"):
        evaluate("[parameters('none')]", AROUND)
    with pytest.raises(InvalidExpression, match=r"utcNow\(\) has no time here"):
        evaluate("[utcNow()]", Surroundings({}))


def test_parameters_in_use_are_found_anywhere() -> None:
    value = {"a": ["[concat(parameters('x'), parameters('y'))]"], "b": "parameters('z')"}
    assert list(arguments_of(value, "parameters")) == ["x", "y"]


def test_brackets_make_an_expression() -> None:
    assert is_expression("[utcNow()]")
    assert not is_expression("[[utcNow()]")
    assert not is_expression(["[utcNow()]"])
