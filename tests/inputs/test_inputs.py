"""Every input of every component ends in a property or option of a resource: none is dropped."""

from typing import Any

import pytest

from azure_disk_protection import COMPONENTS
from tests.components.case import ends
from tests.components.input_table import row, rows_of_page, spelled
from tests.components.inputs import case_of, inputs_of

EVERY_INPUT = [
    pytest.param(component, name, id=f"{component.__name__}-{spelled(name)}")
    for component in COMPONENTS
    for name in sorted(inputs_of(component))
]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.__name__)
def test_every_input_has_a_change(component: type[Any]) -> None:
    assert set(case_of(component).changes) == inputs_of(component)


@pytest.mark.parametrize(("component", "name"), EVERY_INPUT)
def test_input_ends_in_a_property(component: type[Any], name: str) -> None:
    """The row of ``docs/inputs.md`` is true (``python -m tests.components.input_table``)."""
    case = case_of(component)
    found = ends(case, name)
    if case.changes[name].why:
        assert found == [], "it reaches a resource, no reason is needed"
    else:
        assert found, "the input is dropped"
    assert row(case, name, found) in rows_of_page().get(component.__name__, [])


def test_the_page_has_no_other_rows() -> None:
    shown = {component: len(rows) for component, rows in rows_of_page().items()}
    assert shown == {component.__name__: len(inputs_of(component)) for component in COMPONENTS}
