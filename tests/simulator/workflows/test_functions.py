from typing import Any

import pytest

from azure_disk_simulator.workflows.functions import (
    FUNCTIONS,
    FunctionFailed,
    as_text,
    moment,
    stamp,
)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("addSeconds", ["2026-01-01T00:00:01Z", -1], "2026-01-01T00:00:00.0000000Z"),
        ("and", [True, False], False),
        ("array", [1], [1]),
        ("coalesce", [None, 0, 1], 0),
        ("concat", ["a", 1, None], "a1"),
        ("concat", [[1], [2]], [1, 2]),
        ("contains", [["a"], "a"], True),
        ("createArray", [1, 2], [1, 2]),
        ("empty", [None], True),
        ("empty", [0], False),
        ("empty", [[]], True),
        ("equals", [1, True], False),
        ("equals", ["a", "a"], True),
        ("first", [[]], None),
        ("formatDateTime", ["2026-03-04T05:06:07.0891234+00:00", "yyyyMMddHHmmssfff"],
         "20260304050607089"),
        ("if", [False, 1, 2], 2),
        ("join", [["a", 1], "; "], "a; 1"),
        ("json", ["{}"], {}),
        ("last", [[1, 2]], 2),
        ("length", ["abc"], 3),
        ("less", [1, 2], True),
        ("mul", [-1, 3], -3),
        ("not", [True], False),
        ("or", [False, True], True),
        ("reverse", [[1, 2]], [2, 1]),
        ("skip", [[1, 2, 3], 1], [2, 3]),
        ("skip", [[1], 5], []),
        ("sort", [[{"a": 2}, {"a": 1}], "a"], [{"a": 1}, {"a": 2}]),
        ("startsWith", ["ActiveSASFrozen", "activesas"], True),
        ("string", [{"a": 1}], '{"a":1}'),
        ("take", ["abcdef", 3], "abc"),
        ("ticks", ["0001-01-01T00:00:01Z"], 10_000_000),
        ("toLower", ["AbC"], "abc"),
        ("union", [{"a": 1}, {"a": 2, "b": 3}], {"a": 2, "b": 3}),
        ("union", [[1, 2], [2, 3]], [1, 2, 3]),
    ],
)  # fmt: skip
def test_function(name: str, arguments: list[Any], expected: object) -> None:
    assert FUNCTIONS[name.lower()](*arguments) == expected


@pytest.mark.parametrize("text", ["yesterday", None, 5])
def test_what_is_no_timestamp_fails(text: object) -> None:
    with pytest.raises(FunctionFailed, match=r"^The template language function 'ticks' cannot"):
        moment(text)


def test_a_union_of_unlike_things_fails() -> None:
    with pytest.raises(FunctionFailed, match="all of its arguments must be arrays, or all objects"):
        FUNCTIONS["union"]([], {})


def test_a_timestamp_without_zone_counts_as_utc() -> None:
    assert stamp(moment("2026-01-01T00:00:00")) == "2026-01-01T00:00:00.0000000Z"


def test_values_in_texts() -> None:
    assert [as_text(each) for each in (None, "a", 1, [1])] == ["", "a", "1", "[1]"]
