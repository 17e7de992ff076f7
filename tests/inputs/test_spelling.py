"""How a region or an id is spelled changes nothing: neither what is made nor what is kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pulumi
import pytest

from azure_disk_facts.regions import find_region
from azure_disk_protection import COMPONENTS
from azure_disk_protection.schema import component_schema
from azure_disk_protection.spelling import is_keyed_by_region, names_regions
from azure_disk_simulator.doors.results import Registration
from tests.components.case import differences
from tests.components.inputs import case_of

every_component = pytest.mark.parametrize(
    "component", COMPONENTS, ids=lambda component: component.__name__
)
_FIXED_PART = re.compile(r"/subscriptions/[^/]+(/resourceGroups/[^/]+)?(/providers/[^/]+)?")
"""What azure-native, too, compares whatever the case: all but types and names."""


def _shown(value: Any) -> Any:
    if isinstance(value, pulumi.Output):
        return value.apply(_shown)
    region = find_region(value) if isinstance(value, str) else None
    return value if region is None else region.display_name


def _otherwise(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, pulumi.Output):
        return value.apply(change)
    if isinstance(value, Mapping):
        return {key: _otherwise(each, change) for key, each in value.items()}
    return (
        [_otherwise(each, change) for each in value] if isinstance(value, list) else change(value)
    )


def _with_display_names(value: Any, field: str = "") -> Any:
    """Return inputs with every region as people write it."""
    if names_regions(field):
        return _otherwise(value, _shown)
    if isinstance(value, Mapping):
        spell = _shown if is_keyed_by_region(field) else str
        return {spell(key): _with_display_names(each, key) for key, each in value.items()}
    return [_with_display_names(each) for each in value] if isinstance(value, list) else value


def _with_loud_ids(value: Any) -> Any:
    """Return inputs with every id in capitals, as far as nobody minds."""

    def loud(text: Any) -> Any:
        return _FIXED_PART.sub(lambda found: found[0].upper(), text) if type(text) is str else text

    return _otherwise(value, loud)


def _places(registrations: tuple[Registration, ...]) -> dict[tuple[str, str], Any]:
    return {(each.token, each.name): each.inputs.get("location") for each in registrations}


@every_component
def test_a_region_may_be_spelled_as_people_do(component: type[Any]) -> None:
    case = case_of(component)
    spelled = replace(case, args=lambda: _with_display_names(case.args()))
    assert differences(case.base(), spelled.base()) == []
    # The simulated Azure, as azure-native, takes no other spelling for a change here.
    assert _places(case.base()) == _places(spelled.base())


@every_component
def test_the_case_of_an_id_replaces_nothing(component: type[Any]) -> None:
    case = case_of(component)
    loud = replace(case, args=lambda: _with_loud_ids(case.args()))
    found = differences(case.base(), loud.base())
    # Custom roles show the name of their group as it was given; an export ran once.
    told = {("roleName", "update"), ("sourceId", "at creation only")}
    assert [each for each in found if (each.path, each.change) not in told] == []


def test_every_input_that_is_a_region_is_read_as_one() -> None:
    schema = component_schema()
    shapes = [
        *(each["inputProperties"] for each in schema["resources"].values()),
        *(each.get("properties", {}) for each in schema["types"].values()),
    ]
    regions = {
        re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", name)
        for shape in shapes
        for name, field in shape.items()
        if re.match("(Azure r|R)egion", field.get("description", ""))
    }
    assert len(regions) > 5
    assert [name for name in regions if not names_regions(name)] == []
