from typing import Any

import pytest

from azure_disk_policy.families.fixes import (
    changed,
    from_parameter,
    known_only,
    setting,
    taking_away,
)
from azure_disk_policy.inputs import Inputs
from azure_disk_policy.rule import Context
from tests.policy.samples import UNKNOWN_OBJECT, UNKNOWN_TEXT, disk, made, secret


def test_settings_are_the_same_for_all() -> None:
    assert setting({"a.b": True})(disk(), Context()) == {"a.b": True}


@pytest.mark.parametrize(
    ("given", "set_to"), [("set1", {"a.b": "set1"}), (" ", {}), (None, {}), (["set1"], {})]
)
def test_parameters_that_are_not_configured_set_nothing(given: object, set_to: Any) -> None:
    context = Context(Inputs({"default": given}))
    assert from_parameter("a.b", "default")(disk(), context) == set_to


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ({"a": 1}, "a", {"a": 0}),
        ({"a": 1}, "b", {"a": 1, "b": 0}),
        ({}, "a.b.c", {"a": {"b": {"c": 0}}}),
        ({"a": {"b": 1, "c": 2}}, "a.b", {"a": {"b": 0, "c": 2}}),
        ({"a": "text"}, "a.b", {"a": {"b": 0}}),
        ({"a": [{"b": 1}, {"b": 2}, 3]}, "a[1].b", {"a": [{"b": 1}, {"b": 0}, 3]}),
        ({"a": [[1, 2], 3]}, "a[0][1]", {"a": [[1, 0], 3]}),
        ({"a": [1]}, "a[7]", {"a": [1]}),
        ({"a": {"b[c]": 1}}, "a.b[c]", {"a": {"b[c]": 0}}),
        ({"a": secret({"b": 1})}, "a.b", {"a": secret({"b": 0})}),
        ({"a": secret([secret({"b": 1})])}, "a[0].b", {"a": secret([secret({"b": 0})])}),
        ({"a": {"b": secret()}}, "a.b", {"a": {"b": secret(0)}}),
    ],
)
def test_changes_leave_the_rest_alone(before: Any, path: str, after: Any) -> None:
    copy = repr(before)
    assert changed(before, {path: 0}) == after
    assert repr(before) == copy


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ({"a": 1, "b": 2}, "a", {"b": 2}),
        ({"a": {"b": 1, "c": 2}}, "a.b", {"a": {"c": 2}}),
        ({"a": [{"b": 1}]}, "a[0].b", {"a": [{}]}),
        ({"a": secret({"b": 1})}, "a.b", {"a": secret({})}),
        ({"a": secret()}, "a", {}),
        ({"a": 1}, "b", {"a": 1}),
        ({"a": 1}, "b.c", {"a": 1}),
        ({"a": "text"}, "a.b", {"a": "text"}),
    ],
)
def test_none_takes_an_input_away(before: Any, path: str, after: Any) -> None:
    assert changed(before, {path: None}) == after


@pytest.mark.parametrize(
    "held", [UNKNOWN_OBJECT, {"b": UNKNOWN_TEXT}, {"b": [{"c": UNKNOWN_TEXT}]}]
)
def test_what_holds_unknowns_is_not_taken_away(held: object) -> None:
    take = taking_away("encryption")
    assert take(disk(encryption=held), Context()) == {}
    assert take(disk(encryption={"b": [{"c": "known"}]}), Context()) == {"encryption": None}


def test_changes_add_up() -> None:
    assert changed({"a": {"b": 1}}, {"a.b": 2, "a.c": 3}) == {"a": {"b": 2, "c": 3}}


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ({"a": 1, "b": 2}, "a", {"b": 2}),
        ({"b": 2}, "a", {"b": 2}),
        ({"b": 2}, "a.c", {"b": 2}),
        ({"a": "text"}, "a.c", {"a": "text"}),
        ({"a": {"b": 1, "c": 2}}, "a.b", {"a": {"c": 2}}),
        ({"a": secret({"b": 1})}, "a.b", {"a": secret({})}),
        ({"a": secret()}, "a", {}),
        ({"a": [{"b": 1, "c": 2}]}, "a[0].b", {"a": [{"c": 2}]}),
    ],
)
def test_none_takes_away(before: Any, path: str, after: Any) -> None:
    assert changed(before, {path: None}) == after


def test_what_is_not_known_in_full_is_not_taken_away() -> None:
    fix = taking_away("a")
    assert fix(made("t", "n", {"a": {"b": [1, {"c": 2}]}}), Context()) == {"a": None}
    for unknown in (UNKNOWN_OBJECT, [UNKNOWN_TEXT], {"b": [1, {"c": UNKNOWN_TEXT}]}):
        assert fix(made("t", "n", {"a": unknown}), Context()) == {}


def test_no_unknown_is_overwritten() -> None:
    inputs = disk(sku={"name": UNKNOWN_TEXT}, encryption=UNKNOWN_OBJECT, list=[1, UNKNOWN_TEXT])
    known = {"sku.tier": 0, "location": 0, "tags.a": 0, "list[0]": 0, "list[9].a": 0}
    unknown = {"sku.name": 0, "encryption": 0, "encryption.type": 0, "list[1]": 0, "list[1].a": 0}
    assert known_only(inputs, {**known, **unknown}) == known
