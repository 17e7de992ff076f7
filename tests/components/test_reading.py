from enum import Enum
from typing import Any

import pulumi
import pytest

from azure_disk_protection.reading import LATER, AsInSchema, fields_of, join, read, schema_case
from azure_disk_protection.typed import NotRequired, TypedDict
from tests.components.recording import record


class Colour(str, Enum):
    RED = "Red"
    ON = "On"


class Inner(TypedDict):
    depth_mm: int


class Place(TypedDict):
    location: pulumi.Input[str]
    copy_to: NotRequired[list[str]]
    targets: NotRequired[dict[str, Inner]]
    tags: NotRequired[dict[str, str]]


class Shape(TypedDict):
    name: str
    size: NotRequired[pulumi.Input[int]]
    weight: NotRequired[float]
    is_open: NotRequired[bool]
    colour: NotRequired[Colour]
    inner: NotRequired[Inner]
    parts: NotRequired[list[Inner]]
    by_name: NotRequired[dict[str, Inner]]
    labels: NotRequired[pulumi.Input[dict[str, str]]]


def settings(data: object) -> tuple[Any, list[str]]:
    values, problems = read(Shape, data, is_settings=True)
    return values, [str(problem) for problem in problems]


def test_names_and_paths() -> None:
    assert schema_case("hyper_v_generation") == "hyperVGeneration"
    assert join("", "a") == "a"
    assert join("a", "b") == "a.b"
    assert [field.name for field in fields_of(Shape) if field.is_required] == ["name"]


def test_reads_settings_into_python_names_and_enums() -> None:
    values, problems = settings(
        {
            "name": "a",
            "size": 4.0,
            "weight": 2,
            "isOpen": True,
            "colour": "Red",
            "inner": {"depthMm": 1},
            "parts": [{"depthMm": 2}],
            "byName": {"x": {"depthMm": 3}},
            "labels": {"k": "v"},
        }
    )
    assert problems == []
    assert values == {
        "name": "a",
        "size": 4,
        "weight": 2.0,
        "is_open": True,
        "colour": Colour.RED,
        "inner": {"depth_mm": 1},
        "parts": [{"depth_mm": 2}],
        "by_name": {"x": {"depth_mm": 3}},
        "labels": {"k": "v"},
    }
    assert isinstance(values["size"], int)


def test_reads_component_inputs_by_their_python_names() -> None:
    values, problems = read(Shape, {"name": "a", "is_open": False}, is_settings=False)
    assert (values, problems) == ({"name": "a", "is_open": False}, [])


def test_absent_and_null_are_the_same() -> None:
    assert settings({"name": "a", "colour": None}) == ({"name": "a"}, [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({}, "name: got nothing, allowed: a value; it is required, give it"),
        ({"name": 1}, "name: got 1, allowed: text; put it in quotes"),
        ({"name": ["a"]}, "name: got ['a'], allowed: text; correct it"),
        ({"name": "a", "size": 1.5}, "size: got 1.5, allowed: a whole number; correct it"),
        ({"name": "a", "size": True}, "size: got True, allowed: a whole number; correct it"),
        ({"name": "a", "weight": "1"}, "weight: got '1', allowed: a number; correct it"),
        ({"name": "a", "isOpen": "yes"}, "isOpen: got 'yes', allowed: true or false; correct it"),
        ({"name": "a", "colour": "red"}, "colour: got 'red', allowed: Red, On; choose one of them"),
        (
            {"name": "a", "colour": True},
            "colour: got True, allowed: Red, On; choose one of them and put it in quotes",
        ),
        (
            {"name": "a", "inner": 1},
            "inner: got 1, allowed: a mapping of names to values; write keys and values",
        ),
        (
            {"name": "a", "inner": {}},
            "inner.depthMm: got nothing, allowed: a value; it is required, give it",
        ),
        ({"name": "a", "parts": "x"}, "parts: got 'x', allowed: a list; write it as a list"),
        (
            {"name": "a", "parts": [{"depthMm": "1"}]},
            "parts[0].depthMm: got '1', allowed: a whole number; correct it",
        ),
        (
            {"name": "a", "byName": []},
            "byName: got [], allowed: a mapping of names to values; write keys and values",
        ),
        (
            {"name": "a", "colr": "Red"},
            "colr: got the unknown key 'colr', allowed: byName, colour, inner, isOpen, labels, "
            "name, parts, size, weight; did you mean colour?",
        ),
        (
            {"name": "a", "depthMm": 1},
            "depthMm: got the unknown key 'depthMm', allowed: byName, colour, inner, isOpen, "
            "labels, name, parts, size, weight; it goes below inner, move it there",
        ),
        (
            {"name": "a", "zzz": 1},
            "zzz: got the unknown key 'zzz', allowed: byName, colour, inner, isOpen, labels, "
            "name, parts, size, weight; remove it",
        ),
    ],
)
def test_what_is_wrong_is_named(data: dict[str, Any], problem: str) -> None:
    assert settings(data)[1] == [problem]


