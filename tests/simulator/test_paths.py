from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azure_disk_facts import resource_types
from azure_disk_simulator import paths

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)
bodies = st.dictionaries(st.text("abc", min_size=1), json_values, max_size=4)


@pytest.mark.parametrize(
    ("facts", "pulumi", "arm"),
    [
        (resource_types.DISK, "creationData", "properties.creationData"),
        (resource_types.DISK, "zones", "zones"),
        (resource_types.DISK, "sku.name", "sku.name"),
        (resource_types.KEY_VAULT, "properties.sku", "properties.sku"),
    ],
)
def test_arm_paths(facts: Any, pulumi: str, arm: str) -> None:
    assert paths.arm_path(facts, pulumi) == arm


@given(bodies, json_values)
def test_what_is_set_can_be_read_and_dropped(body: dict[str, Any], value: Any) -> None:
    before = repr(body)
    paths.set_path(body, "x.y.z", value)
    assert paths.has_path(body, "x.y.z")
    assert paths.get_path(body, "x.y.z") == value
    paths.drop_path(body, "x.y.z")
    assert repr(body) == before


def test_dropping_leaves_what_is_not_empty() -> None:
    body = {"a": {"b": {"c": 1}, "d": 2}}
    paths.drop_path(body, "a.b.c")
    assert body == {"a": {"d": 2}}
    for absent in ("a.x", "x.y", "a.d.e"):
        paths.drop_path(body, absent)
    assert body == {"a": {"d": 2}}


def test_reading_what_is_not_there() -> None:
    assert paths.get_path({"a": 1}, "a.b", "default") == "default"
    assert not paths.has_path({}, "a")
    assert paths.has_path({"a": None}, "a")


@given(bodies)
def test_without_nulls_has_none(body: dict[str, Any]) -> None:
    def clean(value: Any) -> bool:
        if isinstance(value, dict):
            return all(item is not None and clean(item) for item in value.values())
        return not isinstance(value, list) or all(map(clean, value))

    assert clean(paths.without_nulls(body))


def test_merging() -> None:
    base = {"a": {"b": 1, "c": 2}, "d": [1]}
    assert paths.merged(base, {"a": {"c": 3}, "d": [2]}) == {"a": {"b": 1, "c": 3}, "d": [2]}
    assert base == {"a": {"b": 1, "c": 2}, "d": [1]}


def test_case_does_not_matter() -> None:
    assert paths.same({"id": ["/RG/x"]}, {"id": ["/rg/X"]})
    assert not paths.same({"a": 1}, {"a": 1, "b": 2})
    assert not paths.same([1], [1, 2])
    assert not paths.same("1", 1)


@pytest.mark.parametrize(
    ("new", "change"),
    [({"b": 1}, None), ({}, None), ({"b": 2}, "p.b"), ({"c": 1}, "p.c"), ("x", "p")],
)
def test_the_first_change(new: Any, change: str | None) -> None:
    assert paths.first_change({"a": 1, "b": 1}, new, "p") == change