def test_what_is_wrong_stands_open() -> None:
    assert settings({"name": 1, "size": "x", "parts": 3, "byName": 4})[0] == {
        "name": LATER,
        "size": LATER,
        "parts": [],
        "by_name": {},
    }
    assert settings(7)[0] == {"name": LATER}


def test_outputs_stay_outputs_where_they_may_stand() -> None:
    async def four() -> int:
        return 4

    def program() -> None:
        later: Any = pulumi.Output.from_input(4)
        values, problems = read(Shape, {"name": "a", "size": later}, is_settings=False)
        assert (values.get("size"), problems) == (later, [])
        awaited, _ = read(Shape, {"name": "a", "size": four()}, is_settings=False)
        assert isinstance(awaited.get("size"), pulumi.Output)
        _, refused = read(Shape, {"name": later}, is_settings=False)
        advice = "give it a plain value, it is needed before anything is deployed"
        assert [problem.action for problem in refused] == [advice]

    record(program)


def test_a_map_that_holds_an_output_is_known_later_as_a_whole() -> None:
    """Tags that name another resource: ``{"machine": vm.name}``."""
    seen: list[Any] = []

    def program() -> None:
        labels: Any = {"k": "v", "of": pulumi.Output.from_input("web")}
        values, problems = read(Shape, {"name": "a", "labels": labels}, is_settings=False)
        assert problems == []
        later: Any = values.get("labels")
        later.apply(seen.append)

    record(program)
    assert seen == [{"k": "v", "of": "web"}]


def test_component_inputs_of_other_languages_are_read_in_schema_case() -> None:
    given = {"name": "a", "isOpen": True, "inner": {"depthMm": 1.0}, "byName": {"x_y": {}}}
    values, problems = read(Shape, AsInSchema(given), is_settings=False)
    assert values["is_open"] is True
    assert values["inner"] == {"depth_mm": 1}
    assert [problem.path for problem in problems] == ["byName.x_y.depthMm"]
    _, problems = read(Shape, {"name": "a", "isOpen": True}, is_settings=False)
    assert [problem.path for problem in problems] == ["isOpen"]


def test_regions_are_read_in_arms_spelling() -> None:
    given = {
        "location": "West Europe",
        "copy_to": ["UK West", "ukwest"],
        "targets": {"North Europe": {"depth_mm": 1}},
        "tags": {"location": "West Europe"},
    }
    assert read(Place, given, is_settings=False) == (
        {
            "location": "westeurope",
            "copy_to": ["ukwest", "ukwest"],
            "targets": {"northeurope": {"depth_mm": 1}},
            "tags": {"location": "West Europe"},
        },
        [],
    )
    assert read(Place, {"location": "My Moon"}, is_settings=False) == ({"location": "My Moon"}, [])


def test_a_region_known_later_is_read_then() -> None:
    seen: list[Any] = []

    def program() -> None:
        given = {"location": pulumi.Output.from_input("West Europe")}
        values: Any = read(Place, given, is_settings=False)[0]
        values["location"].apply(seen.append)

    record(program)
    assert seen == ["westeurope"]


def test_a_region_is_no_key_twice() -> None:
    given = {"location": "ukwest", "targets": {"UK West": {"depth_mm": 1}, "ukwest": {}}}
    _, problems = read(Place, given, is_settings=False)
    assert [str(problem) for problem in problems] == [
        "targets.ukwest.depthMm: got nothing, allowed: a value; it is required, give it",
        "targets.ukwest: got 'ukwest', allowed: each region once; remove one of them",
    ]
